"""Break and end of the shift; knows no widget."""

from typing import Protocol

from survey.errors import SurveyError
from survey.services.calling import CallingDesk, Day
from ui.tasks import Run


class ShiftView(Protocol):
    """What the presenter asks of the screen."""

    def show_break(self) -> None:
        """Say that it is a break, until the operator comes back."""

    def ask_end(self, day: Day) -> None:
        """Ask once more, with what was done today."""

    def leave(self) -> None:
        """Close the program."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""


class ShiftPresenter:
    """Leaves the work and comes back to it."""

    def __init__(self, desk: CallingDesk, view: ShiftView, run: Run) -> None:
        """Take what the screen works with."""
        self._desk = desk
        self._view = view
        self._run = run

    def rest(self) -> None:
        """Begin a break (F7)."""
        self._run(self._desk.rest, lambda _: self._view.show_break(), self._view.show_error)

    def resume(self) -> None:
        """Come back from the break."""
        self._run(self._desk.resume, lambda _: None, self._view.show_error)

    def ask_end(self) -> None:
        """Ask whether the shift is over (F8)."""
        self._run(self._desk.day, self._view.ask_end, self._view.show_error)

    def end(self, day: Day) -> None:
        """End the shift."""
        self._run(lambda: self._desk.end_shift(day), lambda _: self._view.leave(), self._view.show_error)
