"""The calling desk: the operator's verbs, each durable when it returns."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from survey.errors import Refused
from survey.facts import Answer, Appointment, Claim, Dial, Disposition, Note, standing
from survey.fieldwork.case import Stage, claimed
from survey.fieldwork.hours import check_slot, next_calling_moment, widened
from survey.fieldwork.ledger import moment_after
from survey.fieldwork.queue import Offer, Reason, choose, hindrances
from survey.fieldwork.shift import pace
from survey.ids import uuid7
from survey.language import Language
from survey.outcome import COMPLETE
from survey.ports import UnitOfWork
from survey.services.closing import barred_for, end_case, refusal_before
from survey.services.finding import Finding
from survey.services.guard import needs
from survey.services.sharing import Sharing
from survey.services.shifts import Shifts
from survey.services.turn import Day, Pause, Progress, Turn
from survey.staff import CALLED_IN, Deed

__all__ = ["CallingDesk", "Day", "Pause", "Progress", "Turn"]


class CallingDesk(Shifts, Sharing, Finding):
    """Calls and interviews of one operator."""

    @needs(Deed.CALL)
    def in_hand(self) -> Turn | None:
        """Return the case that was left open, to go on at the same question."""
        with self._work() as work:
            wave = work.waves.latest()
            row = wave and work.cases.held(wave.id, self._staff.id)
            return self._turn(work, Offer(row, Reason.IN_HAND), barred_for(row.case, work)) if row else None

    @needs(Deed.CALL)
    def next_client(self) -> Turn | Pause:
        """Put the next case before the operator, or say why there is none.

        Clients not to be called, whom the queue comes upon, are put to rest on the way.
        """
        with self._work() as work:
            work.alone()
            wave = work.waves.latest()
            if wave is None:
                return Pause(wave=False, counts={}, next_due=None)
            found = self._next(work, wave.id) or self._pause(work, wave.id)
            work.commit()
        return found

    def _next(self, work: UnitOfWork, wave: UUID) -> Turn | None:
        now = self._clock()
        edition = widened(self._edition, work.cases.open_until(), now)
        while offer := choose(work.cases, wave, self._staff, now, edition):
            case, barred = offer.row.case, barred_for(offer.row.case, work)
            if offer.reason is Reason.IN_HAND:
                return self._turn(work, offer, barred)
            if outcome := refusal_before(case, barred):
                end_case(work, case, outcome, now, self._staff, self._edition)
                continue
            state = claimed(offer.row.state, self._staff.id)
            if work.cases.claim(offer.row, state):
                turn = self._turn(work, offer, barred)
                at = moment_after(turn.history, now)
                claim = Claim(id=uuid7(at), case=case.id, at=at, by=self._staff.id)
                work.facts.add(claim)
                return replace(turn, state=state, history=(*turn.history, claim))
        return None

    def _pause(self, work: UnitOfWork, wave: UUID) -> Pause:
        now, heaps = self._clock(), work.cases.heaps(wave)
        counts = Counter(dict.fromkeys(Stage, 0))
        for heap in heaps:
            counts[heap.stage] += heap.number
        opens = next_calling_moment(now, widened(self._edition, work.cases.open_until(), now))
        return Pause(
            wave=True,
            counts=counts,
            next_due=work.cases.next_due(wave),
            hindrances=hindrances(heaps, self._staff),
            opens=opens if opens > now else None,
        )

    @needs(Deed.SEE_DAY)
    def day(self) -> Day:
        """Count what the operator did since midnight, and what he promised for today."""
        now = self._clock().astimezone(ZoneInfo(self._edition.time_zone))
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        with self._work() as work:
            done = work.facts.by_staff_since(self._staff.id, midnight)
            wave = work.waves.latest()
            appointed = wave and work.cases.first(wave.id, Stage.APPOINTED, now + timedelta(days=366))
            promised = work.cases.promised(wave.id, self._staff.id) if wave else ()
        completed = {fact.case for fact in standing(done) if isinstance(fact, Disposition) and fact.outcome == COMPLETE}
        return Day(
            calls=sum(isinstance(fact, Dial) for fact in done),
            interviews=len(completed),
            next_appointment=appointed.state.due if appointed else None,
            quarter=wave.plan.quarter if wave else None,
            promised=tuple(due for due in promised if due <= midnight + timedelta(days=1)),
            pace=pace(done, midnight),
        )

    @needs(Deed.CALL)
    def dial(self, case: UUID, phone: str) -> Progress:
        """Record that a number of the client is dialled.

        Raises CaseNotHeld, Refused (phone.not_of_client, phone.do_not_call).
        """
        with self._work() as work:
            facts = self._held(work, case)
            if phone not in work.cases.get(case).case.phones:
                raise Refused("phone.not_of_client", phone=phone)
            if work.cases.barred((phone,)):
                raise Refused("phone.do_not_call", phone=phone)
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
            asks = self._other_language() if given.other_language else None
            self._record(work, facts, Disposition(outcome=outcome, language=asks, **self._stamp(case, facts)))

    @needs(Deed.CALL)
    def appoint(self, case: UUID, due: datetime) -> None:
        """Promise to call back at a time (UTC).

        Raises CaseNotHeld, Refused (case.complete, and what check_slot raises).
        """
        with self._work() as work:
            wave = work.waves.latest()
            closes = self._edition.report.due(wave.plan.quarter) if wave else None
            check_slot(due, self._clock(), closes, self._edition)
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

        Raises NotAllowed (staff.other_region), Refused (case.not_complete, case.in_hand).
        """
        with self._work() as work:
            work.alone()
            row = work.cases.get(case)
            self._staff.require_region(row.case.region)
            if row.state.complete_at is None:
                raise Refused("case.not_complete")
            if work.cases.held(row.case.wave, self._staff.id):
                raise Refused("case.in_hand")
            turn = self._turn(work, Offer(row, Reason.IN_HAND), barred_for(row.case, work))
            return self._claimed(turn, self._record(work, turn.history, Claim(**self._stamp(case, turn.history))))

    def _other_language(self) -> Language | None:
        """Return the language to call in next: the one that an operator of one language does not speak."""
        others = [language for language in CALLED_IN if language not in self._staff.languages]
        return others[0] if others else None
