"""The two sights without a question: before a client, and when all questions are answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from survey.fieldwork.case import Stage
from survey.fieldwork.queue import Hindrance
from survey.services.calling import Pause
from ui.texts import Texts
from ui.theme import set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton

SAID = frozenset({Hindrance.PAUSED, Hindrance.PROMISED, Hindrance.HOURS})
"""What the sentence about the next call tells already."""


class BigPanel(Card):
    """A title, a sentence, one button."""

    pressed = Signal()

    def __init__(self, name: str, key: str) -> None:
        """Take the panel's object name and the button's key."""
        super().__init__()
        self.setObjectName(name)
        self._title, self._text = QLabel(), QLabel()
        set_role(self._title, "question")
        set_role(self._text, "hint")
        self.button = KeyButton(key)
        set_role(self.button, "primary")
        self.button.clicked.connect(self.pressed)
        self.body.addStretch(1)
        for part in (self._title, self._text):
            part.setWordWrap(True)
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.body.addWidget(part)
        self.body.addSpacing(16)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)

    def say(self, title: str, text: str, button: str) -> None:
        """Put the words in."""
        self._title.setText(title)
        self._text.setText(text)
        self.button.say(button)


def idle_words(pause: Pause | None, texts: Texts) -> tuple[str, str]:
    """Return what to say while no client is in hand: the title, and why or what comes next."""
    if pause is None:
        return texts("interview.idle_title"), texts("interview.idle_text")
    if not pause.wave:
        return texts("interview.no_wave_title"), texts("interview.no_wave_text")
    title, why = texts("interview.nobody_title"), _why(pause, texts)
    if pause.opens:
        return title, f"{texts('interview.nobody_hours', opens=pause.opens)} {why}".strip()
    if pause.next_due is None and why:
        return title, why
    return title, f"{_waiting(pause, texts)} {why}".strip()


def _why(pause: Pause, texts: Texts) -> str:
    """Return what keeps the other cases from the operator, each with its number."""
    kept = [kind for kind in Hindrance if pause.hindrances.get(kind) and kind not in SAID]
    return " ".join(texts(f"interview.kept_{kind.value}", number=texts.number(pause.hindrances[kind])) for kind in kept)


def _waiting(pause: Pause, texts: Texts) -> str:
    final = texts.number(pause.counts[Stage.FINAL])
    if pause.next_due is None:
        return texts("interview.nobody_left", final=final)
    return texts(
        "interview.nobody_due",
        due=pause.next_due,
        paused=texts.number(pause.counts[Stage.PAUSED]),
        appointed=texts.number(pause.counts[Stage.APPOINTED]),
        final=final,
    )
