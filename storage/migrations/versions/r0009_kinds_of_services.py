"""A registry row says what kind of service it is, for the indicators of ¶5.1.

A row stored before keeps what its provider wrote in place of the edition's key: a migration knows no edition, and who
reads the columns understands both (survey/report/kinds.py).
"""

from alembic import op
from sqlalchemy import JSON, Column, Text, column, func, table, update

revision = "0009"
down_revision = "0008"
ADDED = ("legal_form", "industry", "service", "mode")


def upgrade() -> None:
    """Add the columns and fill them for the rows that are there."""
    for name in ADDED:
        op.add_column("registry_rows", Column(name, Text, nullable=False, server_default=""))
    rows = table("registry_rows", column("cells", JSON), *(column(name, Text) for name in ADDED))
    written = {name: func.coalesce(rows.c.cells[name].as_string(), "") for name in ADDED}
    op.execute(update(rows).values(written))
