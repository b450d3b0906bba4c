"""Column mappings that people made by hand."""

from alembic import op
from sqlalchemy import JSON, Column, ForeignKey, Text

from storage.column_types import IDENTIFIER, MOMENT

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table of mappings."""
    op.create_table(
        "column_mappings",
        Column("id", IDENTIFIER, primary_key=True),
        Column("headings", Text, nullable=False),
        Column("columns", JSON, nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_column_mappings_headings", "column_mappings", ["headings"])
