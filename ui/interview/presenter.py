"""What the interview screen does with each key; knows no widget."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from survey.edition import Edition
from survey.facts import Answer, Dial
from survey.language import Language
from survey.outcome import Outcome
from survey.questionnaire import Question
from survey.services.calling import CallingDesk, Day, Pause, Progress, Turn
from ui.interview.contract import Mode, View
from ui.interview.one_at_a_time import OneAtATime
from ui.interview.page import client_face, question_faces, reachable_questions
from ui.tasks import Run
from ui.texts import Texts

SPOKEN = (Language.KK, Language.RU)


class InterviewPresenter(OneAtATime):
    """One operator at the screen.

    `changed` is called after all that moves the figures: an interview finished or corrected, a call's outcome.
    """

    def __init__(
        self,
        desk: CallingDesk,
        edition: Edition,
        view: View,
        run: Run,
        dial: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        """Take what the screen works with."""
        super().__init__(view, run)
        self._view = view
        self._desk = desk
        self._edition = edition
        self._dial = dial
        self._changed = changed
        self._texts = Texts(Language.KK)
        self._turn: Turn | None = None
        self._progress: Progress | None = None
        self._viewed: str | None = None
        self._language = Language.KK
        self._mode = Mode.IDLE
        self._wants_note: Outcome | None = None

    def translate(self, texts: Texts) -> None:
        """Show everything in another language of the screen."""
        self._texts = texts
        if self._turn is None and texts.language in SPOKEN:
            self._language = texts.language
        self._show()

    def shown(self) -> None:
        """Go on with the case that was left open, if there is one; a break may have put it back."""
        self._do(lambda: (self._desk.in_hand(), self._desk.day()), self._seen)

    def next_client(self) -> None:
        """Ask for the next client (Enter)."""
        if self._turn is None:
            self._do(self._next, self._arrived)

    def digit(self, digit: str) -> None:
        """Answer the active question, or choose an outcome (1-9)."""
        if self._mode is Mode.OUTCOMES:
            self.outcome_button(int(digit))
        elif self._mode is Mode.QUESTIONS and self._active and (choice := self._active.choice_for(digit)):
            self._answer(self._active, choice.key)

    def back(self) -> None:
        """Go back to the question before (PgUp)."""
        self._move(-1)

    def forward(self) -> None:
        """Go forward, at most to the first question without an answer (PgDn)."""
        self._move(1)

    def switch_language(self) -> None:
        """Go on in the other language (F2); each answer keeps the language it was asked in."""
        self._language = SPOKEN[1 - SPOKEN.index(self._language)]
        self._show_questions()

    def dial(self, place: int) -> None:
        """Dial the number whose turn it is, or the other one (F5, F6)."""
        if self._turn and place < len(self._turn.phones):
            phone = self._turn.phones[place]
            self._do(partial(self._desk.dial, self._turn.case.id, phone), partial(self._dialled, phone))

    def escape(self) -> None:
        """Open the call outcomes, or leave what is open (Esc)."""
        if self._turn:
            self._enter(Mode.OUTCOMES if self._mode is Mode.QUESTIONS else Mode.QUESTIONS)

    def note(self) -> None:
        """Open the note (F4)."""
        if self._turn:
            self._wants_note = None
            self._enter(Mode.NOTE)

    def save_note(self, text: str) -> None:
        """Keep the note, and give the outcome that waited for it."""
        if self._turn:
            self._do(partial(self._desk.note, self._turn.case.id, text), self._noted)

    def appointment(self) -> None:
        """Open the callback panel (Alt+C)."""
        if self._turn:
            self._enter(Mode.APPOINTMENT)

    def appoint(self, due: datetime) -> None:
        """Promise to call back at a time (UTC)."""
        if self._turn:
            self._finish(partial(self._desk.appoint, self._turn.case.id, due))

    def other_outcomes(self) -> tuple[Outcome, ...]:
        """Return the outcomes behind "other"."""
        return tuple(o for o in self._edition.outcomes if o.by_hand and o.button is None)

    def outcome(self, outcome: Outcome) -> None:
        """Give the call an outcome; ask first for the time or the note that it needs."""
        if self._turn is None or self._progress is None:
            return
        if outcome.asks_time:
            self._enter(Mode.APPOINTMENT)
        elif outcome.note_needed and not self._progress.note:
            self._wants_note = outcome
            self._enter(Mode.NOTE)
        else:
            self._finish(partial(self._desk.close, self._turn.case.id, outcome.code))

    def complete_and_next(self) -> None:
        """Finish the interview and ask for the next client (Ctrl+Enter)."""
        if self._turn:
            self._do(partial(self._complete_and_next, self._turn.case.id), self._completed)

    def complete(self) -> None:
        """Finish the interview and ask for nobody: the next one is at the same number."""
        if self._turn:
            self._finish(partial(self._desk.complete, self._turn.case.id))

    def reopen(self, case: UUID) -> None:
        """Take a finished interview in hand again, to correct it."""
        self._do(partial(self._desk.reopen, case), self._take)

    def undo(self) -> None:
        """Offer one's own steps that may be taken back (Ctrl+Z)."""
        self._do(self._desk.undoable, self._view.show_undoable)

    def take_back(self, case: UUID, reason: str) -> None:
        """Take back the last step with a client; go on with whoever is in hand then."""

        def taken_back() -> tuple[Turn | None, Day]:
            self._desk.undo(case, reason)
            return self._desk.in_hand(), self._desk.day()

        self._do(taken_back, self._finished)

    @property
    def _active(self) -> Question | None:
        return self._edition.questionnaire.question(self._viewed) if self._viewed else None

    def _next(self) -> tuple[Turn | Pause, Day]:
        return self._desk.next_client(), self._desk.day()

    def _complete_and_next(self, case: UUID) -> tuple[Turn | Pause, Day]:
        self._desk.complete(case)
        return self._next()

    def _answer(self, question: Question, choice: str) -> None:
        if self._turn:
            answer = partial(self._desk.answer, self._turn.case.id, question.id, choice, self._language)
            self._do(answer, partial(self._answered, question.id))

    def _answered(self, question: str, progress: Progress) -> None:
        counted = self._progress and self._progress.state.complete_at
        self._progress = progress
        road = [on_road.id for on_road in progress.interview.route()]
        following = road[road.index(question) + 1 :]
        open_question = progress.interview.next_question()
        self._viewed = following[0] if following and open_question else (open_question.id if open_question else None)
        self._show_questions()
        if counted or progress.state.complete_at:
            self._changed()

    def _move(self, step: int) -> None:
        if self._mode is not Mode.QUESTIONS or self._progress is None:
            return
        reachable = reachable_questions(self._progress.interview)
        here = reachable.index(self._viewed)
        self._viewed = reachable[min(max(here + step, 0), len(reachable) - 1)]
        self._show_questions()

    def outcome_button(self, button: int) -> None:
        """Give the outcome of a button; the one after the last opens the others."""
        outcome = next((o for o in self._edition.outcomes if o.by_hand and o.button == button), None)
        if outcome:
            self.outcome(outcome)
        elif button == 1 + max(o.button or 0 for o in self._edition.outcomes):
            self._enter(Mode.OTHER_OUTCOMES)

    def _finish(self, work: Callable[[], None]) -> None:
        def finished() -> tuple[None, Day]:
            work()
            return None, self._desk.day()

        self._do(finished, self._finished)

    def _seen(self, found: tuple[Turn | None, Day]) -> None:
        turn, day = found
        if turn and self._turn and turn.case.id == self._turn.case.id:
            self._view.show_day(day)
        else:
            self._resumed(found)

    def _resumed(self, found: tuple[Turn | None, Day]) -> None:
        turn, day = found
        self._view.show_day(day)
        if turn:
            self._take(turn)
        else:
            self._clear(None)

    def _finished(self, found: tuple[Turn | None, Day]) -> None:
        self._resumed(found)
        self._changed()

    def _arrived(self, found: tuple[Turn | Pause, Day]) -> None:
        turn, day = found
        self._view.show_day(day)
        if isinstance(turn, Turn):
            self._take(turn)
        else:
            self._clear(turn)

    def _completed(self, found: tuple[Turn | Pause, Day]) -> None:
        self._arrived(found)
        self._changed()

    def _take(self, turn: Turn) -> None:
        self._turn = self._progress = turn
        asked_in = [fact.language for fact in turn.history if isinstance(fact, Answer)]
        self._language = asked_in[-1] if asked_in else self._language
        open_question = turn.interview.next_question()
        self._viewed = open_question.id if open_question else None
        self._view.show_call(None)
        self._enter(Mode.QUESTIONS)
        self._show()

    def _dialled(self, phone: str, progress: Progress) -> None:
        self._progress = progress
        self._dial(phone)
        self._view.show_call(next(fact.at for fact in reversed(progress.history) if isinstance(fact, Dial)))
        self._show_client()

    def _noted(self, progress: Progress) -> None:
        self._progress = progress
        wanted, self._wants_note = self._wants_note, None
        self._show_client()
        self._enter(Mode.QUESTIONS)
        if wanted:
            self.outcome(wanted)

    def _enter(self, mode: Mode) -> None:
        self._mode = mode
        self._view.show_mode(mode)
        if mode is Mode.NOTE and self._progress:
            self._view.show_note(self._progress.note)

    def _clear(self, pause: Pause | None) -> None:
        self._turn = self._progress = self._viewed = None
        self._enter(Mode.IDLE)
        self._view.show_idle(pause)

    def _show(self) -> None:
        self._show_client()
        self._show_questions()

    def _show_client(self) -> None:
        if self._turn and self._progress:
            self._view.show_client(client_face(self._turn, self._progress.history, self._edition, self._texts))

    def _show_questions(self) -> None:
        if self._turn and self._progress:
            faces = question_faces(self._turn, self._progress, self._viewed, self._language, self._edition)
            self._view.show_questions(faces, self._language)
