"""Clients looked up by name or number, and what happened to them."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from survey.edition import Edition
from survey.errors import SurveyError
from survey.facts import Dial, Fact
from survey.masking import masked_phone
from survey.services.finding import FoundCase
from ui.interview.page import happened
from ui.tasks import Run
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.labels import label

WIDTH, HEIGHT = 860, 600
PAUSE_MS = 200
"""How long after the last key it is searched."""


class Finder(Protocol):
    """The desk, as far as the search needs it."""

    def find(self, said: str) -> tuple[FoundCase, ...]:
        """Return the cases that are found."""
        ...

    def history(self, case: UUID) -> Sequence[Fact]:
        """Return what happened to a case."""
        ...


class HistoryDialog(QDialog):
    """A line to search in, the clients found, and below what happened to the chosen one; nothing is changed here."""

    def __init__(self, desk: Finder, edition: Edition, run: Run, texts: Texts, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("history")
        self.setWindowTitle(texts("today.history_title"))
        self.resize(WIDTH, HEIGHT)
        self._desk, self._edition, self._run, self._texts = desk, edition, run, texts
        self._found: tuple[FoundCase, ...] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText(texts("today.history_prompt"))
        self.line.setAccessibleName(texts("today.history_prompt"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(texts("today.history_found"))
        self.said, self.happened = label("small", texts("today.history_keys")), QListWidget()
        self.happened.setWordWrap(True)
        self.happened.setAccessibleName(texts("today.history_of"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.line.textChanged.connect(lambda _: self._pause.start())
        self.list.currentRowChanged.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for part in (self.line, self.said, self.list, label("strong", texts("today.history_of")), self.happened):
            layout.addWidget(part)
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Go to the list with the arrow; Enter searches at once, Esc closes."""
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.list.setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._search()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._pause.stop()
        said = self.line.text()
        self._run(partial(self._desk.find, said), self._show, self._fail)

    def _show(self, found: tuple[FoundCase, ...]) -> None:
        texts = self._texts
        self._found = found
        self.happened.clear()
        self.list.clear()
        self.list.addItems([self._line(one) for one in found])
        self.said.setText(texts("today.history_number", n=len(found)) if found else texts("today.history_nobody"))
        if found:
            self.list.setCurrentRow(0)

    def _line(self, one: FoundCase) -> str:
        language = self._texts.language
        where = self._edition.region(one.region).name[language]
        outcome = self._edition.outcome(one.outcome).text[language]
        return " · ".join((one.client, *one.phones, where, outcome))

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self._run(partial(self._desk.history, self._found[row].case), self._tell, self._fail)

    def _tell(self, facts: Sequence[Fact]) -> None:
        calls = [
            (fact.at, self._texts.moment(fact.at), self._texts("today.history_call", phone=masked_phone(fact.phone)))
            for fact in facts
            if isinstance(fact, Dial)
        ]
        told = [(at, self._texts.moment(at), what) for at, what in happened(facts, self._edition, self._texts)]
        self.happened.clear()
        lines = sorted((*calls, *told), key=lambda line: line[0], reverse=True)
        self.happened.addItems([f"{when} — {what}" for _, when, what in lines] or [self._texts("interview.no_history")])

    def _fail(self, error: SurveyError) -> None:
        self.said.setText(self._texts.error(error))
