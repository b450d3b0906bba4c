"""The tables of the registers beside the registry, and of what is derived from them."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, ForeignKeyConstraint, Index, Integer, Table, Text

from storage.column_types import IDENTIFIER, MOMENT
from storage.tables import metadata

registers = Table(
    "registers",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("months", JSON, nullable=False),
    Column("imported_at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
)

acts = Table(
    "acts",
    metadata,
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

questionnaires = Table(
    "questionnaires",
    metadata,
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


def _matches(name: str, line: str) -> Table:
    """Return the table of which registry row a register's line is about: derived from both."""
    return Table(
        name,
        metadata,
        Column("version_id", IDENTIFIER, primary_key=True),
        Column("row_number", Integer, primary_key=True, autoincrement=False),
        Column("register_id", IDENTIFIER, nullable=False),
        Column("line", Integer, nullable=False),
        ForeignKeyConstraint(["version_id", "row_number"], ["registry_rows.version_id", "registry_rows.number"]),
        ForeignKeyConstraint(["register_id", "line"], [f"{line}.register_id", f"{line}.row_number"]),
        Index(None, "register_id", "line"),
        sqlite_with_rowid=False,
    )


act_matches = _matches("act_matches", "acts")
questionnaire_matches = _matches("questionnaire_matches", "questionnaires")

questionnaire_findings = Table(
    "questionnaire_findings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("register_id", IDENTIFIER, nullable=False),
    Column("line", Integer, nullable=False),
    Column("form_column", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("facts", JSON, nullable=False),
    ForeignKeyConstraint(["register_id", "line"], ["questionnaires.register_id", "questionnaires.row_number"]),
    Index(None, "register_id", "code", "line"),
)

# What the sample was drawn from, as it stood then: acts that come later change how many rows of a version count.
wave_sources = Table(
    "wave_sources",
    metadata,
    Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), primary_key=True),
    Column("version_id", IDENTIFIER, ForeignKey("registry_versions.id"), primary_key=True),
    Column("counted", Integer, nullable=False),
    sqlite_with_rowid=False,
)
