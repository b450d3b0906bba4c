"""What happened to a month between provider and agency: the letter sent, received, the registry accepted."""

from alembic import op
from sqlalchemy import Column, Date, ForeignKey, Text

from storage.column_types import IDENTIFIER, MOMENT

revision = "0005"
down_revision = "0004"

_ONLY_ADDED = """
CREATE TRIGGER month_facts_refuse_{verb} BEFORE {verb} ON month_facts
BEGIN
    SELECT RAISE(ABORT, 'facts are only added');
END
"""


def upgrade() -> None:
    """Make the table, and guard the facts."""
    op.create_table(
        "month_facts",
        Column("id", IDENTIFIER, primary_key=True),
        Column("month", Text, nullable=False),
        Column("version_id", IDENTIFIER, ForeignKey("registry_versions.id"), nullable=False),
        Column("step", Text, nullable=False),
        Column("day", Date, nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index(None, "month_facts", ["month", "id"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(_ONLY_ADDED.format(verb=verb))
