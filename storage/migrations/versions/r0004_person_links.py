"""The supervisor's words on who is one person."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Text

from storage.column_types import IDENTIFIER, MOMENT

revision = "0004"
down_revision = "0003"

_ONLY_ADDED = """
CREATE TRIGGER person_links_refuse_{verb} BEFORE {verb} ON person_links
BEGIN
    SELECT RAISE(ABORT, 'facts are only added');
END
"""


def upgrade() -> None:
    """Make the table, and guard it."""
    op.create_table(
        "person_links",
        Column("id", IDENTIFIER, primary_key=True),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        Column("one", Text, nullable=False),
        Column("other", Text, nullable=False),
        Column("ruling", Text, nullable=False),
        Column("reason", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(_ONLY_ADDED.format(verb=verb))
