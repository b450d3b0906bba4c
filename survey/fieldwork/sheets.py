"""Call sheets as they come back: which rows are filled, and the call that a row tells of."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from survey.edition import Edition
from survey.errors import FileRefused, Refused
from survey.fieldwork.hours import check_promise
from survey.language import Language
from survey.outcome import COMPLETE, Outcome
from survey.periods import Quarter
from survey.questionnaire import Question
from survey.registry.dates import read_date
from survey.registry.folding import fold
from survey.registry.phones import read_phones
from survey.registry.records import Cell
from survey.registry.row import as_text
from survey.registry.workbook import Workbook

SPOKEN = (Language.KK, Language.RU)
"""The languages an interview is held in; a sheet writes them by code and name: kk – қазақша."""
LOOK_AT = 60
"""Rows from the top of a sheet among which the row of keys is looked for."""
_CASE_KEY = re.compile(r"case (\d{4}Q[1-4])")
_CLOCK = re.compile(r"(?:\s|T)(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?\s*$")


@dataclass(frozen=True, slots=True)
class Call:
    """One call to a client (UTC): the number, the outcome's code, the answers by question, the promise, the note."""

    at: datetime
    phone: str
    outcome: str
    answers: Mapping[str, str]
    language: Language | None
    due: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row in which something was filled in: the sheet's own row number, the case as written, the other cells."""

    number: int
    case: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A call sheet that came back: its quarter and the rows that were filled in."""

    quarter: Quarter
    lines: tuple[Line, ...]


def case_key(quarter: Quarter) -> str:
    """Return what stands over the case numbers in the row of keys."""
    return f"case {quarter}"


def answer_keys(edition: Edition) -> tuple[str, ...]:
    """Return the keys of the columns that a branch fills in, in the order of the sheet."""
    questions = (question.id for question in edition.questionnaire.questions)
    return ("at", "phone", "outcome", *questions, "language", "due", "note")


def outcomes_on_sheet(edition: Edition) -> tuple[Outcome, ...]:
    """Return the outcomes a branch may choose from: a finished interview, then those an operator gives."""
    return tuple(sorted((o for o in edition.outcomes if o.by_hand or o.code == COMPLETE), key=_usual_first))


def read_sheet(workbook: Workbook, edition: Edition, file: str) -> FilledSheet:
    """Return the filled rows below the row of keys, on whichever sheet it is, the columns in any order.

    Raises FileRefused (sheet.no_form).
    """
    keys = answer_keys(edition)
    for name in workbook.names:
        for top, cells in enumerate(islice(workbook.rows(name), LOOK_AT), start=1):
            found = {word: place for place, cell in enumerate(cells) if (word := as_text(cell))}
            case = next((word for word in found if _CASE_KEY.fullmatch(word)), None)
            if case and found.keys() >= set(keys):
                places = {key: found[key] for key in keys}
                rows = enumerate(islice(workbook.rows(name), top, None), start=top + 1)
                quarter = Quarter.parse(case.removeprefix("case "))
                return FilledSheet(quarter, tuple(_filled(rows, found[case], places)))
    raise FileRefused("sheet.no_form", file=file)


def _filled(rows: Iterator[tuple[int, Sequence[Cell]]], case: int, places: Mapping[str, int]) -> Iterator[Line]:
    for number, row in rows:
        cells = {key: row[place] if place < len(row) else None for key, place in places.items()}
        if any(as_text(cell) for cell in cells.values()):
            yield Line(number, as_text(row[case]) if case < len(row) else "", cells)


class CallReader:
    """Reads the cells of filled rows with the words of an edition, in any of its languages."""

    def __init__(self, edition: Edition, drawn_at: datetime, now: datetime) -> None:
        """Fold the words once; calls lie between the draw and now."""
        self._edition = edition
        self._zone = ZoneInfo(edition.time_zone)
        self._drawn_at = drawn_at
        self._now = now
        self._outcomes = {
            fold(words): outcome
            for outcome in edition.outcomes
            for words in (outcome.text.kk, outcome.text.ru, outcome.text.en, outcome.code)
        }

    def read(self, cells: Mapping[str, Cell], phones: Sequence[str]) -> Call:
        """Return the call that a row tells of, each cell checked by itself.

        Raises Refused (sheet.at_missing, sheet.at, sheet.at_future, sheet.at_before_draw, sheet.phone_missing,
        sheet.phone, sheet.outcome_missing, sheet.outcome, outcome.not_by_hand, sheet.due_missing, sheet.due,
        sheet.due_not_asked, sheet.due_before_call, appointment.hours, sheet.choice, sheet.language_missing,
        sheet.language).
        """
        at = self._at(cells["at"])
        phone = _phone(as_text(cells["phone"]), phones)
        outcome = self._outcome(as_text(cells["outcome"]))
        answers = {
            question.id: _choice(question, written)
            for question in self._edition.questionnaire.questions
            if (written := as_text(cells[question.id]))
        }
        due = self._due(cells["due"], at, outcome)
        return Call(at, phone, outcome.code, answers, _language(cells, answers), due, as_text(cells["note"]))

    def _at(self, cell: Cell) -> datetime:
        if not as_text(cell):
            raise Refused("sheet.at_missing")
        at = self._moment(cell)
        if at is None:
            raise Refused("sheet.at", value=as_text(cell))
        if at > self._now:
            raise Refused("sheet.at_future", at=at)
        if at < self._drawn_at:
            raise Refused("sheet.at_before_draw", at=at, drawn=self._drawn_at)
        return at

    def _outcome(self, written: str) -> Outcome:
        if not written:
            raise Refused("sheet.outcome_missing")
        outcome = self._outcomes.get(fold(written))
        if outcome is None:
            raise Refused("sheet.outcome", value=written)
        if not outcome.by_hand and outcome.code != COMPLETE:
            raise Refused("outcome.not_by_hand", outcome=outcome.code)
        return outcome

    def _due(self, cell: Cell, at: datetime, outcome: Outcome) -> datetime | None:
        """Return when to call back. One that passed while the sheet travelled is kept: it is overdue, not wrong."""
        written = as_text(cell)
        if not outcome.asks_time:
            if written:
                raise Refused("sheet.due_not_asked", value=written, outcome=outcome.text)
            return None
        if not written:
            raise Refused("sheet.due_missing", outcome=outcome.text)
        due = self._moment(cell)
        if due is None:
            raise Refused("sheet.due", value=written)
        if due <= at:
            raise Refused("sheet.due_before_call", due=due, at=at)
        check_promise(due, self._edition)
        return due

    def _moment(self, cell: Cell) -> datetime | None:
        """Return a date and time to the minute in UTC, None when the cell is none or has no time."""
        day = read_date(cell).day
        clock = _clock(cell) if day else None
        if day is None or clock is None:
            return None
        return datetime.combine(day, clock, self._zone).astimezone(ZoneInfo("UTC"))


def _clock(cell: Cell) -> time | None:
    match cell:
        case datetime():
            # A day is a floating number in an office file: 11:30 may come as 11:29:59.9999.
            return (cell + timedelta(milliseconds=500)).time().replace(second=0, microsecond=0)
        case float():
            minutes = int(cell % 1 * 24 * 60 + 1 / 120)
            return time(minutes // 60, minutes % 60) if 0 < minutes < 24 * 60 else None
        case str() if found := _CLOCK.search(cell):
            hour, minute = int(found[1]), int(found[2])
            return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004  a day and an hour
    return None


def _phone(written: str, phones: Sequence[str]) -> str:
    if not written and len(phones) == 1:
        return phones[0]
    if not written:
        raise Refused("sheet.phone_missing", phones=tuple(phones))
    found = read_phones(written).dialable
    if len(found) != 1 or found[0] not in phones:
        raise Refused("sheet.phone", value=written, phones=tuple(phones))
    return found[0]


def _choice(question: Question, written: str) -> str:
    for choice in question.choices:
        words = (choice.digit, choice.text.kk, choice.text.ru, choice.text.en)
        if fold(written) in {fold(one) for one in words if one}:
            return choice.key
    raise Refused("sheet.choice", question=question.number, value=written)


def _language(cells: Mapping[str, Cell], answers: Collection[str]) -> Language | None:
    written = as_text(cells["language"])
    if not written:
        if answers:
            raise Refused("sheet.language_missing")
        return None
    language = next((one for one in SPOKEN if re.match(rf"{one.value}\b", written.lower())), None)
    if language is None:
        raise Refused("sheet.language", value=written)
    return language


def _usual_first(outcome: Outcome) -> tuple[bool, int, str]:
    return outcome.code != COMPLETE, outcome.button or 99, outcome.code
