"""The line above the questions: the call's clock, the language of the interview, the promise that all is saved."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from survey.language import Language
from survey.ports import Clock
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.chip import Chip
from ui.widgets.key_button import KeyButton

SECOND = 1000
TOLD_MS = 4000


class StatusLine(QWidget):
    """The line above the questions."""

    def __init__(self, clock: Clock) -> None:
        """Make the line; the clock of the call stands still."""
        super().__init__()
        self._clock = clock
        self._call, self._caption, self._spoken, self._saved = Chip(), QLabel(), QLabel(), QLabel()
        self._spoken.setObjectName("interview.spoken")
        self.language = KeyButton("F2")
        self.language.setObjectName("interview.language")
        for label, role in ((self._caption, "quiet"), (self._spoken, "spoken"), (self._saved, "small")):
            set_role(label, role)
        self._since: datetime | None = None
        self._timer = QTimer(self, interval=SECOND)
        self._timer.timeout.connect(self._tick)
        self._told = QTimer(self, interval=TOLD_MS, singleShot=True)
        self._told.timeout.connect(self._say_saved)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._call)
        layout.addWidget(self._caption)
        layout.addWidget(self._spoken)
        layout.addWidget(self.language)
        layout.addStretch(1)
        layout.addWidget(self._saved)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._say_saved()
        self._tick()

    def show_language(self, language: Language) -> None:
        """Show the language of the interview, and on the button the one it can turn to."""
        other = Language.RU if language is Language.KK else Language.KK
        self._caption.setText(self._texts("interview.spoken"))
        self._spoken.setText(self._texts(f"common.language.{language.value}"))
        self.language.say(self._texts(f"common.language.{other.value}"))

    def time_since(self, since: datetime | None) -> None:
        """Start the clock of a call, or stop it."""
        self._since = since
        if since:
            self._timer.start()
        else:
            self._timer.stop()
        self._tick()

    def tell(self, words: str) -> None:
        """Say for a moment what was done."""
        self._saved.setText(f"{words} ✓")
        self._told.start()

    def _say_saved(self) -> None:
        self._saved.setText(f"{self._texts('interview.saved_at_once')} ✓")

    def _tick(self) -> None:
        if self._since is None:
            self._call.say("")
        else:
            seconds = int((self._clock() - self._since).total_seconds())
            self._call.say(
                self._texts("interview.connected", time=f"{seconds // 60:02}:{seconds % 60:02}"), "chip-good"
            )
