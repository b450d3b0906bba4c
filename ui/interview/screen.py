"""The interview screen: parts put together, keys handed to the presenter."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from survey.edition import Edition
from survey.errors import SurveyError
from survey.language import Language
from survey.ports import Clock
from survey.services.calling import CallingDesk, Day, Pause
from survey.services.undoing import Step
from survey.staff import Staff
from ui.dialogs import KeysDialog, interview_keys
from ui.interview.big_panels import BigPanel, idle_words
from ui.interview.client_column import ClientColumn
from ui.interview.contract import Mode
from ui.interview.header import Header
from ui.interview.keys import ALT, CONTROL, PLAIN, combination_of, digit_of
from ui.interview.outcome_bar import OutcomeBar
from ui.interview.overdue_band import OverdueBand
from ui.interview.page import ClientFace, Fold, QuestionFace
from ui.interview.panels import AppointmentPanel, NotePanel, OtherOutcomesPanel
from ui.interview.presenter import InterviewPresenter
from ui.interview.question_card import QuestionCard
from ui.interview.shared_phone import SharedPhone
from ui.interview.status_line import StatusLine
from ui.interview.undo_dialog import UndoDialog
from ui.screen import Screen
from ui.tasks import Run
from ui.texts import Texts
from ui.theme import set_role

ROOM_FOR_ALL = 820
"""The height that holds all four questions and a panel."""


class InterviewScreen(Screen):
    """One client, four questions, no mouse.

    `left` asks to leave the screen, `changed` says that an interview was finished or corrected, `failed` carries a
    SurveyError to be shown.
    """

    left = Signal()
    changed = Signal()
    failed = Signal(SurveyError)

    def __init__(
        self, desk: CallingDesk, edition: Edition, staff: Staff, run: Run, dial: Callable[[str], None], clock: Clock
    ) -> None:
        """Take the desk, what is asked, who asks, the way to the database thread, the telephone and the time."""
        super().__init__()
        self._clock = clock
        self.setObjectName("interview")
        set_role(self, "ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._edition = edition
        self._texts = Texts(Language.KK)
        self._pause: Pause | None = None
        self._presenter = InterviewPresenter(desk, edition, self, run, dial, self.changed.emit)
        self._shared = SharedPhone(desk, run, self.failed.emit, self._presenter.shown)
        self._header, self._client, self._status = Header(staff, clock), ClientColumn(), StatusLine(clock)
        self._overdue = OverdueBand(clock)
        self._questions = {question.id: QuestionCard(question) for question in edition.questionnaire.questions}
        self._complete, self._idle = BigPanel("interview.complete", "Ctrl+Enter"), BigPanel("interview.idle", "Enter")
        self._work, self._loading = QWidget(), QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._outcomes = OutcomeBar(edition.outcomes)
        self._note, self._appointment = NotePanel(), AppointmentPanel(edition, clock)
        self._others = OtherOutcomesPanel(self._presenter.other_outcomes())
        self._panels: dict[Mode, QWidget] = {
            Mode.NOTE: self._note,
            Mode.APPOINTMENT: self._appointment,
            Mode.OTHER_OUTCOMES: self._others,
        }
        self._lay_out()
        self._connect()
        self._keys = self._key_table()
        self.show_mode(Mode.IDLE)

    def reopen(self, case: UUID) -> None:
        """Take a finished interview in hand again, to correct it."""
        self._presenter.reopen(case)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self.setAccessibleName(texts("shell.screen.interview"))
        panels = (self._note, self._appointment, self._others)
        for part in (self._header, self._overdue, self._client, self._status, self._outcomes, *panels):
            part.retranslate(texts)
        for card in self._questions.values():
            card.retranslate(texts)
        self._complete.say(
            texts("interview.complete_title"), texts("interview.complete_thanks"), texts("interview.complete_next")
        )
        self._loading.setText(texts("common.loading"))
        self._say_idle()
        self._presenter.translate(texts)

    def shown(self) -> None:
        """Go on with the case that was left open."""
        self.setFocus()
        self._presenter.shown()

    def show_client(self, face: ClientFace) -> None:
        """Fill the left column."""
        self._header.show_region(face.region)
        self._client.show_face(face)
        self._client.show()
        self._pages.setCurrentWidget(self._work)

    def show_questions(self, faces: tuple[QuestionFace, ...], language: Language) -> None:
        """Lay out the questions; when none is active all are answered."""
        skipped, asking = self._texts("interview.skipped"), any(face.fold is Fold.ACTIVE for face in faces)
        # One layout for all that goes and comes: else each part shown would move the others about.
        self._centre.setEnabled(False)
        for face in faces:
            self._questions[face.id].show_face(face, skipped)
        self._complete.setVisible(not asking)
        self._centre.setEnabled(True)
        self._centre.activate()
        self._status.show_language(language)

    def show_idle(self, pause: Pause | None) -> None:
        """Clear the client away; `pause` says why there is nobody to call."""
        self._pause = pause
        self._say_idle()
        self._pages.setCurrentWidget(self._idle)

    def show_day(self, day: Day) -> None:
        """Fill the counts of the day."""
        self._header.show_day(day)
        self._overdue.show_promised(day.promised)

    def show_mode(self, mode: Mode) -> None:
        """Open what the keys act on now."""
        self._mode = mode
        self._outcomes.wake(awake=mode is Mode.OUTCOMES)
        below: QWidget = self._panels.get(mode, self._outcomes)
        # What goes makes room before the next comes, so that the window never grows.
        for part in (*self._panels.values(), self._outcomes):
            if part is not below:
                part.hide()
        self._make_room()
        below.show()
        if mode is Mode.APPOINTMENT:
            self._appointment.open(self._header.quarter)
        if mode is Mode.OTHER_OUTCOMES:
            self._others.open()
        else:
            self.setFocus()
        if mode is Mode.IDLE:
            self._client.hide()
            self._header.show_region("")

    def show_note(self, text: str) -> None:
        """Put the note as it stands before the operator."""
        self._note.open(text)

    def show_call(self, since: datetime | None) -> None:
        """Start the clock of the call, or stop it."""
        self._status.time_since(since)

    def show_undoable(self, steps: tuple[Step, ...]) -> None:
        """Ask which step to take back, and why."""
        dialog, asked = UndoDialog(steps, self._edition, self._texts, self), self._presenter
        dialog.taken_back.connect(lambda case, why: asked.press(partial(asked.take_back, case, why)))
        dialog.open()

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""
        self.failed.emit(error)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fold the other questions away where a panel would crowd the one being asked."""
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Do what the key asks as soon as the answer before it is on disk."""
        digit = digit_of(event)
        action = partial(self._digit, digit) if digit else self._keys.get(combination_of(event))
        if action:
            self._presenter.press(action)
        elif self._mode is Mode.APPOINTMENT and event.text().isalpha():
            self._appointment.write(event.text())
        else:
            super().keyPressEvent(event)

    def _call_back(self) -> None:
        """Open the callback panel; once it is open, go to its line for words, where digits are words too."""
        if self._mode is Mode.APPOINTMENT:
            self._appointment.write()
        else:
            self._presenter.appointment()

    def _ask_for_sharers(self) -> None:
        """Ask what to do with the others at the number, as soon as the client's own call is at its end."""
        if self._mode is Mode.QUESTIONS and self._complete.isVisible():
            self._presenter.complete()
        self._presenter.press(partial(self._shared.ask, self._texts, self))

    def _make_room(self) -> None:
        crowded = self._mode in self._panels and self.height() < ROOM_FOR_ALL
        for card in self._questions.values():
            card.fold_away(away=crowded)
        self._others.limit(low=crowded)

    def _say_idle(self) -> None:
        self._idle.say(*idle_words(self._pause, self._texts), self._texts("interview.next_client"))

    def _digit(self, digit: str) -> None:
        if self._mode is Mode.APPOINTMENT:
            self._appointment.take(int(digit) - 1)
        else:
            self._presenter.digit(digit)

    def _enter(self) -> None:
        if self._mode is Mode.APPOINTMENT:
            self._appointment.confirm()
        else:
            self._presenter.next_client()

    def _key_table(self) -> Mapping[tuple[int, Qt.KeyboardModifier], Callable[[], None]]:
        key, asked, numbers = Qt.Key, self._presenter, (Qt.Key.Key_F5, Qt.Key.Key_F6)
        table: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]] = {
            (key.Key_Return, PLAIN): self._enter,
            (key.Key_Return, CONTROL): asked.complete_and_next,
            (key.Key_F1, PLAIN): self._show_keys,
            (key.Key_F2, PLAIN): asked.switch_language,
            (key.Key_F4, PLAIN): asked.note,
            **{(number, PLAIN): partial(asked.dial, place) for place, number in enumerate(numbers)},
            **{(number, CONTROL): partial(self._copy, place) for place, number in enumerate(numbers)},
            (key.Key_PageUp, PLAIN): asked.back,
            (key.Key_PageDown, PLAIN): asked.forward,
            (key.Key_Escape, PLAIN): asked.escape,
            (key.Key_Z, CONTROL): asked.undo,
            (key.Key_C, ALT): self._call_back,
            (key.Key_N, CONTROL): self._ask_for_sharers,
            (key.Key_Q, CONTROL): self.left.emit,
        }
        return {(int(pressed), modifiers): action for (pressed, modifiers), action in table.items()}

    def _lay_out(self) -> None:
        set_role(self._work, "plain-area")
        centre = self._centre = QVBoxLayout(self._work)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(10)
        centre.addWidget(self._status)
        for card in self._questions.values():
            centre.addWidget(card.line)
            centre.addWidget(card.asked, 1)
        for part in (self._complete, *self._panels.values(), self._outcomes):
            centre.addWidget(part, 1 if part is self._complete else 0)
        self._pages = QStackedWidget()
        for page in (self._loading, self._idle, self._work):
            self._pages.addWidget(page)
        body = QHBoxLayout()
        body.setContentsMargins(16, 16, 16, 16)
        body.setSpacing(8)
        body.addWidget(self._client)
        body.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._overdue)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        asked, press = self._presenter, self._presenter.press
        self._header.leave.connect(self.left)
        self._client.dial.connect(lambda place: press(partial(asked.dial, place)))
        self._status.language.clicked.connect(lambda: press(asked.switch_language))
        for card in self._questions.values():
            card.chosen.connect(lambda digit: press(partial(asked.digit, digit)))
            card.back.connect(lambda: press(asked.back))
            card.note.connect(lambda: press(asked.note))
        self._idle.pressed.connect(lambda: press(asked.next_client))
        self._complete.pressed.connect(lambda: press(asked.complete_and_next))
        self._outcomes.pressed.connect(lambda digit: press(partial(asked.outcome_button, int(digit))))
        self._note.saved.connect(lambda text: press(partial(asked.save_note, text)))
        self._note.left.connect(lambda: press(asked.escape))
        self._appointment.chosen.connect(lambda due: press(partial(asked.appoint, due)))
        self._others.chosen.connect(lambda outcome: press(partial(asked.outcome, outcome)))

    def _copy(self, place: int) -> None:
        """Put a number where other programs paste from, to be dialled there."""
        if self._mode is not Mode.IDLE and place < len(phones := self._client.phones):
            QApplication.clipboard().setText(phones[place].number)
            self._status.tell(self._texts("interview.copied", number=phones[place].shown))

    def _show_keys(self) -> None:
        KeysDialog(interview_keys(self._texts), self._texts, self).open()
