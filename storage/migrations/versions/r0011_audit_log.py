"""The audit log, and which of its records seals which facts."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Text

from storage.column_types import IDENTIFIER, MOMENT

revision = "0011"
down_revision = "0010"

_ONLY_ADDED = """
CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table}
BEGIN
    SELECT RAISE(ABORT, 'facts are only added');
END
"""


def upgrade() -> None:
    """Make the tables, guard them; guard the releases too, which are facts."""
    op.create_table(
        "audit_log",
        Column("number", Integer, primary_key=True),
        Column("id", IDENTIFIER, nullable=False, unique=True),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER),
        Column("what", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("before", Text, nullable=False),
        Column("after", Text, nullable=False),
        Column("hash", LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sealed_facts",
        Column("fact_id", IDENTIFIER, primary_key=True),
        Column("number", Integer, ForeignKey("audit_log.number"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sealed_facts_number", "sealed_facts", ["number"])
    for table in ("audit_log", "sealed_facts", "wave_releases"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(_ONLY_ADDED.format(table=table, verb=verb))
