"""The band across the screen while an own promise to call back waits."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from survey.ports import Clock
from ui.interview.times import overdue_words
from ui.texts import Texts
from ui.theme import set_role

EVERY_MS = 15_000
"""How often it is asked whether another promise has come to its time."""


class OverdueBand(QLabel):
    """Seen only while a promise has come to its time."""

    def __init__(self, clock: Clock) -> None:
        """Take the time."""
        super().__init__()
        self.setObjectName("interview.overdue")
        set_role(self, "band-bad")
        self._clock = clock
        self._promised: Sequence[datetime] = ()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._say)
        self._timer.start()
        self.hide()

    def retranslate(self, texts: Texts) -> None:
        """Say it in another language."""
        self._texts = texts
        self._say()

    def show_promised(self, promised: Sequence[datetime]) -> None:
        """Take the operator's promises (UTC, in order)."""
        self._promised = promised
        self._say()

    def _say(self) -> None:
        words = overdue_words(self._promised, self._clock(), self._texts)
        self.setText(words)
        self.setVisible(bool(words))
