"""The parts of the quality screen, each with its list."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from survey.services.quality import AwaitedInterview
from ui.quality.check_faces import ChecksFace
from ui.quality.faces import InterviewFace
from ui.quality.opened import OpenedInterview
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.table import Column, Rows, Table

LIST_WIDTH, OPENED_WIDTH = 680, 420
WIDEST = 220


class InterviewsTab(QWidget):
    """The interviews that wait on the left, the open one on the right."""

    opened = Signal(object)
    approve = Signal(list)
    send_back = Signal(UUID, str)
    reject = Signal(UUID, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the tab."""
        super().__init__(parent)
        self._card, self._interview = Card(), OpenedInterview()
        self._model: Rows[AwaitedInterview] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("quality.awaited")
        self._filter = _filter("quality.filter")
        self._card.body.addWidget(self._filter)
        self._card.body.addWidget(self._table, 1)
        parts = QSplitter()
        parts.addWidget(self._card)
        parts.addWidget(self._interview)
        parts.setSizes([LIST_WIDTH, OPENED_WIDTH])
        parts.setStretchFactor(0, 1)
        parts.setHandleWidth(2 * GRID)
        parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)
        self._filter.textChanged.connect(self._model.filter)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.setFocus)
        self._table.selectionModel().selectionChanged.connect(self._say_opened)
        self._model.modelReset.connect(self._say_opened)
        self._interview.approve.connect(lambda: self.approve.emit([row.case.id for row in self._chosen()]))
        self._interview.send_back.connect(partial(self._say, self.send_back))
        self._interview.reject.connect(partial(self._say, self.reject))

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._interview.retranslate(texts)
        self._table.setAccessibleName(texts("quality.tab.interviews"))
        self._filter.setPlaceholderText(texts("quality.filter"))
        self._filter.setAccessibleName(texts("quality.filter"))

    def start(self) -> None:
        """Start at the list."""
        self._table.setFocus()

    def show_awaited(
        self, title: str, columns: Sequence[Column[AwaitedInterview]], rows: Sequence[AwaitedInterview]
    ) -> None:
        """List the interviews; the chosen one stays chosen, in the place of one that is gone its follower is."""
        self._card.set_title(title)
        chosen = self._chosen()
        place = self._table.currentIndex().row()
        self._model.fill(columns, rows)
        self._table.fit(WIDEST)
        kept = self._model.place_of(lambda row: bool(chosen) and row.case.id == chosen[0].case.id)
        if self._model.rowCount():
            self._table.selectRow(min(max(place, 0), self._model.rowCount() - 1) if kept is None else kept)

    def show_interview(self, face: InterviewFace | None) -> None:
        """Open an interview, or none."""
        self._interview.show_interview(face)

    def clear_reason(self) -> None:
        """Empty the reason after a word."""
        self._interview.clear_reason()
        self._table.setFocus()

    def _chosen(self) -> list[AwaitedInterview]:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return [self._model.row_at(row) for row in rows]

    def _say_opened(self) -> None:
        self.opened.emit(next(iter(self._chosen()), None))

    def _say(self, signal: SignalInstance, reason: str) -> None:
        if chosen := self._chosen():
            signal.emit(chosen[0].case.id, reason)


class ChecksTab(QWidget):
    """How far each operator's interviews agree with the back-checks, and the checks one by one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the tab."""
        super().__init__(parent)
        self._operators, self._queue = Card(), Card()
        self._operator_rows: Rows[Any] = Rows()
        self._check_rows: Rows[Any] = Rows()
        self._operator_table, self._check_table = Table(self._operator_rows), Table(self._check_rows)
        self._operator_table.setObjectName("quality.operators")
        self._check_table.setObjectName("quality.checks")
        set_role(self._operator_table, "dense")
        self._rule, self._note = label("small"), label("small")
        self._filter = _filter("quality.check_filter")
        self._operators.body.addWidget(self._operator_table, 1)
        self._operators.body.addWidget(self._note)
        self._queue.body.addWidget(self._rule)
        self._queue.body.addWidget(self._filter)
        self._queue.body.addWidget(self._check_table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._operators, 1)
        layout.addWidget(self._queue, 1)
        for model in (self._operator_rows, self._check_rows):
            self._filter.textChanged.connect(model.filter)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.setFocus)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._operators.set_title(texts("quality.operators"))
        self._queue.set_title(texts("quality.checks"))
        self._note.setText(texts("quality.agreement_note"))
        self._operator_table.setAccessibleName(texts("quality.operators"))
        self._check_table.setAccessibleName(texts("quality.checks"))
        self._filter.setPlaceholderText(texts("quality.filter"))
        self._filter.setAccessibleName(texts("quality.filter"))

    def start(self) -> None:
        """Start at the operators."""
        self._operator_table.setFocus()

    def show_checks(self, face: ChecksFace) -> None:
        """Show the back-checks."""
        self._rule.setText(face.rule)
        self._operator_rows.fill(face.operator_columns, face.operators)
        self._check_rows.fill(face.check_columns, face.checks)
        for table in (self._operator_table, self._check_table):
            table.fit(WIDEST)


def _filter(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setClearButtonEnabled(True)
    return line
