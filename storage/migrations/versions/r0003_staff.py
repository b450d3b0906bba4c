"""Members of staff have a region, may be disabled, may have to change their password."""

from alembic import op
from sqlalchemy import Boolean, Column, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add what the one account before had by default."""
    op.add_column("staff", Column("region", Text, nullable=False, server_default=""))
    for name in ("disabled", "must_change"):
        op.add_column("staff", Column(name, Boolean, nullable=False, server_default="0"))
