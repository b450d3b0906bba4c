"""The due dates of the methodology and where each stands (¶¶7-9, 12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from survey.calendar import working_day_before
from survey.edition_report import ReportRules
from survey.periods import Month, Quarter


class DueState(StrEnum):
    """Where a due date stands.

    DONE in time; LATE: done after the day, or the day has passed and it is not; DUE on the day and from the working
    day before (methodology decision 7); OPEN: it can be worked on; NOT_STARTED: its period has yet to begin or to end.
    """

    DONE = "done"
    LATE = "late"
    DUE = "due"
    OPEN = "open"
    NOT_STARTED = "not_started"


class Duty(StrEnum):
    """What is due."""

    REGISTRY = "registry"
    NOTICE = "notice"
    CORRECTIONS = "corrections"
    REPORT = "report"
    FINAL = "final"


class Obstacle(StrEnum):
    """What stands between us and what is due.

    PERIOD: the month or quarter is not over; PROVIDER: the provider has yet to send; REGISTRY: a month of the report
    has no registry; WAVE: no sample is drawn; INTERVIEWS: nobody was interviewed.
    """

    PERIOD = "period"
    PROVIDER = "provider"
    REGISTRY = "registry"
    WAVE = "wave"
    INTERVIEWS = "interviews"


PARAGRAPHS = {Duty.REGISTRY: 7, Duty.NOTICE: 8, Duty.CORRECTIONS: 9, Duty.REPORT: 12, Duty.FINAL: 12}


@dataclass(frozen=True, slots=True)
class DueDate:
    """What is due of a month or quarter, by when, where it stands, and the day it was done.

    While it is not done: what stands in its way, None for nothing, and the working days left, below zero those gone by.
    """

    duty: Duty
    period: Month | Quarter
    due: date
    state: DueState
    done: date | None = None
    obstacle: Obstacle | None = None
    working_days: int | None = None

    @property
    def paragraph(self) -> int:
        """The paragraph that sets the day."""
        return PARAGRAPHS[self.duty]


def state_of(due: date, opens: date, done: date | None, today: date) -> DueState:
    """Return where a due date stands; `opens` is the day from which it can be worked on."""
    if done:
        return DueState.DONE if done <= due else DueState.LATE
    if today > due:
        return DueState.LATE
    if today >= working_day_before(due):
        return DueState.DUE
    return DueState.OPEN if today >= opens else DueState.NOT_STARTED


def report_dates(year: int, rules: ReportRules, today: date, handed_in: Mapping[Quarter, date]) -> list[DueDate]:
    """Return the reports due in a year: the quarterly ones and the final one, which holds its quarter (¶12).

    `handed_in` has the day on which a quarter's report was first written for the authorised body.
    """
    found = []
    for quarter in (Quarter(year, number) for number in range(1, 5)):
        duty, due = Duty.FINAL if rules.is_final(quarter) else Duty.REPORT, rules.due(quarter)
        done = handed_in.get(quarter)
        found.append(DueDate(duty, quarter, due, state_of(due, rules.as_at(quarter), done, today), done))
    return found
