"""Facts: a table for each kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Table, Text, cast, literal_column, null

from storage import fact_tables as tables
from storage.column_types import IDENTIFIER, MOMENT
from survey.facts import (
    Answer,
    Appointment,
    CheckAnswer,
    CheckCall,
    CheckStart,
    Claim,
    Dial,
    Disposition,
    Ending,
    Fact,
    Moved,
    Note,
    Review,
    Undone,
    Verdict,
    Why,
)
from survey.language import Language

TABLES: Mapping[type[Fact], Table] = {
    Claim: tables.claims,
    Dial: tables.dials,
    Answer: tables.answers,
    Note: tables.notes,
    Disposition: tables.dispositions,
    Appointment: tables.appointments,
    Ending: tables.endings,
    Moved: tables.moved,
    Undone: tables.undone,
    Review: tables.reviews,
    CheckStart: tables.check_starts,
    CheckAnswer: tables.check_answers,
    CheckCall: tables.check_calls,
}
"""Where each kind of fact is kept."""

_NONE = cast(null(), IDENTIFIER).label("corrects")
_STAMP = ("id", "case_id", "at", "by_id")
_COLUMNS = {"case": "case_id", "by": "by_id"}
_FIELDS = {kind: tuple((field.name, _COLUMNS.get(field.name, field.name)) for field in fields(kind)) for kind in TABLES}


def fact_values(fact: Fact) -> dict[str, Any]:
    """Return the row of a fact in the table of its kind."""
    return {column: getattr(fact, name) for name, column in _FIELDS[type(fact)]}


def columns_of(table: Table) -> tuple[ColumnElement[Any], ...]:
    """Return the columns of a fact table in the one shape that all share.

    The kind, the stamp, the kind's own texts (up to three, in the order of the table), `corrects` or `of`, and `due`.
    """
    own = [column for column in table.columns if column.name not in _STAMP]
    texts = [column for column in own if isinstance(column.type, Text)]
    return (
        literal_column(f"'{table.name}'").label("kind"),
        *(table.c[name] for name in _STAMP),
        *(column.label(f"text_{place}") for place, column in enumerate(texts, 1)),
        *(cast(null(), Text).label(f"text_{place}") for place in range(len(texts) + 1, 4)),
        next((table.c[name].label("corrects") for name in ("corrects", "of") if name in table.c), _NONE),
        table.c.due if "due" in table.c else cast(null(), MOMENT).label("due"),
    )


def fact_of(row: Sequence[Any]) -> Fact:
    """Return the fact in a row of that shape."""
    kind, fact, case, at, by, *own = row
    return _READERS[kind]({"id": fact, "case": case, "at": at, "by": by}, *own)


_READERS: Mapping[str, Callable[..., Fact]] = {
    "claims": lambda stamp, *_: Claim(**stamp),
    "dials": lambda stamp, phone, *_: Dial(phone=phone, **stamp),
    "answers": lambda stamp, question, choice, language, corrects, _: Answer(
        question=question, choice=choice, language=Language(language), corrects=corrects, **stamp
    ),
    "notes": lambda stamp, text, *_: Note(text=text, **stamp),
    "dispositions": lambda stamp, outcome, language, *_: Disposition(
        outcome=outcome, language=language and Language(language), **stamp
    ),
    "appointments": lambda stamp, *own: Appointment(due=own[-1], **stamp),
    "endings": lambda stamp, outcome, *_: Ending(outcome=outcome, **stamp),
    "moved": lambda stamp, why, *own: Moved(due=own[-1], why=Why(why), **stamp),
    "undone": lambda stamp, reason, _, __, of, ___: Undone(of=of, reason=reason, **stamp),
    "reviews": lambda stamp, verdict, reason, *_: Review(verdict=Verdict(verdict), reason=reason, **stamp),
    "check_starts": lambda stamp, *own: CheckStart(of=own[-2], **stamp),
    "check_answers": lambda stamp, question, choice, language, of, _: CheckAnswer(
        of=of, question=question, choice=choice, language=Language(language), **stamp
    ),
    "check_calls": lambda stamp, phone, outcome, _, of, __: CheckCall(of=of, phone=phone, outcome=outcome, **stamp),
}
