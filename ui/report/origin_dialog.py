"""A figure opened to what made it, and a row of that to the figures it is in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QVBoxLayout, QWidget

from survey.errors import SurveyError
from ui.report.figure_list import FigureList
from ui.report.figure_names import FigureLine
from ui.report.origin_faces import OriginFace, OriginRow
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.labels import label
from ui.widgets.table import Rows, Table

SIZE = (1000, 640)


class OriginDialog(QDialog):
    """Enter on a row lists its figures below; Enter on one of those opens it in its turn."""

    row_chosen = Signal(object)
    figure_chosen = Signal(str)
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget) -> None:
        """Start with nothing opened."""
        super().__init__(parent)
        self.setObjectName("origin")
        self.resize(*SIZE)
        self._title, self._sentence, self._below = label("section"), label("small"), label("strong")
        self._title.setObjectName("origin.title")
        self._sentence.setObjectName("origin.sentence")
        self._model: Rows[OriginRow] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("origin.rows")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._filter = QLineEdit()
        self._filter.setObjectName("origin.filter")
        self._filter.setClearButtonEnabled(True)
        self._hint = label("caption")
        self._figures = FigureList("origin")
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        for part in (self._title, self._sentence, self._filter):
            layout.addWidget(part)
        layout.addWidget(self._table, 3)
        layout.addWidget(self._hint)
        layout.addWidget(self._below)
        layout.addWidget(self._figures, 2)
        self._filter.textChanged.connect(self._model.filter)
        self._table.activated.connect(self._say_row)
        self._figures.chosen.connect(self.figure_chosen)
        for key, start in (("Alt+1", self._table.setFocus), ("Alt+2", self._figures.start)):
            QShortcut(QKeySequence(key), self).activated.connect(start)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self.setWindowTitle(texts("report.origin.title"))
        self._table.setAccessibleName(texts("report.origin.title"))
        self._filter.setPlaceholderText(texts("report.origin.filter"))
        self._filter.setAccessibleName(texts("report.origin.filter"))
        self._hint.setText(texts("report.origin.hint"))
        self._figures.retranslate(texts)

    def show_origin(self, face: OriginFace) -> None:
        """Show what made a figure."""
        self._title.setText(face.title)
        self._sentence.setText(face.sentence)
        self._filter.clear()
        self._model.fill(face.columns, face.rows)
        self._table.fit()
        if face.rows:
            self._table.selectRow(0)
        self._show_below(shown=False)
        self._table.setFocus()
        self.open()

    def show_row_figures(self, title: str, lines: Sequence[FigureLine]) -> None:
        """List the figures that a row is in."""
        self._below.setText(title)
        self._figures.show_figures(lines)
        self._show_below(shown=True)
        self._figures.start()

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, on the screen behind."""
        self.failed.emit(error)

    def _show_below(self, *, shown: bool) -> None:
        self._below.setVisible(shown)
        self._figures.setVisible(shown)
        self._hint.setVisible(not shown)

    def _say_row(self) -> None:
        rows = self._table.selectionModel().selectedRows()
        if rows:
            self.row_chosen.emit(self._model.row_at(rows[0].row()))
