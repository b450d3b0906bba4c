"""Reads the audit log page by page as it is sought; knows no widget."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Protocol

from survey.audit import Logged
from survey.errors import SurveyError
from survey.language import Language
from survey.log import Record, Sought
from survey.ports import Clock
from survey.services.log import LogDesk, Page
from survey.sheet import WriteSheet
from ui.log.faces import kind, log_sheet, who
from ui.tasks import Run
from ui.texts import Texts
from ui.widgets.table import RIGHT, Column

NOTHING = Page((), {}, more=False)


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_loading(self) -> None:
        """Say that the log is on its way."""

    def show_log(self, columns: Sequence[Column[Record]], records: Sequence[Record], *, more: bool) -> None:
        """List records, and whether older ones follow."""

    def show_failure(self, error: SurveyError) -> None:
        """Say that the log could not be read."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""

    def show_done(self, sentence: str) -> None:
        """Say what was done."""


class LogPresenter:
    """The log of a store. What comes in for words that are no longer sought is dropped."""

    def __init__(self, desk: LogDesk, write_sheet: WriteSheet, clock: Clock, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._desk = desk
        self._write = write_sheet
        self._clock = clock
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._sought = Sought()
        self._page = NOTHING

    def translate(self, texts: Texts) -> None:
        """Show the log in another language."""
        self._texts = texts
        if self._page.records:
            self._show()

    def load(self) -> None:
        """Read the newest page."""
        if not self._page.records:
            self._view.show_loading()
        self._ask(self._first, None)

    def seek(self, words: str, what: Logged | None, days: int) -> None:
        """Look for words, a kind of record, and what was done in the last days (0: ever)."""
        since = self._clock() - timedelta(days=days) if days else None
        self._sought = Sought(words.strip(), kinds=(what.value,) if what else (), since=since)
        self.load()

    def more(self) -> None:
        """Read the page after those shown."""
        if self._page.more:
            self._ask(self._next, self._page.records[-1].number)

    def export(self, file: Path, reason: str) -> None:
        """Write all that is sought to a file."""
        work = partial(_export, self._desk, self._write, self._sought, file, reason, self._texts)
        self._run(work, self._exported, self._view.show_error)

    def _ask(self, arrived: Callable[[Sought, Page], None], below: int | None) -> None:
        sought = self._sought
        self._run(partial(self._desk.page, sought, below), partial(arrived, sought), self._view.show_failure)

    def _first(self, sought: Sought, page: Page) -> None:
        if sought == self._sought:
            self._page = page
            self._show()

    def _next(self, sought: Sought, page: Page) -> None:
        if sought == self._sought:
            self._page = replace(page, records=(*self._page.records, *page.records))
            self._show()

    def _exported(self, rows: int) -> None:
        self._view.show_done(self._texts("log.exported", n=rows))
        self.load()

    def _show(self) -> None:
        texts, page = self._texts, self._page
        columns: list[Column[Record]] = [
            Column("№", lambda one: texts.number(one.number), RIGHT, lambda one: one.number),
            Column(texts("log.column.at"), lambda one: texts.moment(one.at), sort_key=lambda one: one.at),
            Column(texts("log.column.by"), lambda one: who(one, page.names, texts)),
            Column(texts("log.column.what"), lambda one: kind(one.what, texts)),
            Column(texts("log.column.subject"), lambda one: one.subject),
        ]
        self._view.show_log(columns, page.records, more=page.more)


def _export(desk: LogDesk, write: WriteSheet, sought: Sought, file: Path, reason: str, texts: Texts) -> int:
    page = desk.export(sought, file.name, reason)
    write(file, log_sheet(page, texts))
    return len(page.records)
