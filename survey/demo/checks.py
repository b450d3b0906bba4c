"""Back-checks and reviews of an invented fieldwork, made on the real desks."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from uuid import UUID

from survey.demo.fieldwork import SteppingClock
from survey.demo.words import pick, words
from survey.interview import Interview
from survey.outcome import COMPLETE
from survey.periods import Quarter
from survey.services.back_checks import BlindCheck
from survey.services.desks import Desks

ANSWERING = timedelta(seconds=11)
NO_ANSWER = "3.13"
APPROVED = 0.5
"""The share of the interviews without a flag that the supervisor has approved."""


@dataclass(frozen=True, slots=True)
class Checker:
    """The supervisor, who asks others' clients again."""

    chance: Random
    desks: Desks
    clock: SteppingClock
    quarter: Quarter

    def check(self) -> None:
        """Ask the next client again, if there is one."""
        desk, behaviour = self.desks.back_checks, words("fieldwork")
        found = desk.next_client()
        if not isinstance(found, BlindCheck):
            return
        case, phone = found.case.id, found.case.phones[0]
        if self.chance.random() < behaviour["away"]:
            desk.close(case, phone, NO_ANSWER)
            return
        said = self._said(case)
        while question := found.asked:
            self.clock.pass_by(ANSWERING)
            same = self.chance.random() < behaviour["steady"] and question.id in said
            choice = said[question.id] if same else pick(self.chance, behaviour["answers"][question.id])
            found = desk.answer(case, question.id, choice, found.language)
        desk.close(case, phone, COMPLETE)

    def review(self) -> None:
        """Approve a part of the interviews that nothing is odd about."""
        plain = [row.case.id for row in self.desks.quality.wave(self.quarter).awaited if not row.flags]
        self.desks.quality.approve(plain[: int(len(plain) * APPROVED)])

    def _said(self, case: UUID) -> dict[str, str]:
        checks = self.desks.quality.wave(self.quarter).checks
        facts = next(drawn.check.interview.facts for drawn in checks if drawn.case.id == case)
        return Interview.of(self.desks.edition.questionnaire, facts).choices
