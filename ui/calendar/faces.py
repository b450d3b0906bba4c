"""A due date in words, and what the presenter asks of the screen."""

from collections.abc import Sequence
from typing import Protocol

from survey.deadlines import DueDate, DueState
from survey.errors import SurveyError
from ui.texts import NO_FIGURE, Texts
from ui.widgets.table import RIGHT, Column


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_loading(self) -> None:
        """Say that it is on its way."""

    def show_year(self, title: str, columns: Sequence[Column[DueDate]], dates: Sequence[DueDate]) -> None:
        """Show what is due in a year."""

    def show_failure(self, error: SurveyError) -> None:
        """Say that it could not be read."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""

    def show_done(self, sentence: str) -> None:
        """Say what was done."""


def what_is_due(one: DueDate, texts: Texts) -> str:
    """Return what is due of which period."""
    return texts(f"calendar.{one.duty.value}", period=one.period)


def state_words(one: DueDate, texts: Texts) -> str:
    """Return where a due date stands."""
    late_but_done = one.done and one.state is DueState.LATE
    return texts("calendar.done_late") if late_but_done else texts(f"calendar.state.{one.state.value}")


def days_words(one: DueDate, texts: Texts) -> str:
    """Return the working days left, below zero those gone by; the day it was done for what is done."""
    if one.done:
        return texts.date(one.done)
    return NO_FIGURE if one.working_days is None else texts.number(one.working_days)


def obstacle_words(one: DueDate, texts: Texts) -> str:
    """Return what stands in the way of what is not done."""
    if one.done:
        return ""
    return texts(f"calendar.obstacle.{one.obstacle.value}") if one.obstacle else texts("calendar.nothing")


def due_columns(texts: Texts) -> list[Column[DueDate]]:
    """Return the columns of the year."""
    return [
        Column(texts("calendar.column.due"), lambda one: texts.date(one.due), sort_key=lambda one: one.due),
        Column(
            texts("calendar.column.paragraph"),
            lambda one: f"{one.paragraph}",
            RIGHT,
            sort_key=lambda one: one.paragraph,
        ),
        Column(texts("calendar.column.what"), lambda one: what_is_due(one, texts)),
        Column(
            texts("calendar.column.state"),
            lambda one: state_words(one, texts),
            marked=lambda one: one.state is DueState.LATE and not one.done,
        ),
        Column(
            texts("calendar.column.left"),
            lambda one: days_words(one, texts),
            RIGHT,
            sort_key=lambda one: (one.done is not None, one.working_days or 0, one.due),
        ),
        Column(texts("calendar.column.obstacle"), lambda one: obstacle_words(one, texts)),
    ]
