"""The quality screen: three tabs for who reviews, the form alone for who only asks again."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.services.quality import AwaitedInterview
from ui.quality.blind_form import BlindForm
from ui.quality.check_faces import ChecksFace
from ui.quality.faces import InterviewFace
from ui.quality.tabs import ChecksTab, InterviewsTab
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.labels import label
from ui.widgets.states import States
from ui.widgets.tab_button import TabButton
from ui.widgets.table import Column


class Tab(StrEnum):
    """The parts of the screen, in the order of their keys from Alt+1 on."""

    INTERVIEWS = "interviews"
    CHECKS = "checks"
    AGAIN = "again"


class QualityView(Screen):
    """Layout of the screen; `approve`, `send_back` and `reject` are a supervisor's word."""

    tab_opened = Signal(Tab)
    opened = Signal(object)
    approve = Signal(list)
    send_back = Signal(UUID, str)
    reject = Signal(UUID, str)
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, form: BlindForm, *, reviews: bool, parent: QWidget | None = None) -> None:
        """Take the form; `reviews` says whether there is more than it."""
        super().__init__(parent)
        self.setObjectName("quality")
        self._texts: Texts | None = None
        self._title, self._done = label("title"), label("chip-good")
        self._form, self._interviews, self._checks = form, InterviewsTab(), ChecksTab()
        self._lists = QStackedWidget()
        self._states = States(self._lists)
        self._pages = QStackedWidget()
        self._buttons = {tab: TabButton() for tab in Tab} if reviews else {}
        self._done.hide()
        self._lay_out()
        self._connect()
        self.open(Tab.INTERVIEWS if reviews else Tab.AGAIN)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._done.hide()
        self._title.setText(texts("shell.screen.quality"))
        self._states.retranslate(texts)
        for part in (self._interviews, self._checks, self._form):
            part.retranslate(texts)
        for number, (tab, button) in enumerate(self._buttons.items(), 1):
            button.setText(texts(f"quality.tab.{tab.value}"))
            button.setToolTip(f"Alt+{number}")
            button.setAccessibleName(f"{texts(f'quality.tab.{tab.value}')} (Alt+{number})")

    def start(self) -> None:
        """Start where the work of the open tab starts."""
        self._part.start()

    @property
    def tab(self) -> Tab:
        """The tab that is open."""
        return self._tab

    def open(self, tab: Tab) -> None:
        """Open a tab."""
        self._tab = tab
        for one, button in self._buttons.items():
            button.setChecked(one is tab)
        if tab is Tab.AGAIN:
            self._pages.setCurrentWidget(self._form)
        else:
            self._lists.setCurrentWidget(self._part)
            self._pages.setCurrentWidget(self._states)
        self._part.start()
        self.tab_opened.emit(tab)

    def show_loading(self) -> None:
        """Say that the interviews are on their way."""
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_awaited(
        self, title: str, columns: Sequence[Column[AwaitedInterview]], rows: Sequence[AwaitedInterview]
    ) -> None:
        """List the interviews that wait."""
        self._states.ready()
        self._interviews.show_awaited(title, columns, rows)

    def show_interview(self, face: InterviewFace | None) -> None:
        """Open an interview, or none."""
        self._interviews.show_interview(face)

    def show_checks(self, face: ChecksFace) -> None:
        """Show the back-checks."""
        self._checks.show_checks(face)

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._done.setText(sentence)
        self._done.show()
        self._interviews.clear_reason()

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is nothing."""
        if self._texts:
            self._states.failed(error, self._texts)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    @property
    def _part(self) -> InterviewsTab | ChecksTab | BlindForm:
        match self._tab:
            case Tab.INTERVIEWS:
                return self._interviews
            case Tab.CHECKS:
                return self._checks
        return self._form

    def _connect(self) -> None:
        for number, (tab, button) in enumerate(self._buttons.items(), 1):
            button.setObjectName(f"quality.tab.{tab.value}")
            button.clicked.connect(partial(self.open, tab))
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(partial(self.open, tab))
        self._interviews.opened.connect(self.opened)
        self._interviews.approve.connect(self.approve)
        self._interviews.send_back.connect(self.send_back)
        self._interviews.reject.connect(self.reject)
        self._form.failed.connect(self.failed)
        self._states.retry.connect(self.retry)

    def _lay_out(self) -> None:
        for part in (self._interviews, self._checks):
            self._lists.addWidget(part)
        for page in (self._states, self._form):
            self._pages.addWidget(page)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addSpacing(2 * GRID)
        for button in self._buttons.values():
            head.addWidget(button)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self._done)
        layout.addWidget(self._pages, 1)
