"""The day at a glance, and one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from survey.errors import SurveyError
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.today.presenter import TodayFace
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.states import States

FIGURES = (("promised", "appointment"), ("interviews", "calls", "pace"))
"""What is to do, what is done: a line each."""
BESIDE = {"search": "Ctrl+F", "rest": "F7", "end_shift": "F8", "practise": "F9"}
"""What else one who calls may do, with its key."""


class TodayView(Screen):
    """Due dates on the left, calls on the right; `next_client` asks for a client."""

    next_client = Signal()
    practice_asked = Signal()
    rest_asked = Signal()
    end_asked = Signal()
    search_asked = Signal()
    retry = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("today")
        self._texts: Texts | None = None
        self._loading = True
        self._pressed_early = False
        self._title, self._quarter = label("title"), label("quiet")
        self._due, self._calls, self._next_dates = Card(), Card(), Card()
        self._dates = QGridLayout()
        self._dates.setHorizontalSpacing(2 * GRID)
        self._dates.setColumnStretch(1, 1)
        self._months = QGridLayout()
        self._months.setVerticalSpacing(2)
        self._months.setColumnStretch(0, 1)
        self._figures = {name: label("figure") for line in FIGURES for name in line}
        self._captions = {name: label("quiet") for name in self._figures}
        self._wave = label("quiet")
        self._overdue = label("band-bad")
        self._overdue.setObjectName("today.overdue")
        self._next = KeyButton("Enter")
        self._next.setObjectName("today.next")
        set_role(self._next, "primary")
        self._next.clicked.connect(self.next_client)
        self._beside = {name: KeyButton(key) for name, key in BESIDE.items()}
        asked = (self.search_asked, self.rest_asked, self.end_asked, self.practice_asked)
        for (name, button), signal in zip(self._beside.items(), asked, strict=True):
            button.setObjectName(f"today.{name}")
            button.clicked.connect(signal)
            QShortcut(QKeySequence(BESIDE[name]), self).activated.connect(button.click)
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._press_enter)
        self._states = States(self._content())
        self._states.retry.connect(self.retry)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.addWidget(self._states)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._due.set_title(texts("today.due"))
        self._calls.set_title(texts("today.calls_title"))
        self._next_dates.set_title(texts("today.next_dates"))
        self._next.say(texts("today.next_client"))
        for name, button in self._beside.items():
            button.say(texts(f"today.{name}"))
        for name, caption in self._captions.items():
            caption.setText(texts(f"today.{name}"))

    def start(self) -> None:
        """Start at the next client."""
        self._next.setFocus()

    def show_loading(self) -> None:
        """Say that it is on its way."""
        self._loading = True
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_today(self, face: TodayFace) -> None:
        """Show the day."""
        self._title.setText(face.title)
        self._quarter.setText(face.quarter)
        _empty(self._months)
        for row, month in enumerate(face.months):
            chip = Chip()
            self._months.addWidget(label("strong", month.name), 3 * row, 0)
            self._months.addWidget(chip, 3 * row, 1, Qt.AlignmentFlag.AlignRight)
            chip.say(month.state, month.role)
            self._months.addWidget(label("small", month.due), 3 * row + 1, 0)
            findings = label("small", month.findings)
            findings.setWordWrap(False)
            self._months.addWidget(findings, 3 * row + 1, 1, Qt.AlignmentFlag.AlignRight)
            self._months.setRowMinimumHeight(3 * row + 2, GRID)
        self._show_dates(face)
        self._captions["appointment"].setText(face.appointment_words)
        for name, figure in self._figures.items():
            figure.setText(getattr(face, name))
            figure.setAccessibleName(f"{self._captions[name].text()}: {figure.text()}")
        self._wave.setText(face.wave)
        self._overdue.setText(face.overdue)
        self._overdue.setVisible(bool(face.overdue))
        self._next.setEnabled(face.can_call)
        self._states.ready()
        self._loading = False
        if face.can_call and self.isVisible():
            self._next.setFocus()
            if self._pressed_early:
                self.next_client.emit()
        self._pressed_early = False

    def show_failure(self, error: SurveyError) -> None:
        """Say that it could not be read."""
        self._loading = self._pressed_early = False
        if self._texts:
            self._states.failed(error, self._texts)

    def _show_dates(self, face: TodayFace) -> None:
        _empty(self._dates)
        self._next_dates.setVisible(bool(face.due))
        for row, one in enumerate(face.due):
            self._dates.addWidget(label("strong", one.day), row, 0)
            self._dates.addWidget(label("", one.what), row, 1)
            left = label("small", one.left)
            left.setWordWrap(False)
            self._dates.addWidget(left, row, 2, Qt.AlignmentFlag.AlignRight)

    def _press_enter(self) -> None:
        """Ask for a client wherever the focus is, but let other buttons have their Enter."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused is not self._next:
            focused.click()
        elif self._loading:
            self._pressed_early = True
        elif self._next.isEnabled():
            self.next_client.emit()

    def _content(self) -> QWidget:
        content = QWidget()
        self._due.body.addLayout(self._months)
        self._due.body.addStretch()
        figures = QGridLayout()
        figures.setVerticalSpacing(0)
        for line, names in enumerate(FIGURES):
            for column, name in enumerate(names):
                figures.addWidget(self._figures[name], 3 * line, column)
                figures.addWidget(self._captions[name], 3 * line + 1, column, Qt.AlignmentFlag.AlignTop)
                figures.setColumnStretch(column, 1)
            figures.setRowMinimumHeight(3 * line + 2, GRID)
        self._calls.body.addLayout(figures)
        self._calls.body.addSpacing(GRID)
        self._calls.body.addWidget(self._wave)
        self._calls.body.addSpacing(GRID)
        self._calls.body.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        beside = QHBoxLayout()
        for button in self._beside.values():
            beside.addWidget(button)
        beside.addStretch(1)
        self._calls.body.addLayout(beside)
        self._calls.body.addStretch()
        cards = QHBoxLayout()
        cards.setSpacing(2 * GRID)
        cards.addWidget(self._due, 1)
        cards.addWidget(self._calls, 1)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._quarter)
        layout.addWidget(self._overdue)
        layout.addSpacing(GRID)
        layout.addLayout(cards)
        layout.addSpacing(2 * GRID)
        self._next_dates.body.addLayout(self._dates)
        layout.addWidget(self._next_dates)
        layout.addStretch(1)
        return content


def _empty(grid: QGridLayout) -> None:
    while (place := grid.takeAt(0)) is not None:
        if widget := place.widget():
            widget.deleteLater()
