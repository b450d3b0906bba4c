"""The call outcomes along the bottom; Esc wakes their digits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from survey.outcome import Outcome
from ui.texts import Texts
from ui.theme import set_role
from ui.widgets.key_button import KeyButton

ROOM_FOR_TITLE = 1060


class OutcomeBar(QFrame):
    """The outcomes that have a button; `pressed` carries its digit, as the keyboard would."""

    pressed = Signal(str)

    def __init__(self, outcomes: tuple[Outcome, ...]) -> None:
        """Take the edition's outcomes."""
        super().__init__()
        set_role(self, "card")
        with_button = sorted((one for one in outcomes if one.button), key=lambda one: one.button or 0)
        self._outcomes = tuple(with_button)
        self._buttons = [KeyButton(str(one.button)) for one in with_button] + [KeyButton(str(len(with_button) + 1))]
        self._title, self._esc = QLabel(), QLabel("Esc")
        set_role(self._title, "quiet")
        set_role(self._esc, "key")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self._title)
        layout.addWidget(self._esc, 0, Qt.AlignmentFlag.AlignVCenter)
        for place, button in enumerate(self._buttons, start=1):
            set_role(button, "outcome")
            button.clicked.connect(lambda _=False, place=place: self.pressed.emit(str(place)))
            layout.addWidget(button)
        layout.addStretch(1)
        layout.setSpacing(4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Leave the title away where it would crowd the outcomes."""
        super().resizeEvent(event)
        self._title.setVisible(event.size().width() >= ROOM_FOR_TITLE)

    def retranslate(self, texts: Texts) -> None:
        """Say the outcomes in another language."""
        self._title.setText(texts("interview.outcome"))
        for button, outcome in zip(self._buttons, self._outcomes, strict=False):
            button.say(outcome.text[texts.language])
        self._buttons[-1].say(texts("interview.other"))

    def wake(self, *, awake: bool) -> None:
        """Frame the bar while its digits choose an outcome."""
        set_role(self, "card-chosen" if awake else "card")
