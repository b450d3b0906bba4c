"""The figures of a section and the paragraphs that may be edited, as lists."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from ui.report.faces import ParagraphLine
from ui.report.figure_names import FigureLine
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.table import RIGHT, Column, Rows, Table


class FigureList(QWidget):
    """Figures by name; Enter on one says its reference."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list; `name` begins the names of its parts."""
        super().__init__(parent)
        self._model: Rows[FigureLine] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName(f"{name}.figures")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._filter = QLineEdit()
        self._filter.setObjectName(f"{name}.figure_filter")
        self._filter.setClearButtonEnabled(True)
        self._columns: Sequence[Column[FigureLine]] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._filter)
        layout.addWidget(self._table, 1)
        self._filter.textChanged.connect(self._model.filter)
        self._table.activated.connect(self._say_chosen)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.setFocus)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._columns = (
            Column(texts("report.column.figure"), lambda line: line.name),
            Column(texts("report.column.value"), lambda line: line.value, RIGHT),
        )
        self._table.setAccessibleName(texts("report.figures"))
        self._filter.setPlaceholderText(texts("report.figure_filter"))
        self._filter.setAccessibleName(texts("report.figure_filter"))

    def start(self) -> None:
        """Start at the list."""
        self._table.setFocus()

    def show_figures(self, lines: Sequence[FigureLine]) -> None:
        """List figures, the first chosen."""
        self._model.fill(self._columns, lines)
        if lines:
            header = self._table.horizontalHeader()
            header.setStretchLastSection(False)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
            self._table.selectRow(0)

    def _say_chosen(self) -> None:
        rows = self._table.selectionModel().selectedRows()
        if rows:
            self.chosen.emit(self._model.row_at(rows[0].row()).ref)


class ParagraphList(QWidget):
    """Paragraphs of sections 1 and 4; Enter on one opens it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._model: Rows[ParagraphLine] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("report.paragraphs")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._columns: Sequence[Column[ParagraphLine]] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)
        self._table.activated.connect(self._say_chosen)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._columns = (
            Column(texts("report.column.part"), lambda line: line.place),
            Column(texts("report.column.state"), lambda line: line.state, marked=lambda line: line.stale),
            Column(texts("report.column.words"), lambda line: line.words),
        )
        self._table.setAccessibleName(texts("report.paragraphs"))

    def start(self) -> None:
        """Start at the list."""
        self._table.setFocus()

    def show_paragraphs(self, lines: Sequence[ParagraphLine]) -> None:
        """List the paragraphs; the chosen one stays chosen."""
        chosen = self._chosen()
        self._model.fill(self._columns, lines)
        self._table.fit()
        place = self._model.place_of(lambda line: line.paragraph == chosen)
        if lines:
            self._table.selectRow(place or 0)

    def _chosen(self) -> str:
        rows = self._table.selectionModel().selectedRows()
        return self._model.row_at(rows[0].row()).paragraph if rows else ""

    def _say_chosen(self) -> None:
        if chosen := self._chosen():
            self.chosen.emit(chosen)
