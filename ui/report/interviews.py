"""The interviews behind the figures, and what a supervisor may do with one."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QPushButton, QWidget

from survey.services.reporting import InterviewRow
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.table import Column, Rows, Table


class InterviewList(Card):
    """The list; `correct` and `reject` name the chosen interview's case."""

    correct = Signal(UUID)
    reject = Signal(UUID, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the list."""
        super().__init__(parent=parent)
        self._model: Rows[InterviewRow] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("report.interviews")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._filter, self._reason = QLineEdit(), QLineEdit()
        self._filter.setObjectName("report.filter")
        self._filter.setClearButtonEnabled(True)
        self._reason.setObjectName("report.reason")
        self._correct, self._reject = QPushButton(), QPushButton()
        self._correct.setObjectName("report.correct")
        self._reject.setObjectName("report.reject")
        for button in (self._correct, self._reject):
            button.setAutoDefault(True)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addStretch()
        line.addWidget(self._reject)
        line.addWidget(self._correct)
        self.body.addWidget(self._filter)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._reason)
        self.body.addLayout(line)
        self._connect()
        self._offer()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self.set_title(texts("report.interviews"))
        self._table.setAccessibleName(texts("report.interviews"))
        self._correct.setText(texts("report.correct"))
        self._reject.setText(texts("report.reject"))
        for field, key in ((self._filter, "filter"), (self._reason, "reason")):
            field.setPlaceholderText(texts(f"report.{key}"))
            field.setAccessibleName(texts(f"report.{key}"))

    def start(self) -> None:
        """Start at the list."""
        self._table.setFocus()

    def show_interviews(self, columns: Sequence[Column[InterviewRow]], rows: Sequence[InterviewRow]) -> None:
        """List the interviews; the chosen one stays chosen."""
        chosen = self._chosen()
        self._model.fill(columns, rows)
        self._table.fit()
        place = self._model.place_of(lambda row: row.case.id == chosen)
        if place is not None:
            self._table.selectRow(place)
        self._offer()

    def clear_reason(self) -> None:
        """Empty the reason after a rejection."""
        self._reason.clear()

    def _chosen(self) -> UUID | None:
        rows = self._table.selectionModel().selectedRows()
        return self._model.row_at(rows[0].row()).case.id if rows else None

    def _offer(self) -> None:
        chosen = self._chosen() is not None
        self._correct.setEnabled(chosen)
        self._reason.setEnabled(chosen)
        self._reject.setEnabled(chosen and bool(self._reason.text().strip()))

    def _say_correct(self) -> None:
        if chosen := self._chosen():
            self.correct.emit(chosen)

    def _say_reject(self) -> None:
        if (chosen := self._chosen()) and self._reject.isEnabled():
            self.reject.emit(chosen, self._reason.text())

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._offer)
        self._model.modelReset.connect(self._offer)
        self._reason.textChanged.connect(self._offer)
        self._reason.returnPressed.connect(self._say_reject)
        self._correct.clicked.connect(self._say_correct)
        self._reject.clicked.connect(self._say_reject)
        self._table.activated.connect(self._say_correct)
        self._filter.textChanged.connect(self._model.filter)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.setFocus)
