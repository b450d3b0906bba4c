"""The calendar's layout: the year, its due dates, a file for other calendars."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from survey.deadlines import DueDate
from survey.errors import SurveyError
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.states import States
from ui.widgets.table import Column, Rows, Table

WHAT = 2
"""The column that takes the room the others leave."""
ARROWS = {"previous": ("‹", "Alt+Left", -1), "next": ("›", "Alt+Right", 1)}


class CalendarView(Screen):
    """Layout of the calendar; the signals say which year and where to save."""

    turned = Signal(int)
    open_only = Signal(bool)
    save_asked = Signal(Path)
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("calendar")
        self._texts: Texts | None = None
        self._title, self._year, self._done = label("title"), label("strong"), label("chip-good")
        self._model: Rows[DueDate] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("calendar.dates")
        self._table.horizontalHeader().setStretchLastSection(False)
        self._filter, self._open, self._save = QLineEdit(), QCheckBox(), QPushButton()
        self._filter.setObjectName("calendar.filter")
        self._filter.setClearButtonEnabled(True)
        self._open.setObjectName("calendar.open_only")
        self._save.setObjectName("calendar.save")
        self._save.setAutoDefault(True)
        self._arrows = {name: QPushButton(sign) for name, (sign, _, _) in ARROWS.items()}
        self._dates = Card()
        self._states = States(self._dates)
        self._lay_out()
        self._done.hide()
        self._connect()

    def file_name(self) -> str:
        """Return what the saved file would be called."""
        raise NotImplementedError

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._title.setText(texts("calendar.title"))
        self._table.setAccessibleName(texts("calendar.title"))
        self._open.setText(texts("calendar.open_only"))
        self._save.setText(texts("calendar.save"))
        self._save.setToolTip("Ctrl+S")
        self._filter.setPlaceholderText(texts("registry.filter"))
        self._filter.setAccessibleName(texts("registry.filter"))
        for name, arrow in self._arrows.items():
            arrow.setAccessibleName(texts(f"calendar.{name}"))
            arrow.setToolTip(f"{texts(f'calendar.{name}')} ({ARROWS[name][1]})")
        self._done.hide()

    def start(self) -> None:
        """Start at the dates."""
        self._table.setFocus()

    def show_loading(self) -> None:
        """Say that the year is on its way."""
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_year(self, title: str, columns: Sequence[Column[DueDate]], dates: Sequence[DueDate]) -> None:
        """Show what is due in a year."""
        self._year.setText(title)
        self._model.fill(columns, dates)
        self._table.fit()
        self._table.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._states.ready()

    def show_failure(self, error: SurveyError) -> None:
        """Say that the year could not be read."""
        if self._texts:
            self._states.failed(error, self._texts)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._done.setText(sentence)
        self._done.show()

    def _press_save(self) -> None:
        if self._texts:
            title, kinds = self._texts("calendar.save_title"), "iCalendar (*.ics)"
            file, _ = QFileDialog.getSaveFileName(self, title, self.file_name(), kinds)
            if file:
                self.save_asked.emit(Path(file))

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._model.filter)
        self._open.toggled.connect(self.open_only)
        self._save.clicked.connect(self._press_save)
        self._states.retry.connect(self.retry)
        for name, (_, key, years) in ARROWS.items():
            self._arrows[name].clicked.connect(lambda _=False, by=years: self.turned.emit(by))
            QShortcut(QKeySequence(key), self).activated.connect(self._arrows[name].click)
        for key, pressed in (("Ctrl+S", self._press_save), ("Ctrl+F", self._filter.setFocus)):
            QShortcut(QKeySequence(key), self).activated.connect(pressed)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        parts: tuple[QWidget | QLabel, ...] = (self._arrows["previous"], self._year, self._arrows["next"])
        for name, arrow in self._arrows.items():
            arrow.setObjectName(f"calendar.{name}")
            arrow.setAutoDefault(True)
            arrow.setFixedWidth(5 * GRID)
        for part in parts:
            line.addWidget(part)
        line.addSpacing(2 * GRID)
        line.addWidget(self._filter, 1)
        line.addWidget(self._open)
        line.addWidget(self._save)
        self._year.setWordWrap(False)
        self._dates.body.addWidget(self._table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._title)
        layout.addLayout(line)
        layout.addWidget(self._done)
        layout.addWidget(self._states, 1)
