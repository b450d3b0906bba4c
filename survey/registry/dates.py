"""Dates as office files have them: true dates, serial numbers, text in many forms."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from survey.registry.records import Cell

EPOCH = date(1899, 12, 30)
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 1, 1)
CENTURY = 2000
_DAY_FIRST = re.compile(
    r"(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4}|\d{2})(?:\s*(?:г\.?|ж\.?))?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[T\s]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date cell: the day, or what is wrong: "missing", "unreadable" (no date at all), "impossible" (no such day)."""

    day: date | None
    problem: str


def read_date(cell: Cell) -> Dated:
    """Read a date cell."""
    match cell:
        case None | "":
            return Dated(None, "missing")
        case datetime():
            return _within(cell.date())
        case date():
            return _within(cell)
        case bool():
            return Dated(None, "unreadable")
        case int() | float():
            return _serial(cell)
    return _text(str(cell).strip())


def _text(text: str) -> Dated:
    if not text:
        return Dated(None, "missing")
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        return _day(year if len(found[3]) == len("2026") else CENTURY + year, month, day)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return _day(year, month, day)
    return _serial(float(text)) if re.fullmatch(r"\d{5}(?:\.0*)?", text) else Dated(None, "unreadable")


def _serial(number: float) -> Dated:
    if not 0 < number < (LATEST - EPOCH).days:
        return Dated(None, "unreadable")
    return _within(EPOCH + timedelta(days=int(number)))


def _day(year: int, month: int, day: int) -> Dated:
    try:
        return _within(date(year, month, day))
    except ValueError:
        return Dated(None, "impossible")


def _within(day: date) -> Dated:
    return Dated(day, "") if EARLIEST <= day < LATEST else Dated(None, "impossible")


def full_years(birth: date, day: date) -> int:
    """Return the full years from a birth to a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
