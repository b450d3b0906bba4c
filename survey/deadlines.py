"""The due dates of the methodology and where each stands (¶¶7-9, 12)."""

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


PARAGRAPHS = {Duty.REGISTRY: 7, Duty.NOTICE: 8, Duty.CORRECTIONS: 9, Duty.REPORT: 12, Duty.FINAL: 12}


@dataclass(frozen=True, slots=True)
class DueDate:
    """What is due of a month or quarter, by when, where it stands, and the day it was done."""

    duty: Duty
    period: Month | Quarter
    due: date
    state: DueState
    done: date | None = None

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


def report_dates(year: int, rules: ReportRules, today: date) -> list[DueDate]:
    """Return the reports due in a year: the quarterly ones and the final one, which holds its quarter (¶12).

    The store does not know yet that a report went out, so none is ever done.
    """
    found = []
    for quarter in (Quarter(year, number) for number in range(1, 5)):
        duty, due = Duty.FINAL if rules.is_final(quarter) else Duty.REPORT, rules.due(quarter)
        found.append(DueDate(duty, quarter, due, state_of(due, rules.as_at(quarter), None, today)))
    return found
