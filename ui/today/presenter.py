"""What is due in the quarter and how the operator's day goes; knows no widget."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from survey.deadlines import DueDate
from survey.errors import SurveyError
from survey.language import Language
from survey.periods import Quarter
from survey.ports import Clock
from survey.services.calling import Day
from survey.services.desks import Desks
from survey.services.registry import MonthStatus
from survey.services.sampling import DrawnWave
from survey.staff import Deed
from ui.calendar.faces import what_is_due
from ui.interview.times import overdue_words
from ui.tasks import Run
from ui.texts import ALMATY, NO_FIGURE, Texts

NEXT_DATES = 3


@dataclass(frozen=True, slots=True)
class MonthFace:
    """A month's registry: its name, its due date, where it stands as a chip, what was found."""

    name: str
    due: str
    state: str
    role: str
    findings: str


@dataclass(frozen=True, slots=True)
class DueFace:
    """A due date that comes next: its day, what is due, the working days left."""

    day: str
    what: str
    left: str


@dataclass(frozen=True, slots=True)
class TodayFace:
    """The whole screen in words; `can_call` is False while no wave is drawn, `due` empty for who keeps no dates."""

    title: str
    quarter: str
    months: tuple[MonthFace, ...]
    calls: str
    interviews: str
    pace: str
    promised: str
    appointment: str
    appointment_words: str
    wave: str
    can_call: bool
    due: tuple[DueFace, ...] = ()
    overdue: str = ""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_loading(self) -> None:
        """Say that it is on its way."""

    def show_today(self, face: TodayFace) -> None:
        """Show the day."""

    def show_failure(self, error: SurveyError) -> None:
        """Say that it could not be read."""


@dataclass(frozen=True, slots=True)
class _Found:
    months: tuple[MonthStatus, ...]
    day: Day
    wave: DrawnWave | None
    due: tuple[DueDate, ...]


class TodayPresenter:
    """Reads the day anew whenever the screen is seen."""

    def __init__(self, desks: Desks, clock: Clock, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._desks = desks
        self._clock = clock
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._quarter: Quarter | None = None
        self._found: _Found | None = None

    def translate(self, texts: Texts) -> None:
        """Show the day in another language."""
        self._texts = texts
        self._show()

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._quarter = quarter
        self._found = None

    def load(self) -> None:
        """Read what is due and what was done."""
        if self._quarter is None:
            return
        desks, quarter = self._desks, self._quarter
        if self._found is None:
            self._view.show_loading()
        self._run(
            lambda: _Found(
                desks.registry.months(quarter), desks.calling.day(), desks.sampling.wave(quarter), _due(desks)
            ),
            self._arrived,
            self._view.show_failure,
        )

    def _arrived(self, found: _Found) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        if self._found is None or self._quarter is None:
            return
        texts, found = self._texts, self._found
        today = self._clock().astimezone(ALMATY).date()
        due = found.day.next_appointment
        wave = found.wave and found.wave.wave
        drawn = wave and texts("today.wave", n=wave.plan.sample, date=wave.drawn_at.astimezone(ALMATY).date())
        self._view.show_today(
            TodayFace(
                title=texts("today.title", date=texts.long_date(today)),
                quarter=texts.quarter(self._quarter),
                months=tuple(_month(status, today, texts) for status in found.months),
                calls=texts.number(found.day.calls),
                interviews=texts.number(found.day.interviews),
                pace=texts.number(found.day.pace, 1),
                promised=texts.number(len(found.day.promised)),
                appointment=texts.clock(due) if due else NO_FIGURE,
                appointment_words=_appointment(due, today, texts),
                wave=drawn or texts("today.no_wave"),
                can_call=wave is not None and self._desks.staff.may(Deed.CALL),
                due=tuple(_due_face(one, texts) for one in found.due),
                overdue=overdue_words(found.day.promised, self._clock(), texts),
            )
        )


def _due_face(one: DueDate, texts: Texts) -> DueFace:
    left = texts("calendar.left", n=one.working_days or 0)
    return DueFace(texts.date(one.due), what_is_due(one, texts), left)


def _due(desks: Desks) -> tuple[DueDate, ...]:
    """Return the next due dates, for those who keep the registries."""
    if not desks.staff.may(Deed.READ_REGISTRY):
        return ()
    this_year = desks.calendar.year()
    coming = [one for one in this_year if not one.done and (one.working_days or 0) >= 0]
    return tuple(coming[:NEXT_DATES])


def _month(status: MonthStatus, today: date, texts: Texts) -> MonthFace:
    version = status.version
    if version:
        key, role = ("received_late", "chip-bad") if version.late else ("received", "chip-good")
        state = texts(f"today.{key}", date=version.received)
    else:
        key, role = ("overdue", "chip-bad") if today > status.due else ("awaited", "chip-warning")
        state = texts(f"today.{key}")
    return MonthFace(
        name=texts.month(status.month),
        due=texts("today.until", due=status.due),
        state=state,
        role=role,
        findings=texts("today.findings", n=status.finding_rows) if status.finding_rows else "",
    )


def _appointment(due: datetime | None, today: date, texts: Texts) -> str:
    words = texts("today.appointment")
    there = due and due.astimezone(ALMATY).date()
    return f"{words}, {texts.day(there)}" if there and there != today else words
