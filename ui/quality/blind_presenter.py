"""What the form to ask again does with each key; knows no widget."""

from collections.abc import Callable
from functools import partial

from survey.edition import Edition
from survey.language import Language
from survey.outcome import COMPLETE
from survey.services.back_checks import BackChecksDesk, BlindCheck, NoCheck
from survey.staff import CALLED_IN
from ui.interview.one_at_a_time import OneAtATime
from ui.quality.blind_faces import View, asked_again, client_face, idle_words, outcomes_on_buttons, question_faces
from ui.tasks import Run
from ui.texts import Texts


class BlindPresenter(OneAtATime):
    """One who asks again. Keys pressed while an answer is on its way to the disk wait their turn."""

    def __init__(
        self, desk: BackChecksDesk, edition: Edition, view: View, run: Run, dial: Callable[[str], None]
    ) -> None:
        """Take what the form works with."""
        super().__init__(view, run)
        self._desk = desk
        self._edition = edition
        self._view = view
        self._dial = dial
        self._texts = Texts(Language.KK)
        self._language = Language.KK
        self._check: BlindCheck | None = None
        self._none: NoCheck | None = None
        self._viewed: str | None = None
        self._phone = ""
        self._outcomes = False

    def translate(self, texts: Texts) -> None:
        """Show everything in another language of the screen; the questions keep the client's."""
        self._texts = texts
        self._show()

    def shown(self) -> None:
        """Go on with the check that was left open."""
        if self._check is None:
            self._do(self._desk.in_hand, self._arrived)

    def next_client(self) -> None:
        """Ask for the next client (Enter)."""
        if self._check is None:
            self._do(self._desk.next_client, self._arrived)

    def digit(self, digit: str) -> None:
        """Answer the active question, or choose an outcome (1-9)."""
        if self._outcomes:
            self.outcome(digit)
            return
        question = self._edition.questionnaire.question(self._viewed) if self._viewed else None
        if self._check and question and (choice := question.choice_for(digit)):
            work = partial(self._desk.answer, self._check.case.id, question.id, choice.key, self._language)
            self._do(work, self._answered)

    def outcome(self, digit: str) -> None:
        """End a call that reached nobody with the outcome on a digit."""
        given = next((one for one in outcomes_on_buttons(self._edition) if str(one.button) == digit), None)
        if given:
            self._close(given.code)

    def back(self) -> None:
        """Go back to the question before (PgUp)."""
        if self._check:
            before = [one.id for one in asked_again(self._edition) if one.id in self._check.answers]
            if self._viewed in before:
                before = before[: before.index(self._viewed)]
            self._viewed = before[-1] if before else self._viewed
            self._show()

    def switch_language(self) -> None:
        """Go on in the other language (F2)."""
        self._language = CALLED_IN[1 - CALLED_IN.index(self._language)]
        self._show()

    def dial(self, place: int) -> None:
        """Dial the client's first or second number (F5, F6)."""
        if self._check and place < len(self._check.case.phones):
            self._phone = self._check.case.phones[place]
            self._dial(self._phone)

    def escape(self) -> None:
        """Open the outcomes of a call that reached nobody, or leave them (Esc)."""
        if self._check:
            self._outcomes = not self._outcomes
            self._show()

    def complete_and_next(self) -> None:
        """End the check and ask for the next client (Ctrl+Enter)."""
        if self._check:
            self._close(COMPLETE)

    def _close(self, outcome: str) -> None:
        if self._check is None:
            return
        case, phone = self._check.case.id, self._phone

        def closed() -> BlindCheck | NoCheck | None:
            self._desk.close(case, phone, outcome)
            return self._desk.next_client() if outcome == COMPLETE else None

        self._do(closed, self._arrived)

    def _arrived(self, found: BlindCheck | NoCheck | None) -> None:
        self._check = found if isinstance(found, BlindCheck) else None
        self._none = found if isinstance(found, NoCheck) else None
        self._outcomes, self._phone = False, ""
        if self._check:
            self._language = self._check.language
            self._viewed = self._check.asked.id if self._check.asked else None
        self._show()

    def _answered(self, check: BlindCheck) -> None:
        self._check = check
        self._viewed = check.asked.id if check.asked else None
        self._show()

    def _show(self) -> None:
        if self._check is None:
            self._view.show_idle(*idle_words(self._none, self._texts))
            return
        self._view.show_client(client_face(self._check, self._edition, self._texts))
        faces = question_faces(self._check, self._viewed, self._language, self._edition)
        self._view.show_questions(faces, self._language)
        self._view.show_outcomes(awake=self._outcomes)
