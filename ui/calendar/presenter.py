"""Reads what is due in a year, and writes it for other calendars; knows no widget."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from survey.deadlines import DueDate
from survey.language import Language
from survey.ports import Clock
from survey.services.calendar import CalendarDesk
from ui.calendar.faces import View, due_columns
from ui.tasks import Run
from ui.texts import ALMATY, Texts


class CalendarPresenter:
    """The due dates of a year; the present one to begin with."""

    def __init__(self, desk: CalendarDesk, clock: Clock, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._desk = desk
        self._clock = clock
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._year = clock().astimezone(ALMATY).year
        self._open_only = False
        self._found: Sequence[DueDate] | None = None

    @property
    def file_name(self) -> str:
        """What the saved calendar would be called."""
        return f"calendar-{self._year}-{self._texts.language.value}.ics"

    def translate(self, texts: Texts) -> None:
        """Show the year in another language."""
        self._texts = texts
        self._show()

    def turn(self, years: int) -> None:
        """Turn to a later or an earlier year."""
        self._year, self._found = self._year + years, None
        self.load()

    def show_open_only(self, chosen: bool) -> None:  # noqa: FBT001  a box is ticked or not
        """Leave out what is done."""
        self._open_only = chosen
        self._show()

    def load(self) -> None:
        """Read the year."""
        if self._found is None:
            self._view.show_loading()
        year = self._year
        self._run(partial(self._desk.year, year), partial(self._arrived, year), self._view.show_failure)

    def save(self, file: Path) -> None:
        """Write the whole year to a file that other calendars read."""
        if self._found is not None:
            work = partial(_saved, self._found, self._texts, self._clock(), file)
            self._run(work, self._written, self._view.show_error)

    def _arrived(self, year: int, found: Sequence[DueDate]) -> None:
        if year == self._year:
            self._found = found
            self._show()

    def _written(self, file: Path) -> None:
        self._view.show_done(self._texts("calendar.saved", file=file))

    def _show(self) -> None:
        if self._found is not None:
            shown = [one for one in self._found if not (self._open_only and one.done)]
            self._view.show_year(self._texts("calendar.year", year=self._year), due_columns(self._texts), shown)


def _saved(dates: Sequence[DueDate], texts: Texts, at: datetime, file: Path) -> Path:
    from ui.paper.ics import save_ics  # noqa: PLC0415  the screens wait for no paper

    return save_ics(dates, texts, at, file)
