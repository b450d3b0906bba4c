"""The board: figures on top, the country and the queue on the left, operators and hours on the right."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.fieldwork.shift import Shift
from ui.monitor.faces import BoardFace
from ui.monitor.figures import FigureCard
from ui.monitor.hours import HourCell, HourRow
from ui.monitor.mending import Mend, MendBar
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.question import Question
from ui.widgets.states import States
from ui.widgets.table import Rows, Table
from ui.widgets.tile_map import TileMap

FIGURES = ("interviews", "rr3", "ref1", "con1", "unconfirmed", "left")
FILTER_WIDTH = 180
CELL_HEIGHT = 22
LEAST_ROWS = 2
DAY_WIDTH = 48
BESIDE = 12
"""What a column of operators is wider than its words."""
ROW = 32


class MonitorView(Screen):
    """Layout of the board; `mend_asked` comes after the second question."""

    mend_pressed = Signal(Mend)
    mend_asked = Signal(Mend)
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("monitor")
        self._texts: Texts | None = None
        self._title, self._age, self._done = label("title"), label("small"), label("chip-good")
        self._age.setObjectName("monitor.age")
        self._figures = {name: FigureCard(name) for name in FIGURES}
        self._left, self._right = Card(), Card()
        self._map = TileMap()
        self._why_title, self._why, self._outcomes = label("section"), label(""), label("small")
        self._why.setObjectName("monitor.why")
        self._mends = MendBar(self.mend_pressed.emit)
        self._operators: Rows[Shift] = Rows()
        self._table = Table(self._operators)
        self._table.setObjectName("monitor.operators")
        self._table.horizontalHeader().setStretchLastSection(False)
        set_role(self._table, "dense")
        self._filter = QLineEdit()
        self._filter.setObjectName("monitor.filter")
        self._filter.setClearButtonEnabled(True)
        self._filter.setFixedWidth(FILTER_WIDTH)
        self._operators_title, self._hours_title = label("section"), label("section")
        self._hours_note = label("small")
        self._hours: Rows[HourRow] = Rows()
        self._heat = self._heat_table()
        self._states = States(self._content())
        self._done.hide()
        self._lay_out()
        self._connect()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._done.hide()
        self._left.set_title(texts("monitor.regions"))
        self._table.setAccessibleName(texts("monitor.operators"))
        self._filter.setPlaceholderText(texts("monitor.filter"))
        self._filter.setAccessibleName(texts("monitor.filter"))
        self._hours_title.setText(texts("monitor.hours"))
        self._hours_note.setText(texts("monitor.hours_note"))
        self._heat.setAccessibleName(texts("monitor.hours"))

    def start(self) -> None:
        """Start at the operators."""
        self._table.setFocus()

    def show_loading(self) -> None:
        """Say that the board is on its way."""
        self._forget()
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_board(self, face: BoardFace) -> None:
        """Show the board."""
        self._title.setText(face.title)
        for name, figure in self._figures.items():
            figure.show_figure(face.figures[name])
        self._map.show_tiles(face.tiles)
        self._why_title.setText(face.why_title)
        self._why.setText(face.why)
        self._mends.show_mends(face.mends)
        self._outcomes.setText(face.outcomes)
        self._operators_title.setText(face.operators_title)
        self._fill_operators(face)
        here = self._heat.currentIndex()
        self._hours.fill(face.hour_columns, face.hours)
        self._heat.setCurrentIndex(self._hours.index(here.row(), here.column()))
        self._fit_hours()
        self._states.ready()

    def show_age(self, sentence: str) -> None:
        """Say how old the figures are."""
        self._age.setText(sentence)

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is no board."""
        self._forget()
        if self._texts:
            self._states.failed(error, self._texts)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._done.setText(sentence)
        self._done.show()

    def ask_whether(self, mend: Mend, question: str) -> None:
        """Ask once more: none of the deeds is taken back."""
        if not question or self._texts is None:
            return
        answers = (self._mends.words(mend), self._texts("common.cancel"))
        box = Question("monitor.confirm", self._title.text(), question, answers, self)
        if mend is Mend.CLOSE:
            box.setDefaultButton(Question.StandardButton.No)
        box.accepted.connect(lambda: self.mend_asked.emit(mend))
        box.open()

    def _forget(self) -> None:
        """Say nothing of a board that is not there."""
        for part in (self._title, self._age):
            part.clear()

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.setFocus)
        self._filter.textChanged.connect(self._operators.filter)
        self._states.retry.connect(self.retry)

    def _heat_table(self) -> Table:
        heat = Table(self._hours)
        heat.setObjectName("monitor.hours")
        heat.setItemDelegate(HourCell(heat))
        heat.setSortingEnabled(False)
        set_role(heat, "dense")
        heat.horizontalHeader().setStretchLastSection(False)
        heat.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heat.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heat.verticalHeader().setDefaultSectionSize(CELL_HEIGHT)
        heat.verticalHeader().setMinimumSectionSize(CELL_HEIGHT)
        heat.horizontalHeader().setMinimumSectionSize(CELL_HEIGHT)
        return heat

    def _fill_operators(self, face: BoardFace) -> None:
        """Show the operators anew; who was chosen stays so, and nothing scrolls away from under the eye."""
        model, choice, scroll = self._operators, self._table.selectionModel(), self._table.verticalScrollBar()
        chosen = {model.row_at(index.row()).operator for index in choice.selectedRows()}
        at = scroll.value()
        model.fill(face.operator_columns, face.operators)
        self._fit_operators()
        select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in range(model.rowCount()):
            if model.row_at(place).operator in chosen:
                choice.select(model.index(place, 0), select)
        scroll.setValue(at)

    def _fit_operators(self) -> None:
        """Give the name what the figures leave; Qt would keep room for an arrow in every heading."""
        header, model = self._table.horizontalHeader(), self._operators
        for column in range(1, model.columnCount()):
            words = [str(model.index(row, column).data()) for row in range(model.rowCount())]
            heading = str(model.headerData(column, Qt.Orientation.Horizontal))
            widths = [header.fontMetrics().horizontalAdvance(heading), *map(self._advance, words)]
            header.resizeSection(column, max(widths) + BESIDE)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _advance(self, words: str) -> int:
        return self._table.fontMetrics().horizontalAdvance(words)

    def _fit_hours(self) -> None:
        header = self._heat.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, DAY_WIDTH)
        self._heat.setFixedHeight(header.sizeHint().height() + self._heat.verticalHeader().length() + 4)

    def _content(self) -> QWidget:
        self._left.body.addWidget(self._map)
        self._left.body.addWidget(self._why_title)
        self._left.body.addWidget(self._why)
        self._left.body.addWidget(self._mends)
        self._left.body.addWidget(self._outcomes)
        self._left.body.addStretch(1)
        heading = QHBoxLayout()
        heading.addWidget(self._operators_title, 1)
        heading.addWidget(self._filter)
        self._right.body.addLayout(heading)
        self._right.body.addWidget(self._table, 1)
        self._right.body.addWidget(self._hours_title)
        self._right.body.addWidget(self._heat)
        self._right.body.addWidget(self._hours_note)
        self._table.setMinimumHeight((LEAST_ROWS + 1) * ROW)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        for figure in self._figures.values():
            top.addWidget(figure, 1)
        below = QHBoxLayout()
        below.setSpacing(2 * GRID)
        below.addWidget(self._left, 21)
        below.addWidget(self._right, 20)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addLayout(top)
        layout.addLayout(below, 1)
        return content

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._age, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._age.setWordWrap(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self._done)
        layout.addWidget(self._states, 1)
