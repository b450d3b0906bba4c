"""The tables of facts, one for each kind: what people did, only ever added."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Table, Text

from storage.column_types import IDENTIFIER, MOMENT
from storage.tables import metadata


def _facts(name: str, *own: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", IDENTIFIER, primary_key=True),
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), nullable=False, index=True),
        Column("at", MOMENT, nullable=False),
        Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
        *own,
        sqlite_with_rowid=False,
    )


claims = _facts("claims")
dials = _facts("dials", Column("phone", Text, nullable=False))
answers = _facts(
    "answers",
    Column("question", Text, nullable=False),
    Column("choice", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("corrects", IDENTIFIER, ForeignKey("answers.id")),
)
notes = _facts("notes", Column("text", Text, nullable=False))
dispositions = _facts("dispositions", Column("outcome", Text, nullable=False), Column("language", Text))
appointments = _facts("appointments", Column("due", MOMENT, nullable=False))
endings = _facts("endings", Column("outcome", Text, nullable=False))
moved = _facts("moved", Column("due", MOMENT, nullable=False), Column("why", Text, nullable=False))
undone = _facts("undone", Column("of", IDENTIFIER, nullable=False), Column("reason", Text, nullable=False))
reviews = _facts("reviews", Column("verdict", Text, nullable=False), Column("reason", Text, nullable=False))
check_starts = _facts("check_starts", Column("of", IDENTIFIER, nullable=False))
check_answers = _facts(
    "check_answers",
    Column("of", IDENTIFIER, nullable=False),
    Column("question", Text, nullable=False),
    Column("choice", Text, nullable=False),
    Column("language", Text, nullable=False),
)
check_calls = _facts(
    "check_calls",
    Column("of", IDENTIFIER, nullable=False),
    Column("phone", Text, nullable=False),
    Column("outcome", Text, nullable=False),
)
