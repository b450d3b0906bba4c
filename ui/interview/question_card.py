"""A question on the screen: folded with its answer, large while it is asked, dimmed before."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from survey.questionnaire import Question, QuestionKind
from ui.interview.choice_button import ChoiceButton
from ui.interview.folded_line import FoldedLine
from ui.interview.page import Fold, QuestionFace
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.key_button import KeyButton

OTHERS = ("8", "9")
"""The digits of "does not know" and "refused", which have small buttons."""


class QuestionCard(QObject):
    """One question as two widgets, of which one is shown; `chosen` carries the digit of a choice that was clicked."""

    chosen = Signal(str)
    back = Signal()
    note = Signal()

    def __init__(self, question: Question) -> None:
        """Make the card of a question."""
        super().__init__()
        self._face: QuestionFace | None = None
        self._away = False
        self.line, self.asked = FoldedLine(question.id), _AskedQuestion(question)
        self.asked.hide()
        self.asked.chosen.connect(self.chosen)
        self.asked.back.clicked.connect(self.back)
        self.asked.note.clicked.connect(self.note)

    def retranslate(self, texts: Texts) -> None:
        """Say the buttons in another language."""
        self.asked.back.say(texts("interview.back"))
        self.asked.note.say(texts("interview.note"))

    def show_face(self, face: QuestionFace, skipped: str) -> None:
        """Show the question; `skipped` are the words for one that the routing leaves out."""
        if face == self._face:
            return
        self._face = face
        active = face.fold is Fold.ACTIVE
        if active:
            self.line.hide()
            self.asked.show_face(face)
            self.asked.show()
        else:
            self.asked.hide()
            self.line.show_face(face, skipped)
            self.line.setVisible(not self._away)

    def fold_away(self, *, away: bool) -> None:
        """Hide the line, so that a panel has room."""
        self._away = away
        if self._face:
            self.line.setVisible(not away and self._face.fold is not Fold.ACTIVE)


class _AskedQuestion(QFrame):
    """The question being asked, with its choices as large buttons."""

    chosen = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.setObjectName("interview.active")
        self.setProperty("says", question.id)
        set_role(self, "card-chosen")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._counter, self._text, self._hint = QLabel(), QLabel(), QLabel()
        for label, role in ((self._counter, "quiet"), (self._text, "question"), (self._hint, "hint")):
            set_role(label, role)
            label.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(12)
        self._others = QHBoxLayout()
        self.back, self.note = KeyButton("PgUp"), KeyButton("F4")
        self._buttons: list[ChoiceButton] = []
        self._other_buttons: list[KeyButton] = []
        self._make_buttons([choice.digit for choice in question.choices])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        layout.setSpacing(GRID)
        for part in (self._counter, self._text, self._hint):
            layout.addWidget(part)
        layout.addSpacing(GRID)
        layout.addLayout(self._choices)
        layout.addLayout(self._others)
        layout.addStretch(1)

    def show_face(self, face: QuestionFace) -> None:
        self._counter.setText(face.counter)
        self._text.setText(face.text)
        self._hint.setText(face.hint)
        self._hint.setVisible(bool(face.hint))
        large = [choice for choice in face.choices if choice.digit not in OTHERS]
        others = [choice for choice in face.choices if choice.digit in OTHERS]
        for button, choice in zip(self._buttons, large, strict=True):
            button.show_face(choice, words_large=face.kind is QuestionKind.YES_NO)
        for other, choice in zip(self._other_buttons, others, strict=True):
            other.say(choice.words)
            set_role(other, "plain-chosen" if choice.chosen else "plain")

    def _make_buttons(self, digits: Sequence[str]) -> None:
        """Make a button for each digit; in this order Tab goes through them."""
        for digit in digits:
            button = KeyButton(digit) if digit in OTHERS else ChoiceButton()
            button.clicked.connect(lambda _=False, digit=digit: self.chosen.emit(digit))
            if isinstance(button, KeyButton):
                self._other_buttons.append(button)
                self._others.addWidget(button)
            else:
                self._buttons.append(button)
                self._choices.addWidget(button)
        self._others.addStretch(1)
        self._others.addWidget(self.back)
        self._others.addWidget(self.note)
