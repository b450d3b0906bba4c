"""The tables of reports: what a supervisor wrote in place of drafts, and the versions he approved. Only added to."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from storage.column_types import IDENTIFIER, MOMENT
from storage.tables import metadata

report_words = Table(
    "report_words",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("quarter", Text, nullable=False),
    Column("paragraph", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    Index(None, "quarter", "id"),
    sqlite_with_rowid=False,
)

report_approvals = Table(
    "report_approvals",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("quarter", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("snapshot", Text, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    UniqueConstraint("quarter", "version"),
)
