"""The practice on the screen: the band, the interview over invented clients, what each call teaches."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QLabel, QVBoxLayout

from survey.errors import SurveyError
from survey.language import Language
from survey.staff import Staff
from ui.interview.screen import InterviewScreen
from ui.practice.marks import Watermark
from ui.practice.presenter import PracticePresenter
from ui.screen import Screen
from ui.tasks import Run
from ui.texts import Texts
from ui.widgets.labels import label

if TYPE_CHECKING:
    from survey.demo.practice import Practice

MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}


class PracticeScreen(Screen):
    """Knows the calls of the practice and nothing of the store that the window is open on.

    `left` says that the practice is gone. Its telephone dials nobody.
    """

    left = Signal()
    failed = Signal(SurveyError)

    def __init__(self, open_one: "Callable[[], Practice]", staff: Staff, run: Run) -> None:
        """Take how a practice is opened, who practises, and the way to the database thread."""
        super().__init__()
        self.setObjectName("practice")
        self._staff = staff
        self._run = run
        self._texts = Texts(Language.KK)
        self._interview: InterviewScreen | None = None
        self._heard: QWindow | None = None
        self._presenter = PracticePresenter(open_one, self, run, self.left.emit)
        self._lesson, self._loading = label("lesson"), QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._lesson.setObjectName("practice.lesson")
        self._lesson.hide()
        self._watermark = Watermark(self)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._lesson)
        layout.addWidget(self._loading, 1)
        self._presenter.begin()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._loading.setText(texts("practice.opening"))
        self._watermark.say(texts("practice.mark"))
        self._presenter.translate(texts)
        if self._interview:
            self._interview.retranslate(texts)

    def shown(self) -> None:
        """Count the keys pressed in the window."""
        self._heard = self.window().windowHandle()
        if self._heard:
            self._heard.installEventFilter(self)

    def end(self) -> None:
        """End the practice and remove its store."""
        if self._heard:
            self._heard.removeEventFilter(self)
        self._presenter.end()

    def show_practice(self, practice: "Practice") -> None:
        """Put the interview of the practice on the screen."""
        self._interview = made = InterviewScreen(
            practice.calling, practice.edition, self._staff, self._run, lambda _number: None, practice.clock
        )
        made.retranslate(self._texts)
        made.left.connect(self.end)
        made.changed.connect(self._presenter.changed)
        made.failed.connect(self.failed)
        self._loading.hide()
        self._layout.addWidget(made, 1)
        self._watermark.raise_()
        made.show()

    def show_lesson(self, words: str) -> None:
        """Say what the last call teaches."""
        self._lesson.setText(words)
        self._lesson.show()

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""
        self.failed.emit(error)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Count each key once, where it comes into the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() not in MODIFIERS:
            self._presenter.press()
        return False
