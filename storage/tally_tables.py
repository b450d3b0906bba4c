"""What the board adds up: derived from the facts of each case; who adds a fact makes its case's tally stale."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, Table

from storage.column_types import IDENTIFIER, MOMENT
from storage.tables import metadata

case_tallies = Table(
    "case_tallies",
    metadata,
    Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
    Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), nullable=False),
    Column("last_at", MOMENT, nullable=False),
    Column("denied", Boolean, nullable=False),
    Column("day", Date, nullable=False),
    Column("hours", JSON, nullable=False),
    Column("turns", JSON, nullable=False),
    Index(None, "wave_id", "last_at"),
    Index(None, "wave_id", "denied"),
    Index(None, "wave_id", "day"),
    sqlite_with_rowid=False,
)

hour_tallies = Table(
    "hour_tallies",
    metadata,
    Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("hour", Integer, primary_key=True),
    Column("dials", Integer, nullable=False),
    Column("contacts", Integer, nullable=False),
    sqlite_with_rowid=False,
)

stale_tallies = Table(
    "stale_tallies",
    metadata,
    Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
    sqlite_with_rowid=False,
)
