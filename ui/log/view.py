"""The log screen: what is sought, the records, what the chosen one changed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from survey.audit import Logged
from survey.errors import SurveyError
from survey.log import Record
from ui.log.faces import details, kind
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.states import States
from ui.widgets.table import Column, Rows, Table

DETAILS_WIDTH = 340
TYPING_MS = 150
CHOICE_LENGTH = 12
SPANS = (0, 1, 7, 30)
"""Days back that can be chosen; 0 is ever."""


class LogView(Screen):
    """Layout of the log screen; the signals say what is sought."""

    sought = Signal(str, object, int)
    more_asked = Signal()
    export_asked = Signal(Path, str)
    terms_asked = Signal()
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("log")
        self._texts: Texts | None = None
        self._title, self._done = label("title"), label("chip-good")
        self._words, self._reason = QLineEdit(), QLineEdit()
        self._words.setObjectName("log.words")
        self._words.setClearButtonEnabled(True)
        self._reason.setObjectName("log.reason")
        self._what, self._span = QComboBox(), QComboBox()
        self._what.setObjectName("log.what")
        self._span.setObjectName("log.span")
        for choice in (self._what, self._span):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(CHOICE_LENGTH)
        self._what.addItem("", None)
        for one in Logged:
            self._what.addItem("", one)
        for days in SPANS:
            self._span.addItem("", days)
        self._model: Rows[Record] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("log.list")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._more, self._export, self._terms = KeyButton("Ctrl+M"), KeyButton("Ctrl+S"), KeyButton("Ctrl+D")
        self._more.setObjectName("log.more")
        self._export.setObjectName("log.export")
        self._terms.setObjectName("log.terms")
        self._list, self._record = Card(), Card()
        self._record.setFixedWidth(DETAILS_WIDTH)
        self._before, self._after = label(""), label("")
        self._headings = {"before": label("section"), "after": label("section")}
        self._states = States(self._list)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self._done.hide()
        self._connect()
        self._offer()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._title.setText(texts("log.title"))
        self._table.setAccessibleName(texts("log.title"))
        self._more.say(texts("log.more"))
        self._export.say(texts("log.export"))
        self._terms.say(texts("log.terms"))
        self._record.set_title(texts("log.record"))
        for field, key in ((self._words, "log.words"), (self._reason, "log.reason")):
            field.setPlaceholderText(texts(key))
            field.setAccessibleName(texts(key))
        for name, heading in self._headings.items():
            heading.setText(texts(f"log.column.{name}"))
        self._what.setAccessibleName(texts("log.column.what"))
        self._span.setAccessibleName(texts("log.column.at"))
        self._what.setItemText(0, texts("log.everything"))
        for place, one in enumerate(Logged, start=1):
            self._what.setItemText(place, kind(one.value, texts))
        for place, days in enumerate(SPANS):
            self._span.setItemText(place, texts("log.days", n=days) if days else texts("log.ever"))
        self._done.hide()
        self._show_details()

    def start(self) -> None:
        """Start at the words."""
        self._words.setFocus()

    def show_loading(self) -> None:
        """Say that the log is on its way."""
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_log(self, columns: Sequence[Column[Record]], records: Sequence[Record], *, more: bool) -> None:
        """List records, and whether older ones follow."""
        self._model.fill(columns, records)
        self._table.fit()
        self._more.setEnabled(more)
        self._states.ready()
        self._show_details()

    def show_failure(self, error: SurveyError) -> None:
        """Say that the log could not be read."""
        if self._texts:
            self._states.failed(error, self._texts)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def show_done(self, sentence: str) -> None:
        """Say what was done, and clear the reason."""
        self._done.setText(sentence)
        self._done.show()
        self._reason.clear()

    def _say_sought(self) -> None:
        self.sought.emit(self._words.text(), self._what.currentData(), self._span.currentData())

    def _offer(self) -> None:
        self._export.setEnabled(bool(self._reason.text().strip()))

    def _press_export(self) -> None:
        if self._texts and self._export.isEnabled():
            reason, filters = self._reason.text(), "XLSX (*.xlsx);;CSV (*.csv)"
            file, _ = QFileDialog.getSaveFileName(self, self._texts("log.export"), "audit-log.xlsx", filters)
            if file:
                self.export_asked.emit(Path(file), reason)

    def _show_details(self) -> None:
        places = self._table.selectionModel().selectedRows()
        chosen = self._model.row_at(places[0].row()) if places else None
        for part, told in ((self._before, chosen and chosen.before), (self._after, chosen and chosen.after)):
            part.setText(details(told, self._texts) if told and self._texts else "—")

    def _connect(self) -> None:
        self._words.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._say_sought)
        self._what.currentIndexChanged.connect(self._say_sought)
        self._span.currentIndexChanged.connect(self._say_sought)
        self._more.clicked.connect(self.more_asked)
        self._reason.textChanged.connect(self._offer)
        self._export.clicked.connect(self._press_export)
        self._terms.clicked.connect(self.terms_asked)
        self._table.selectionModel().selectionChanged.connect(self._show_details)
        self._states.retry.connect(self.retry)
        for key, action in (
            ("Ctrl+F", self._words.setFocus),
            ("Ctrl+S", self._press_export),
            ("Ctrl+M", self._more.click),
            ("Ctrl+D", self._terms.click),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(action)

    def _lay_out(self) -> None:
        filters, foot, parts = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        filters.addWidget(self._words, 1)
        filters.addWidget(self._what)
        filters.addWidget(self._span)
        foot.addWidget(self._more)
        foot.addWidget(self._reason, 1)
        foot.addWidget(self._export)
        self._list.body.addLayout(filters)
        self._list.body.addWidget(self._table, 1)
        self._list.body.addLayout(foot)
        for name, words in (("before", self._before), ("after", self._after)):
            self._record.body.addWidget(self._headings[name])
            self._record.body.addWidget(words)
        self._record.body.addStretch()
        parts.setSpacing(2 * GRID)
        parts.addWidget(self._states, 1)
        parts.addWidget(self._record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._terms)
        layout.addLayout(head)
        layout.addWidget(self._done)
        layout.addLayout(parts, 1)
