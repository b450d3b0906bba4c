"""Kinds in a card on the left, the rows of the open one in a card on the right."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from survey.errors import SurveyError
from ui.registry.faces import FindingFace
from ui.registry.finding_list import FindingList
from ui.registry.listing import Row, Tab
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.states import States
from ui.widgets.table import Column, Rows, Table

LIST_WIDTH, ROWS_WIDTH = 300, 800
WIDEST = 168


class ListingView(QWidget):
    """The listing of a tab; without kinds its rows take the whole room."""

    chosen = Signal(str)
    retry = Signal()

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        begins = "registry" if tab is Tab.FINDINGS else f"registry.{tab.value}"
        self._tab = tab
        self._texts: Texts | None = None
        self._list, self._kinds, self._rows = FindingList(), Card(), Card()
        self._list.setObjectName(f"{begins}.findings")
        self._model: Rows[Any] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName(f"{begins}.rows")
        self._sentence = label("bad-text" if tab is Tab.FINDINGS else "quiet")
        self._sentence.setObjectName(f"{begins}.sentence")
        self._filter = QLineEdit()
        self._filter.setObjectName(f"{begins}.filter")
        self._filter.setClearButtonEnabled(True)
        self._states = States(self._parts())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._states)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.setFocus)
        self._list.chosen.connect(self.chosen)
        self._filter.textChanged.connect(self._model.filter)
        self._table.selectionModel().currentRowChanged.connect(self._say_sentence)
        self._states.retry.connect(self.retry)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        name = texts(f"listing.tab_{self._tab.value}")
        self._kinds.set_title(name)
        self._list.setAccessibleName(name)
        self._table.setAccessibleName(name)
        self._filter.setPlaceholderText(texts("registry.filter"))
        self._filter.setAccessibleName(texts("registry.filter"))

    def show_loading(self) -> None:
        """Say that rows are on their way."""
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_empty(self, sentence: str) -> None:
        """Say why there are no rows."""
        self._states.empty(sentence)

    def show_findings(self, faces: Sequence[FindingFace], chosen: str) -> None:
        """List the kinds; one of them is open."""
        self._kinds.setVisible(bool(faces))
        self._list.show_findings(faces, chosen)
        self._states.ready()

    def show_rows(self, title: str, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
        """Show the rows of a kind."""
        self._rows.set_title(title)
        self._model.fill(columns, rows)
        self._table.fit(WIDEST)
        if rows:
            self._table.selectRow(0)

    def show_failure(self, error: SurveyError) -> None:
        """Say that they could not be read."""
        if self._texts:
            self._states.failed(error, self._texts)

    def _say_sentence(self, row: QModelIndex) -> None:
        """Say below the table what the last column says of the chosen row: it may not fit a small screen."""
        self._sentence.setText(str(row.siblingAtColumn(self._model.columnCount() - 1).data() or ""))

    def _parts(self) -> QSplitter:
        self._kinds.body.addWidget(self._list)
        self._rows.body.addWidget(self._filter)
        self._rows.body.addWidget(self._table, 1)
        self._rows.body.addWidget(self._sentence)
        parts = QSplitter()
        parts.addWidget(self._kinds)
        parts.addWidget(self._rows)
        parts.setSizes([LIST_WIDTH, ROWS_WIDTH])
        parts.setStretchFactor(1, 1)
        parts.setHandleWidth(2 * GRID)
        parts.setChildrenCollapsible(False)
        return parts
