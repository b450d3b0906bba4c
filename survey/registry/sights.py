"""What checks see of rows: where a check finds nothing once, it finds nothing in any row that looks the same to it."""

import re
from collections.abc import Callable, Hashable, Iterable
from typing import TypeAlias

from survey.registry.dates import full_years
from survey.registry.row import Rows

Sight: TypeAlias = Callable[[Rows, str], Iterable[Hashable]]
"""Return what a check of a column sees of each row."""
OPENING = len("Err:502")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


def row(rows: Rows, _column: str) -> Iterable[Hashable]:
    """See the whole row: no two look the same."""
    return rows.number


def text(rows: Rows, column: str) -> Iterable[Hashable]:
    """See what is written."""
    return rows.text[column]


def opening(rows: Rows, column: str) -> Iterable[Hashable]:
    """See how a cell opens that opens with a letter, else all of it: enough to tell words from errors and nothing."""
    return [text[:OPENING] if text[:1].isalpha() else text for text in rows.text[column]]


def place(rows: Rows, column: str) -> Iterable[Hashable]:
    """See what is wrong with a region, and with which."""
    written = zip(rows.text[column], rows.place, strict=True)
    return [(place.problem, text) if place.problem else None for text, place in written]


def day(rows: Rows, column: str) -> Iterable[Hashable]:
    """See what is wrong with a date, and with which."""
    written = zip(rows.text[column], rows.dates[column], strict=True)
    return [(dated.problem, text) if dated.problem else None for text, dated in written]


def term(rows: Rows, _column: str) -> Iterable[Hashable]:
    """See when the service began and ended."""
    return zip(rows.days("start"), rows.days("end"), strict=True)


def age(rows: Rows, _column: str) -> Iterable[Hashable]:
    """See how old the client was when the service ended, below zero when not yet born, and the age that is stated."""
    days = zip(rows.days("birth"), rows.days("end"), rows.folded["age"], strict=True)
    return [(full_years(birth, end) if birth and end else birth, age) for birth, end, age in days]


def id_fault(rows: Rows, _column: str) -> Iterable[Hashable]:
    """See what is wrong with an IIN or BIN."""
    return [number.problem for number in rows.id_number]


def sex(rows: Rows, column: str) -> Iterable[Hashable]:
    """See the sex as written and as read, and the one that the IIN tells."""
    return zip(rows.text[column], rows.sex, [number.sex for number in rows.id_number], strict=True)


def phone_faults(rows: Rows, _column: str) -> Iterable[Hashable]:
    """See whether a number can be dialled, and what is written that cannot."""
    cells = zip(rows.dialable, *rows.numbers.values(), strict=True)
    return [(not dialable, one.foreign, one.invalid, other.foreign, other.invalid) for dialable, one, other in cells]


def email(rows: Rows, column: str) -> Iterable[Hashable]:
    """See what is no e-mail address."""
    return [None if text and EMAIL.fullmatch(text) else text for text in rows.text[column]]


def category(rows: Rows, _column: str) -> Iterable[Hashable]:
    """See the category read."""
    return rows.category


def legal_form(rows: Rows, _column: str) -> Iterable[Hashable]:
    """See the legal form read."""
    return rows.legal_form


def industry(rows: Rows, _column: str) -> Iterable[Hashable]:
    """See the industry read."""
    return rows.industry
