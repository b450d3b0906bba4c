"""The form to ask again: whom to call, the questions, the outcome when nobody is reached; no mouse."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from survey.edition import Edition
from survey.errors import SurveyError
from survey.language import Language
from survey.ports import Clock
from survey.services.back_checks import BackChecksDesk
from ui.interview.big_panels import BigPanel
from ui.interview.client_column import ClientColumn
from ui.interview.keys import combination_of, digit_of
from ui.interview.page import ClientFace, Fold, QuestionFace
from ui.interview.question_card import QuestionCard
from ui.interview.status_line import StatusLine
from ui.quality.blind_faces import asked_again, outcomes_on_buttons
from ui.quality.blind_presenter import BlindPresenter
from ui.tasks import Run
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.key_button import KeyButton

PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class BlindForm(QWidget):
    """One client, the questions of the edition, nothing of what he said before."""

    failed = Signal(SurveyError)

    def __init__(
        self, desk: BackChecksDesk, edition: Edition, run: Run, dial: Callable[[str], None], clock: Clock
    ) -> None:
        """Take the desk, what is asked, the way to the database thread, how numbers are dialled."""
        super().__init__()
        self.setObjectName("quality.blind")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._texts = Texts(Language.KK)
        self._presenter = BlindPresenter(desk, edition, self, run, dial)
        self._client, self._status = ClientColumn(), StatusLine(clock)
        self._client.hide_history()
        self._questions = {question.id: QuestionCard(question) for question in asked_again(edition)}
        self._complete = BigPanel("quality.complete", "Ctrl+Enter")
        self._idle = BigPanel("quality.idle", "Enter")
        self._outcomes = _Outcomes(edition)
        self._pages, self._work = QStackedWidget(), QWidget()
        self._lay_out()
        self._connect()
        self._keys = self._key_table()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self.setAccessibleName(texts("quality.tab.again"))
        for part in (self._client, self._status, self._outcomes):
            part.retranslate(texts)
        for card in self._questions.values():
            card.retranslate(texts)
        self._complete.say(
            texts("interview.complete_title"), texts("interview.complete_thanks"), texts("interview.complete_next")
        )
        self._presenter.translate(texts)

    def start(self) -> None:
        """Take the keys."""
        self.setFocus()

    def shown(self) -> None:
        """Go on with the check that was left open."""
        self._presenter.shown()

    def show_client(self, face: ClientFace) -> None:
        """Show whom to call."""
        self._client.show_face(face)
        self._pages.setCurrentWidget(self._work)

    def show_questions(self, faces: tuple[QuestionFace, ...], language: Language) -> None:
        """Lay out the questions; when none is active all are answered."""
        skipped = self._texts("interview.skipped")
        for face in faces:
            self._questions[face.id].show_face(face, skipped)
        self._complete.setVisible(all(face.fold is not Fold.ACTIVE for face in faces))
        self._status.show_language(language)

    def show_outcomes(self, *, awake: bool) -> None:
        """Frame the outcomes while the digits choose one."""
        self._outcomes.wake(awake=awake)

    def show_idle(self, title: str, text: str) -> None:
        """Clear the client away and say what comes next."""
        self._idle.say(title, text, self._texts("quality.next"))
        self._pages.setCurrentWidget(self._idle)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""
        self.failed.emit(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Do what the key asks as soon as the answer before it is on disk."""
        digit = digit_of(event)
        action = partial(self._presenter.digit, digit) if digit else self._keys.get(combination_of(event))
        if action:
            self._presenter.press(action)
        else:
            super().keyPressEvent(event)

    def _key_table(self) -> Mapping[tuple[int, Qt.KeyboardModifier], Callable[[], None]]:
        key, asked = Qt.Key, self._presenter
        table: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]] = {
            (key.Key_Return, PLAIN): asked.next_client,
            (key.Key_Return, CONTROL): asked.complete_and_next,
            (key.Key_F2, PLAIN): asked.switch_language,
            (key.Key_F5, PLAIN): partial(asked.dial, 0),
            (key.Key_F6, PLAIN): partial(asked.dial, 1),
            (key.Key_PageUp, PLAIN): asked.back,
            (key.Key_Escape, PLAIN): asked.escape,
        }
        return {(int(pressed), modifiers): action for (pressed, modifiers), action in table.items()}

    def _connect(self) -> None:
        asked, press = self._presenter, self._presenter.press
        self._client.dial.connect(lambda place: press(partial(asked.dial, place)))
        self._status.language.clicked.connect(lambda: press(asked.switch_language))
        for card in self._questions.values():
            card.chosen.connect(lambda digit: press(partial(asked.digit, digit)))
            card.back.connect(lambda: press(asked.back))
        self._idle.pressed.connect(lambda: press(asked.next_client))
        self._complete.pressed.connect(lambda: press(asked.complete_and_next))
        self._outcomes.pressed.connect(lambda digit: press(partial(asked.outcome, digit)))

    def _lay_out(self) -> None:
        set_role(self._work, "plain-area")
        centre = QVBoxLayout()
        centre.setSpacing(10)
        centre.addWidget(self._status)
        for card in self._questions.values():
            card.asked.note.hide()
            centre.addWidget(card.line)
            centre.addWidget(card.asked, 1)
        centre.addWidget(self._complete, 1)
        body = QHBoxLayout()
        body.setSpacing(GRID)
        body.addWidget(self._client)
        body.addLayout(centre, 1)
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(10)
        work.addLayout(body, 1)
        work.addWidget(self._outcomes)
        self._pages.addWidget(self._idle)
        self._pages.addWidget(self._work)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)


class _Outcomes(QFrame):
    """The outcomes of a call that reached nobody; Esc wakes their digits."""

    pressed = Signal(str)

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        set_role(self, "card")
        self._title, esc = QLabel(), QLabel("Esc")
        set_role(self._title, "quiet")
        set_role(esc, "key")
        head, row, layout = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        layout.setContentsMargins(12, GRID, 12, 12)
        row.setSpacing(4)
        head.addWidget(esc, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        layout.addLayout(row)
        self._buttons = {outcome: KeyButton(str(outcome.button)) for outcome in outcomes_on_buttons(edition)}
        for outcome, button in self._buttons.items():
            set_role(button, "outcome")
            button.clicked.connect(partial(self.pressed.emit, str(outcome.button)))
            row.addWidget(button)
        row.addStretch(1)

    def retranslate(self, texts: Texts) -> None:
        self._title.setText(texts("quality.not_reached"))
        for outcome, button in self._buttons.items():
            button.say(outcome.text[texts.language])

    def wake(self, *, awake: bool) -> None:
        set_role(self, "card-chosen" if awake else "card")
