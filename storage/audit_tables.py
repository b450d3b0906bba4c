"""The tables of the audit log."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from storage.column_types import IDENTIFIER, MOMENT
from storage.tables import metadata

# The log stands by itself: it refers to nobody, so that nothing that happens to the staff can touch it.
# AUTOINCREMENT remembers the last number given, so that a record missing at the end is missed.
audit_log = Table(
    "audit_log",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", IDENTIFIER, nullable=False, unique=True),
    Column("at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index(None, "what", "number"),
    Index(None, "by_id", "number"),
    sqlite_autoincrement=True,
)

sealed_facts = Table(
    "sealed_facts",
    metadata,
    Column("fact_id", IDENTIFIER, primary_key=True),
    Column("number", Integer, ForeignKey("audit_log.number"), nullable=False),
    Index(None, "number"),
    sqlite_with_rowid=False,
)

# A seal computed anew over facts whose personal data were destroyed; the record `destroyed` vouches for it.
reseals = Table(
    "reseals",
    metadata,
    Column("number", Integer, ForeignKey("audit_log.number"), primary_key=True),
    Column("destroyed", Integer, ForeignKey("audit_log.number"), primary_key=True),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)
