"""The first schema."""

from typing import Any

from alembic import op
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    Text,
    UniqueConstraint,
)

from storage.column_types import IDENTIFIER, MOMENT

revision = "0001"
down_revision = None

_ONLY_ADDED = """
CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table}
BEGIN
    SELECT RAISE(ABORT, 'facts are only added');
END
"""


def upgrade() -> None:
    """Make the tables, and guard the facts."""
    _staff_and_registries()
    _waves_and_cases()
    _facts("claims")
    _facts("dials", Column("phone", Text, nullable=False))
    _facts(
        "answers",
        Column("question", Text, nullable=False),
        Column("choice", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("corrects", IDENTIFIER, ForeignKey("answers.id")),
    )
    _facts("notes", Column("text", Text, nullable=False))
    _facts("dispositions", Column("outcome", Text, nullable=False))
    _facts("appointments", Column("due", MOMENT, nullable=False))
    _facts("reviews", Column("verdict", Text, nullable=False), Column("reason", Text, nullable=False))


def _staff_and_registries() -> None:
    op.create_table(
        "staff",
        Column("id", IDENTIFIER, primary_key=True),
        Column("login", Text, nullable=False, unique=True),
        Column("name", Text, nullable=False),
        Column("role", Text, nullable=False),
    )
    op.create_table(
        "registry_versions",
        Column("id", IDENTIFIER, primary_key=True),
        Column("month", Text, nullable=False),
        Column("number", Integer, nullable=False),
        Column("file", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("received", Date, nullable=False),
        Column("late", Boolean, nullable=False),
        Column("rows", Integer, nullable=False),
        Column("counted", Integer, nullable=False),
        Column("imported_at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        UniqueConstraint("month", "number"),
    )
    op.create_table(
        "registry_rows",
        Column("version_id", IDENTIFIER, ForeignKey("registry_versions.id"), primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("counted", Boolean, nullable=False),
        Column("region", Text, nullable=False),
        Column("id_number", Text, nullable=False),
        Column("person", Text, nullable=False),
        Column("name_birth", Text, nullable=False),
        Column("enterprise", Text, nullable=False),
        Column("sex", Text, nullable=False),
        Column("birth", Date),
        Column("category", Text, nullable=False),
        Column("start_date", Date),
        Column("end_date", Date),
        Column("phones", JSON, nullable=False),
        Column("cells", JSON, nullable=False),
    )
    op.create_table(
        "findings",
        Column("id", Integer, primary_key=True),
        Column("version_id", IDENTIFIER, ForeignKey("registry_versions.id"), nullable=False),
        Column("row_number", Integer, nullable=False),
        Column("form_column", Integer, nullable=False),
        Column("code", Text, nullable=False),
        Column("severity", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("facts", JSON, nullable=False),
    )
    op.create_index(None, "findings", ["version_id", "code", "row_number", "form_column"])


def _waves_and_cases() -> None:
    op.create_table(
        "waves",
        Column("id", IDENTIFIER, primary_key=True),
        Column("edition", Text, nullable=False),
        Column("quarter", Text, nullable=False, unique=True),
        Column("request", JSON, nullable=False),
        Column("frame", Integer, nullable=False),
        Column("completes", Integer, nullable=False),
        Column("sample", Integer, nullable=False),
        Column("margin", Float, nullable=False),
        Column("strata", JSON, nullable=False),
        Column("seed", Text, nullable=False),
        Column("frame_sha256", Text, nullable=False),
        Column("drawn_at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    )
    op.create_table(
        "cases",
        Column("id", IDENTIFIER, primary_key=True),
        Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), nullable=False),
        Column("place", Integer, nullable=False),
        Column("replicate", Integer, nullable=False),
        Column("region", Text, nullable=False),
        Column("client", Text, nullable=False),
        Column("services", Integer, nullable=False),
        Column("version_id", IDENTIFIER, nullable=False),
        Column("row_number", Integer, nullable=False),
        Column("phones", JSON, nullable=False),
        UniqueConstraint("wave_id", "place"),
        ForeignKeyConstraint(["version_id", "row_number"], ["registry_rows.version_id", "registry_rows.number"]),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "case_states",
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
        Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), nullable=False),
        Column("place", Integer, nullable=False),
        Column("stage", Text, nullable=False),
        Column("outcome", Text, nullable=False),
        Column("dials", Integer, nullable=False),
        Column("due", MOMENT),
        Column("held_by", IDENTIFIER, ForeignKey("staff.id")),
        Column("complete_at", MOMENT),
        sqlite_with_rowid=False,
    )
    op.create_index(None, "case_states", ["wave_id", "stage", "due", "place"])
    op.create_index(None, "case_states", ["wave_id", "stage", "place"])
    op.create_index(None, "case_states", ["held_by"])


def _facts(name: str, *own: Column[Any]) -> None:
    op.create_table(
        name,
        Column("id", IDENTIFIER, primary_key=True),
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), nullable=False),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        *own,
        sqlite_with_rowid=False,
    )
    op.create_index(None, name, ["case_id"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(_ONLY_ADDED.format(table=name, verb=verb))
