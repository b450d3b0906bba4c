"""Registers beside the registry: signed acts (¶11), online questionnaires (Annex 2)."""

from alembic import op
from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, ForeignKeyConstraint, Integer, Text

from storage.column_types import IDENTIFIER, MOMENT

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "registers",
        Column("id", IDENTIFIER, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("file", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("rows", Integer, nullable=False),
        Column("months", JSON, nullable=False),
        Column("imported_at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    )
    _acts()
    _questionnaires()
    op.create_table(
        "wave_sources",
        Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), primary_key=True),
        Column("version_id", IDENTIFIER, ForeignKey("registry_versions.id"), primary_key=True),
        Column("counted", Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _acts() -> None:
    op.create_table(
        "acts",
        Column("register_id", IDENTIFIER, ForeignKey("registers.id"), primary_key=True),
        Column("row_number", Integer, primary_key=True, autoincrement=False),
        Column("number", Text, nullable=False),
        Column("client", Text, nullable=False),
        Column("id_number", Text, nullable=False),
        Column("services", JSON, nullable=False),
        Column("start_date", Date),
        Column("end_date", Date),
        Column("online", Boolean),
        Column("signed", Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    _matches("act_matches", "acts")


def _questionnaires() -> None:
    op.create_table(
        "questionnaires",
        Column("register_id", IDENTIFIER, ForeignKey("registers.id"), primary_key=True),
        Column("row_number", Integer, primary_key=True, autoincrement=False),
        Column("client", Text, nullable=False),
        Column("id_number", Text, nullable=False),
        Column("manager", Text, nullable=False),
        Column("service", Text, nullable=False),
        Column("subservice", Text, nullable=False),
        Column("purpose", Text, nullable=False),
        Column("dated", Text, nullable=False),
        Column("day", Date),
        Column("marks", JSON, nullable=False),
        Column("financial", JSON, nullable=False),
        Column("other", JSON, nullable=False),
        sqlite_with_rowid=False,
    )
    _matches("questionnaire_matches", "questionnaires")
    op.create_table(
        "questionnaire_findings",
        Column("id", Integer, primary_key=True),
        Column("register_id", IDENTIFIER, nullable=False),
        Column("line", Integer, nullable=False),
        Column("form_column", Text, nullable=False),
        Column("code", Text, nullable=False),
        Column("severity", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("facts", JSON, nullable=False),
        ForeignKeyConstraint(["register_id", "line"], ["questionnaires.register_id", "questionnaires.row_number"]),
    )
    op.create_index(None, "questionnaire_findings", ["register_id", "code", "line"])


def _matches(name: str, line: str) -> None:
    op.create_table(
        name,
        Column("version_id", IDENTIFIER, primary_key=True),
        Column("row_number", Integer, primary_key=True, autoincrement=False),
        Column("register_id", IDENTIFIER, nullable=False),
        Column("line", Integer, nullable=False),
        ForeignKeyConstraint(["version_id", "row_number"], ["registry_rows.version_id", "registry_rows.number"]),
        ForeignKeyConstraint(["register_id", "line"], [f"{line}.register_id", f"{line}.row_number"]),
        sqlite_with_rowid=False,
    )
    op.create_index(None, name, ["register_id", "line"])
