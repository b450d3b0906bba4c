"""Facts: a table for each kind."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Row, Table

from storage import tables
from survey.facts import Answer, Appointment, Claim, Dial, Disposition, Fact, Note, Review, Verdict
from survey.language import Language

TABLES: Mapping[type[Fact], Table] = {
    Claim: tables.claims,
    Dial: tables.dials,
    Answer: tables.answers,
    Note: tables.notes,
    Disposition: tables.dispositions,
    Appointment: tables.appointments,
    Review: tables.reviews,
}
"""Where each kind of fact is kept."""

_COLUMNS = {"case": "case_id", "by": "by_id"}
_FIELDS = {kind: tuple((field.name, _COLUMNS.get(field.name, field.name)) for field in fields(kind)) for kind in TABLES}


def fact_values(fact: Fact) -> dict[str, Any]:
    """Return the row of a fact in the table of its kind."""
    return {column: getattr(fact, name) for name, column in _FIELDS[type(fact)]}


def fact_of(row: Row[Any]) -> Fact:
    """Return the fact in a row that has the columns of all kinds and `kind`, the name of its table."""
    return _READERS[row.kind](row, {"id": row.id, "case": row.case_id, "at": row.at, "by": row.by_id})


_READERS: Mapping[str, Callable[[Row[Any], dict[str, Any]], Fact]] = {
    "claims": lambda _, stamp: Claim(**stamp),
    "dials": lambda row, stamp: Dial(phone=row.phone, **stamp),
    "answers": lambda row, stamp: Answer(
        question=row.question, choice=row.choice, language=Language(row.language), corrects=row.corrects, **stamp
    ),
    "notes": lambda row, stamp: Note(text=row.text, **stamp),
    "dispositions": lambda row, stamp: Disposition(outcome=row.outcome, **stamp),
    "appointments": lambda row, stamp: Appointment(due=row.due, **stamp),
    "reviews": lambda row, stamp: Review(verdict=Verdict(row.verdict), reason=row.reason, **stamp),
}
