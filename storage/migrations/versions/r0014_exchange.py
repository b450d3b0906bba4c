"""The telephone exchange that calls are made through."""

from alembic import op
from sqlalchemy import Boolean, Column, Integer, Text

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the table; it has one row at most."""
    op.create_table(
        "exchange",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("host", Text, nullable=False),
        Column("port", Integer, nullable=False),
        Column("encrypted", Boolean, nullable=False),
        Column("user", Text, nullable=False),
        Column("secret", Text, nullable=False),
        Column("channel", Text, nullable=False),
        Column("context", Text, nullable=False),
        Column("fingerprint", Text, nullable=False),
    )
