"""Replicates are released one by one; a wave drawn before had all of them in the field."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, UniqueConstraint, bindparam, column, insert, select, table

from storage.column_types import IDENTIFIER, MOMENT
from survey.ids import uuid7

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table, and write down what was in the field."""
    op.create_table(
        "wave_releases",
        Column("id", IDENTIFIER, primary_key=True),
        Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), nullable=False),
        Column("replicate", Integer, nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        UniqueConstraint("wave_id", "replicate"),
        sqlite_with_rowid=False,
    )
    waves = table("waves", column("id", IDENTIFIER), column("drawn_at", MOMENT), column("by_id", IDENTIFIER))
    cases = table("cases", column("wave_id", IDENTIFIER), column("replicate", Integer))
    replicates = select(cases.c.replicate).where(cases.c.wave_id == bindparam("wave")).distinct()
    releases = table(
        "wave_releases",
        column("id", IDENTIFIER),
        column("wave_id", IDENTIFIER),
        column("replicate", Integer),
        column("at", MOMENT),
        column("by_id", IDENTIFIER),
    )
    connection = op.get_bind()
    for wave, drawn_at, by in connection.execute(select(waves)).all():
        for replicate in connection.scalars(replicates, {"wave": wave}).all():
            released = {"id": uuid7(drawn_at), "wave_id": wave, "replicate": replicate, "at": drawn_at, "by_id": by}
            connection.execute(insert(releases), released)
