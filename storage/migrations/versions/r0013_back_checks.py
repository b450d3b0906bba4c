"""Back-checks: an interview put before somebody else, what the client answered again, what became of the call."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Text

from storage.column_types import IDENTIFIER, MOMENT

revision = "0013"
down_revision = "0012"

_ONLY_ADDED = """
CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table}
BEGIN
    SELECT RAISE(ABORT, 'facts are only added');
END
"""


def upgrade() -> None:
    """Make the three tables and guard them."""
    _facts("check_starts")
    _facts("check_answers", "question", "choice", "language")
    _facts("check_calls", "phone", "outcome")


def _facts(name: str, *texts: str) -> None:
    op.create_table(
        name,
        Column("id", IDENTIFIER, primary_key=True),
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        Column("of", IDENTIFIER, nullable=False),
        *(Column(text, Text, nullable=False) for text in texts),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{name}_case_id", name, ["case_id"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(_ONLY_ADDED.format(table=name, verb=verb))
