"""The calling desk: the operator's verbs, each durable when it returns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from survey.edition import Edition
from survey.errors import CaseNotHeld, Refused
from survey.facts import Answer, Appointment, Claim, Dial, Disposition, Fact, Note
from survey.fieldwork.case import Case, CaseState, Stage, derive
from survey.fieldwork.ledger import moment_after
from survey.fieldwork.queue import Offer, Reason, choose
from survey.ids import uuid7
from survey.interview import Interview
from survey.language import Language
from survey.outcome import COMPLETE
from survey.periods import Quarter
from survey.ports import ClientCard, Clock, NewWork, UnitOfWork
from survey.services.guard import needs
from survey.staff import Deed, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the case in hand is: its state, the answers that count, everything that was done with it."""

    state: CaseState
    interview: Interview
    history: tuple[Fact, ...]

    @property
    def note(self) -> str:
        """The note as it stands."""
        return next((fact.text for fact in reversed(self.history) if isinstance(fact, Note)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Progress):
    """A case put before the operator: whom to call about which service, and why now."""

    case: Case
    reason: Reason
    card: ClientCard


@dataclass(frozen=True, slots=True)
class Pause:
    """Nobody to call now, and why: cases by stage, and when the next one is due. `wave` is False when none is drawn."""

    wave: bool
    counts: Mapping[Stage, int]
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Day:
    """What the operator did today, the next promise to call back (UTC), and the quarter whose wave is called."""

    calls: int
    interviews: int
    next_appointment: datetime | None
    quarter: Quarter | None = None


class CallingDesk:
    """Calls and interviews of one operator."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.CALL)
    def in_hand(self) -> Turn | None:
        """Return the case that was left open, to go on at the same question."""
        with self._work() as work:
            wave = work.waves.latest()
            row = wave and work.cases.held(wave.id, self._staff.id)
            return self._turn(work, Offer(row, Reason.IN_HAND)) if row else None

    @needs(Deed.CALL)
    def next_client(self) -> Turn | Pause:
        """Put the next case before the operator, or say why there is none."""
        with self._work() as work:
            wave = work.waves.latest()
            if wave is None:
                return Pause(wave=False, counts={}, next_due=None)
            offer = choose(work.cases, wave.id, self._staff.id, self._clock())
            if offer is None:
                return Pause(wave=True, counts=work.cases.counts(wave.id), next_due=work.cases.next_due(wave.id))
            turn = self._turn(work, offer)
            if offer.reason is Reason.IN_HAND:
                return turn
            claim = Claim(**self._stamp(turn.case.id, turn.history))
            return self._claimed(turn, self._record(work, turn.history, claim))

    @needs(Deed.SEE_DAY)
    def day(self) -> Day:
        """Count what the operator did since midnight."""
        now = self._clock().astimezone(ZoneInfo(self._edition.time_zone))
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        with self._work() as work:
            done = work.facts.by_staff_since(self._staff.id, midnight)
            wave = work.waves.latest()
            appointed = wave and work.cases.first(wave.id, Stage.APPOINTED, now + timedelta(days=366))
        completed = {fact.case for fact in done if isinstance(fact, Disposition) and fact.outcome == COMPLETE}
        calls = sum(isinstance(fact, Dial) for fact in done)
        due = appointed.state.due if appointed else None
        return Day(calls, len(completed), due, wave.plan.quarter if wave else None)

    @needs(Deed.CALL)
    def dial(self, case: UUID, phone: str) -> Progress:
        """Record that a number of the client is dialled. Raises CaseNotHeld, Refused (phone.not_of_client)."""
        with self._work() as work:
            facts = self._held(work, case)
            if phone not in work.cases.get(case).case.phones:
                raise Refused("phone.not_of_client", phone=phone)
            return self._record(work, facts, Dial(phone=phone, **self._stamp(case, facts)))

    @needs(Deed.CALL)
    def answer(self, case: UUID, question: str, choice: str, language: Language) -> Progress:
        """Record an answer, or the correction of an earlier one, and return what to ask next.

        Raises CaseNotHeld, Refused (answer.not_on_road, answer.unknown_choice).
        """
        with self._work() as work:
            facts = self._held(work, case)
            interview = self._interview(facts)
            asked = next((on_road for on_road in interview.route() if on_road.id == question), None)
            if asked is None:
                raise Refused("answer.not_on_road", question=question)
            if asked.choice(choice) is None:
                raise Refused("answer.unknown_choice", question=asked.number, choice=choice)
            earlier = interview.current.get(question)
            fact = Answer(
                question=question,
                choice=choice,
                language=language,
                corrects=earlier.id if earlier else None,
                **self._stamp(case, facts),
            )
            return self._record(work, facts, fact)

    @needs(Deed.CALL)
    def note(self, case: UUID, text: str) -> Progress:
        """Keep what the operator wrote down about the case. Raises CaseNotHeld."""
        with self._work() as work:
            facts = self._held(work, case)
            return self._record(work, facts, Note(text=text.strip(), **self._stamp(case, facts)))

    @needs(Deed.CALL)
    def close(self, case: UUID, outcome: str) -> None:
        """End the call with an outcome that an operator may give.

        Raises CaseNotHeld, Refused (outcome.unknown, outcome.not_by_hand, outcome.note_needed, case.complete).
        """
        given = self._edition.outcome(outcome)
        if not given.by_hand or given.asks_time:
            raise Refused("outcome.not_by_hand", outcome=outcome)
        with self._work() as work:
            facts = self._under_way(work, case)
            if given.note_needed and not any(isinstance(fact, Note) and fact.text for fact in facts):
                raise Refused("outcome.note_needed", outcome=outcome)
            self._record(work, facts, Disposition(outcome=outcome, **self._stamp(case, facts)))

    @needs(Deed.CALL)
    def appoint(self, case: UUID, due: datetime) -> None:
        """Promise to call back at a time (UTC).

        Raises CaseNotHeld, Refused (appointment.past, appointment.hours, case.complete).
        """
        if due <= self._clock():
            raise Refused("appointment.past", due=due)
        hours = self._edition.calling_hours
        there = due.astimezone(ZoneInfo(self._edition.time_zone))
        if there.isoweekday() not in hours.weekdays or not hours.start <= there.time() < hours.end:
            raise Refused("appointment.hours", due=due, start=hours.start, end=hours.end)
        with self._work() as work:
            facts = self._under_way(work, case)
            self._record(work, facts, Appointment(due=due, **self._stamp(case, facts)))

    @needs(Deed.CALL)
    def complete(self, case: UUID) -> None:
        """Finish the interview (AAPOR 1.1). Raises CaseNotHeld, Refused (interview.incomplete)."""
        with self._work() as work:
            facts = self._held(work, case)
            missing = self._interview(facts).next_question()
            if missing:
                raise Refused("interview.incomplete", question=missing.number)
            self._record(work, facts, Disposition(outcome=COMPLETE, **self._stamp(case, facts)))

    @needs(Deed.CALL)
    def reopen(self, case: UUID) -> Turn:
        """Take a finished interview in hand again, to correct an answer.

        Raises Refused (case.not_complete, case.in_hand).
        """
        with self._work() as work:
            row = work.cases.get(case)
            if row.state.complete_at is None:
                raise Refused("case.not_complete")
            if work.cases.held(row.case.wave, self._staff.id):
                raise Refused("case.in_hand")
            turn = self._turn(work, Offer(row, Reason.IN_HAND))
            return self._claimed(turn, self._record(work, turn.history, Claim(**self._stamp(case, turn.history))))

    def _held(self, work: UnitOfWork, case: UUID) -> tuple[Fact, ...]:
        if work.cases.get(case).state.held_by != self._staff.id:
            raise CaseNotHeld("case.not_held")
        return tuple(work.facts.of_case(case))

    def _under_way(self, work: UnitOfWork, case: UUID) -> tuple[Fact, ...]:
        """Return the facts of a case whose interview is not finished: a finished one has its outcome, 1.1."""
        facts = self._held(work, case)
        if work.cases.get(case).state.complete_at:
            raise Refused("case.complete")
        return facts

    def _interview(self, facts: tuple[Fact, ...]) -> Interview:
        return Interview.of(self._edition.questionnaire, facts)

    def _stamp(self, case: UUID, facts: tuple[Fact, ...]) -> dict[str, Any]:
        at = moment_after(facts, self._clock())
        return {"id": uuid7(at), "case": case, "at": at, "by": self._staff.id}

    def _record(self, work: UnitOfWork, facts: tuple[Fact, ...], fact: Fact) -> Progress:
        history = (*facts, fact)
        state = derive(history, self._edition)
        work.facts.add(fact)
        work.cases.save(fact.case, state)
        work.commit()
        return Progress(state=state, interview=self._interview(history), history=history)

    def _turn(self, work: UnitOfWork, offer: Offer) -> Turn:
        case = offer.row.case
        facts = tuple(work.facts.of_case(case.id))
        return Turn(
            state=offer.row.state,
            interview=self._interview(facts),
            history=facts,
            case=case,
            reason=offer.reason,
            card=work.registries.card(case.version, case.row),
        )

    def _claimed(self, turn: Turn, progress: Progress) -> Turn:
        return replace(turn, state=progress.state, interview=progress.interview, history=progress.history)
