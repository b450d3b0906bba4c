"""The calling floor: lanes of the queue, skills of operators, endings, what was taken back, whom not to call."""

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Text

from storage.column_types import IDENTIFIER, MOMENT

revision = "0010"
down_revision = "0009"

_ONLY_ADDED = """
CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table}
BEGIN
    SELECT RAISE(ABORT, 'facts are only added');
END
"""
_REGIONS = """
UPDATE case_states SET region = (SELECT region FROM cases WHERE cases.id = case_states.case_id)
"""


def upgrade() -> None:
    """Add what the queue goes by; the cases that are there wait in the lane for everybody."""
    op.add_column("staff", Column("languages", Text, nullable=False, server_default="kk ru"))
    op.add_column("staff", Column("converts", Boolean, nullable=False, server_default="0"))
    op.add_column("dispositions", Column("language", Text))
    _lanes()
    _facts("endings", Column("outcome", Text, nullable=False))
    _facts("undone", Column("of", IDENTIFIER, nullable=False), Column("reason", Text, nullable=False))
    op.create_table(
        "do_not_call",
        Column("key", Text, primary_key=True),
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
        Column("outcome", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_do_not_call_case_id", "do_not_call", ["case_id"])


def _lanes() -> None:
    lane = ("stage", "language", "converting", "due", "place")
    for column in (
        Column("region", Text, nullable=False, server_default=""),
        Column("owner", IDENTIFIER),
        Column("language", Text, nullable=False, server_default=""),
        Column("refused_to", IDENTIFIER),
        Column("converting", Boolean, nullable=False, server_default="0"),
    ):
        op.add_column("case_states", column)
    op.execute(_REGIONS)
    op.drop_index("ix_case_states_wave_id_stage_place", "case_states")
    op.drop_index("ix_case_states_held_by", "case_states")
    op.create_index("ix_case_states_held_by_wave_id", "case_states", ["held_by", "wave_id"])
    op.create_index("ix_case_states_lane", "case_states", ["wave_id", *lane])
    op.create_index("ix_case_states_region", "case_states", ["wave_id", "region", *lane])
    op.create_index("ix_case_states_owner_wave_id_due_place", "case_states", ["owner", "wave_id", "due", "place"])


def _facts(name: str, *own: Column[object]) -> None:
    op.create_table(
        name,
        Column("id", IDENTIFIER, primary_key=True),
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        *own,
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{name}_case_id", name, ["case_id"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(_ONLY_ADDED.format(table=name, verb=verb))
