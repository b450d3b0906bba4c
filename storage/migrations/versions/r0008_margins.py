"""A wave keeps its frame's clients by service and legal form, to rake to; one drawn before has none."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

from storage.column_types import IDENTIFIER

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "wave_margins",
        Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), primary_key=True),
        Column("margin", Text, primary_key=True),
        Column("category", Text, primary_key=True),
        Column("clients", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
