"""The audit log found by kind and by person; seals computed anew after personal data were destroyed."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0016"
down_revision = "0015"

_ONLY_ADDED = """
CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table}
BEGIN
    SELECT RAISE(ABORT, 'facts are only added');
END
"""


def upgrade() -> None:
    """Make the indexes and the table, and guard it."""
    op.create_index("ix_audit_log_what_number", "audit_log", ["what", "number"])
    op.create_index("ix_audit_log_by_id_number", "audit_log", ["by_id", "number"])
    op.create_table(
        "reseals",
        Column("number", Integer, ForeignKey("audit_log.number"), primary_key=True),
        Column("destroyed", Integer, ForeignKey("audit_log.number"), primary_key=True),
        Column("digest", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(_ONLY_ADDED.format(table="reseals", verb=verb))
