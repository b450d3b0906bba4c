"""The registry screen: months, file, progress, findings, rows."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDateEdit, QFileDialog, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.periods import Month
from survey.ports import FindingRow
from ui.registry.faces import FindingFace, MonthFace
from ui.registry.finding_list import FindingList
from ui.registry.month_cards import MonthCards
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.fields import indent
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.progress import ProgressStrip
from ui.widgets.states import States
from ui.widgets.table import Column, Rows, Table

FINDINGS_WIDTH, ROWS_WIDTH = 300, 800
WIDEST = 168
SUFFIXES = "*.xlsx *.xls *.xlsm *.xlsb *.ods"


class RegistryView(Screen):
    """Layout of the registry screen; `brought` says a file and the day it was received."""

    brought = Signal(Path, date)
    month_chosen = Signal(Month)
    finding_chosen = Signal(str)
    stop_asked = Signal()
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("registry")
        self.setAcceptDrops(True)
        self._texts: Texts | None = None
        self._month: Month | None = None
        self._title, self._subtitle, self._result = label("title"), label("quiet"), label("chip-good")
        self._received_words = label("quiet")
        self._received_words.setWordWrap(False)
        self._received = QDateEdit(QDate.currentDate())
        self._received.setObjectName("registry.received")
        self._received.setDisplayFormat("dd.MM.yyyy")
        self._received.setMaximumDate(QDate.currentDate())
        indent(self._received)
        self._choose = KeyButton("Ctrl+O")
        self._choose.setObjectName("registry.choose")
        set_role(self._choose, "primary")
        self._months, self._progress, self._list = MonthCards(), ProgressStrip(), FindingList()
        self._findings, self._rows = Card(), Card()
        self._model: Rows[FindingRow] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("registry.rows")
        self._sentence = label("bad-text")
        self._sentence.setObjectName("registry.sentence")
        self._filter = QLineEdit()
        self._filter.setObjectName("registry.filter")
        self._filter.setClearButtonEnabled(True)
        self._states = States(self._found())
        self._lay_out()
        self._connect()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._choose.say(texts("registry.choose"))
        self._received_words.setText(texts("registry.received"))
        self._received.setAccessibleName(texts("registry.received"))
        self._findings.set_title(texts("registry.findings"))
        self._list.setAccessibleName(texts("registry.findings"))
        self._filter.setPlaceholderText(texts("registry.filter"))
        self._filter.setAccessibleName(texts("registry.filter"))
        self._table.setAccessibleName(texts("registry.findings"))
        self._result.hide()

    def start(self) -> None:
        """Start at the choice of a file."""
        self._choose.setFocus()

    def show_heading(self, title: str, subtitle: str) -> None:
        """Head the screen with the month chosen."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def show_months(self, faces: Sequence[MonthFace], chosen: Month) -> None:
        """Show the quarter's months."""
        self._month = chosen
        self._months.show_months(faces, chosen)

    def show_loading(self) -> None:
        """Say that findings are on their way."""
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_empty(self, sentence: str) -> None:
        """Say why there are no findings."""
        self._states.empty(sentence)

    def show_findings(self, faces: Sequence[FindingFace], chosen: str) -> None:
        """List the kinds of findings."""
        self._list.show_findings(faces, chosen)
        self._states.ready()

    def show_rows(self, title: str, columns: Sequence[Column[FindingRow]], rows: Sequence[FindingRow]) -> None:
        """Show the rows of a kind of finding."""
        self._rows.set_title(title)
        self._model.fill(columns, rows)
        self._table.fit(WIDEST)
        if rows:
            self._table.selectRow(0)

    def show_start(self, name: str) -> None:
        """Show that a file is being read."""
        self._result.hide()
        self._choose.setEnabled(False)
        if self._texts:
            self._progress.start(name, self._texts("common.stop"))

    def show_pace(self, done: int, total: int, pace: str) -> None:
        """Show how far the reading is."""
        self._progress.advance(done, total, pace)

    def show_end(self, sentence: str) -> None:
        """Put the progress away and say what came of it."""
        self._progress.finish()
        self._choose.setEnabled(True)
        self._result.setText(sentence)
        self._result.setVisible(bool(sentence))

    def show_failure(self, error: SurveyError) -> None:
        """Say that it could not be read."""
        if self._texts:
            self._states.failed(error, self._texts)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and self._choose.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Bring the file in."""
        self._bring(event.mimeData().urls()[0].toLocalFile())

    def _say_sentence(self, row: QModelIndex) -> None:
        """Say below the table what is wrong in the chosen row: the last column may not fit a small screen."""
        self._sentence.setText(str(row.siblingAtColumn(self._model.columnCount() - 1).data() or ""))

    def _ask_file(self) -> None:
        if self._texts and self._month and self._choose.isEnabled():
            title = self._texts("registry.choose_title", month=self._month)
            kinds = f"{self._texts('registry.files')} ({SUFFIXES})"
            self._bring(QFileDialog.getOpenFileName(self, title, "", kinds)[0])

    def _bring(self, file: str) -> None:
        if file:
            received = self._received.date()
            self.brought.emit(Path(file), date(received.year(), received.month(), received.day()))

    def _connect(self) -> None:
        self._choose.clicked.connect(self._ask_file)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self._ask_file)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.setFocus)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._progress)
        escape.activated.connect(self.stop_asked)
        self._progress.stopped.connect(self.stop_asked)
        self._months.chosen.connect(self.month_chosen)
        self._list.chosen.connect(self.finding_chosen)
        self._filter.textChanged.connect(self._model.filter)
        self._table.selectionModel().currentRowChanged.connect(self._say_sentence)
        self._states.retry.connect(self.retry)

    def _found(self) -> QWidget:
        self._findings.body.addWidget(self._list)
        self._rows.body.addWidget(self._filter)
        self._rows.body.addWidget(self._table, 1)
        self._rows.body.addWidget(self._sentence)
        parts = QSplitter()
        parts.addWidget(self._findings)
        parts.addWidget(self._rows)
        parts.setSizes([FINDINGS_WIDTH, ROWS_WIDTH])
        parts.setStretchFactor(1, 1)
        parts.setHandleWidth(2 * GRID)
        parts.setChildrenCollapsible(False)
        return parts

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addLayout(words, 1)
        for part in (self._received_words, self._received, self._choose):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addWidget(self._months)
        layout.addWidget(self._progress)
        layout.addWidget(self._result)
        layout.addWidget(self._states, 1)
        self._result.hide()
