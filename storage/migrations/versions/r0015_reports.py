"""What is written and approved of reports: facts, only added."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text, UniqueConstraint

from storage.column_types import IDENTIFIER, MOMENT

revision = "0015"
down_revision = "0014"

_ONLY_ADDED = """
CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table}
BEGIN
    SELECT RAISE(ABORT, 'facts are only added');
END
"""


def upgrade() -> None:
    """Make the tables, and guard them."""
    op.create_table(
        "report_words",
        Column("id", IDENTIFIER, primary_key=True),
        Column("quarter", Text, nullable=False),
        Column("paragraph", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_report_words_quarter_id", "report_words", ["quarter", "id"])
    op.create_table(
        "report_approvals",
        Column("id", IDENTIFIER, primary_key=True),
        Column("quarter", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("snapshot", Text, nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        UniqueConstraint("quarter", "version", name="uq_report_approvals_quarter_version"),
    )
    for table in ("report_words", "report_approvals"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(_ONLY_ADDED.format(table=table, verb=verb))
