"""The desk of who asks again: clients of others' interviews, without what they answered before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from survey.audit import Logged, entry
from survey.edition import Edition
from survey.errors import CaseNotHeld, Refused
from survey.facts import Answer, CheckAnswer, CheckCall, CheckStart
from survey.fieldwork.case import Case
from survey.fieldwork.hours import may_call, next_calling_moment
from survey.fieldwork.ledger import moment_after
from survey.ids import uuid7
from survey.language import Language
from survey.outcome import COMPLETE
from survey.ports import ClientCard, Clock, NewWork, UnitOfWork
from survey.quality.checks import OPEN, Check, CheckStage, check_of, next_asked
from survey.quality.interviews import finished
from survey.questionnaire import Question
from survey.sampling.design import Wave
from survey.services.closing import barred_for, refusal_before
from survey.services.guard import needs
from survey.services.quality import drawn_interviews
from survey.staff import Deed, Staff


@dataclass(frozen=True, slots=True)
class BlindCheck:
    """A client to be asked again: who he is, about which service, what is asked next; nothing that he said before.

    `asked` is None when all is answered. `language` is the one he was interviewed in.
    """

    case: Case
    card: ClientCard
    answers: Mapping[str, str]
    asked: Question | None
    language: Language


@dataclass(frozen=True, slots=True)
class NoCheck:
    """Nobody to ask again now: how many checks are open, how many of them are one's own interviews, when one is due.

    `opens` is when calling begins again (UTC), None within calling hours.
    """

    open: int
    own: int
    next_due: datetime | None
    opens: datetime | None


class BackChecksDesk:
    """Back-checks of one member of staff."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.BACK_CHECK)
    def in_hand(self) -> BlindCheck | None:
        """Return the check that was left open."""
        with self._work() as work:
            held = next((check for check in self._checks(work) if self._holds(check)), None)
            return self._blind(work, held) if held else None

    @needs(Deed.BACK_CHECK)
    def next_client(self) -> BlindCheck | NoCheck:
        """Put the next client before who asks again, or say why there is none; the log tells that he saw the numbers.

        It is never an interview in which he had a part, nor one of another region or language than his.
        """
        now = self._clock()
        with self._work() as work:
            checks = self._checks(work)
            held = next((check for check in checks if self._holds(check)), None)
            if held:
                return self._blind(work, held)
            if may_call(now, self._edition):
                for check in checks:
                    if self._may_take(work, check, now):
                        return self._take(work, check)
        return self._none(checks, now)

    @needs(Deed.BACK_CHECK)
    def answer(self, case: UUID, question: str, choice: str, language: Language) -> BlindCheck:
        """Record an answer, or another in its place, and return what to ask next.

        Raises CaseNotHeld, Refused (answer.not_on_road, answer.unknown_choice).
        """
        with self._work() as work:
            check = self._held(work, case)
            asked = self._edition.questionnaire.question(question)
            if asked is None or question not in self._edition.quality.questions:
                raise Refused("answer.not_on_road", question=question)
            if asked.choice(choice) is None:
                raise Refused("answer.unknown_choice", question=asked.number, choice=choice)
            fact = CheckAnswer(question=question, choice=choice, language=language, **self._stamp(check))
            work.facts.add(fact)
            blind = self._blind(work, replace(check, answers={**check.answers, question: choice}))
            work.commit()
        return blind

    @needs(Deed.BACK_CHECK)
    def close(self, case: UUID, phone: str, outcome: str) -> None:
        """End the call with its outcome, 1.1 when all was asked; `phone` is the number dialled.

        Raises CaseNotHeld, Refused (outcome.unknown, outcome.not_by_hand, interview.incomplete, phone.not_of_client).
        """
        with self._work() as work:
            check = self._held(work, case)
            kept = work.cases.get(case).case
            given = self._edition.outcome(outcome)
            missing = next_asked(check.answers, self._edition)
            if outcome == COMPLETE and missing:
                raise Refused("interview.incomplete", question=missing.number)
            if outcome != COMPLETE and not given.by_hand:
                raise Refused("outcome.not_by_hand", outcome=outcome)
            if phone and phone not in kept.phones:
                raise Refused("phone.not_of_client", phone=phone)
            work.facts.add(CheckCall(phone=phone, outcome=outcome, **self._stamp(check)))
            if given.bars:
                work.cases.bar(case, {kept.client, phone} - {""}, outcome)
            work.commit()

    def _checks(self, work: UnitOfWork) -> Sequence[Check]:
        wave = work.waves.latest()
        return _open_checks(work, wave, self._edition) if wave else ()

    def _holds(self, check: Check) -> bool:
        return check.stage is CheckStage.IN_HAND and check.by == self._staff.id

    def _may_take(self, work: UnitOfWork, check: Check, now: datetime) -> bool:
        if self._staff.id in check.interview.askers or (check.due and check.due > now):
            return False
        case = work.cases.get(check.interview.case).case
        there = not self._staff.region or case.region == self._staff.region
        spoken = _language(check) in self._staff.languages
        return there and spoken and refusal_before(case, barred_for(case, work)) is None

    def _take(self, work: UnitOfWork, check: Check) -> BlindCheck:
        stamp = self._stamp(check)
        work.facts.add(CheckStart(**stamp))
        work.audit.add(entry(stamp["at"], self._staff, Logged.PHONES_SHOWN, check.interview.case))
        blind = self._blind(work, replace(check, answers={}))
        work.commit()
        return blind

    def _held(self, work: UnitOfWork, case: UUID) -> Check:
        if work.cases.get(case).state.complete_at is None:
            raise CaseNotHeld("case.not_held")
        check = check_of(finished(tuple(work.facts.of_case(case))), self._edition)
        if not self._holds(check):
            raise CaseNotHeld("case.not_held")
        return check

    def _blind(self, work: UnitOfWork, check: Check) -> BlindCheck:
        case = work.cases.get(check.interview.case).case
        return BlindCheck(
            case=case,
            card=work.registries.card(case.version, case.row),
            answers=check.answers,
            asked=next_asked(check.answers, self._edition),
            language=_language(check),
        )

    def _none(self, checks: Sequence[Check], now: datetime) -> NoCheck:
        opens = next_calling_moment(now, self._edition)
        others = [check for check in checks if self._staff.id not in check.interview.askers]
        return NoCheck(
            open=len(checks),
            own=len(checks) - len(others),
            next_due=min((check.due for check in others if check.due and check.due > now), default=None),
            opens=opens if opens > now else None,
        )

    def _stamp(self, check: Check) -> dict[str, Any]:
        at = moment_after(check.interview.facts, self._clock())
        return {
            "id": uuid7(at),
            "case": check.interview.case,
            "at": at,
            "by": self._staff.id,
            "of": check.interview.id,
        }


def _open_checks(work: UnitOfWork, wave: Wave, edition: Edition) -> Sequence[Check]:
    checks = (check_of(one, edition) for one in drawn_interviews(work, wave, edition))
    return [check for check in checks if check.stage in OPEN]


def _language(check: Check) -> Language:
    """Return the language that the client was interviewed in last."""
    return next(fact.language for fact in reversed(check.interview.facts) if isinstance(fact, Answer))
