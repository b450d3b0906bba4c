"""What the facts of each case add to the board; from when and until when a supervisor lets call."""

from alembic import op
from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, Text

from storage.column_types import IDENTIFIER, MOMENT

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables; the cases that have facts are counted when the board is looked at first."""
    op.create_table(
        "case_tallies",
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
        Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), nullable=False),
        Column("last_at", MOMENT, nullable=False),
        Column("denied", Boolean, nullable=False),
        Column("day", Date, nullable=False),
        Column("hours", JSON, nullable=False),
        Column("turns", JSON, nullable=False),
        sqlite_with_rowid=False,
    )
    for column in ("last_at", "denied", "day"):
        op.create_index(f"ix_case_tallies_wave_id_{column}", "case_tallies", ["wave_id", column])
    op.create_table(
        "hour_tallies",
        Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), primary_key=True),
        Column("day", Date, primary_key=True),
        Column("hour", Integer, primary_key=True),
        Column("dials", Integer, nullable=False),
        Column("contacts", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stale_tallies",
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    _words()
    op.create_index("ix_cases_wave_id_replicate", "cases", ["wave_id", "replicate"])
    for table in _FACTS:
        op.execute(_STALE.format(table=table))


def _words() -> None:
    op.create_table(
        "moved",
        Column("id", IDENTIFIER, primary_key=True),
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        Column("due", MOMENT, nullable=False),
        Column("why", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_moved_case_id", "moved", ["case_id"])
    op.create_table(
        "widened_hours",
        Column("id", IDENTIFIER, primary_key=True),
        Column("until", MOMENT, nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_widened_hours_until", "widened_hours", ["until"])
    for table in ("moved", "widened_hours"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(_ONLY_ADDED.format(table=table, verb=verb))


_ONLY_ADDED = """
CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table}
BEGIN
    SELECT RAISE(ABORT, 'facts are only added');
END
"""
_STALE = "INSERT OR IGNORE INTO stale_tallies SELECT case_id FROM {table}"
_FACTS = (
    *("claims", "dials", "answers", "notes", "dispositions"),
    *("appointments", "endings", "undone", "reviews"),
)
