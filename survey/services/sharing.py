"""Clients who share a number: who else is there, and one call that serves them too."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from survey.errors import Refused
from survey.facts import Claim, Dial, Disposition
from survey.fieldwork.case import CaseRow, Stage, claimed
from survey.fieldwork.queue import Offer, Reason
from survey.fieldwork.tallies import count_case
from survey.outcome import Outcome
from survey.ports import UnitOfWork
from survey.services.casework import CaseWork
from survey.services.closing import barred_for, refusal_before
from survey.services.guard import needs
from survey.services.turn import Turn
from survey.staff import Deed

SERVED = frozenset({Stage.FRESH, Stage.APPOINTED, Stage.PAUSED})
"""Where a case stands that a call to somebody else at its number may serve."""


@dataclass(frozen=True, slots=True)
class Sharers:
    """The number of one's own last call, and the other clients at it who may be served now."""

    phone: str
    clients: tuple[str, ...]


class Sharing(CaseWork):
    """What an operator may do with the others at the number that he called last."""

    @needs(Deed.CALL)
    def sharers(self) -> Sharers:
        """Return who else is at the number. Raises Refused (shared.no_call, case.in_hand)."""
        with self._work() as work:
            phone, rows = self._others(work)
            clients = (work.registries.card(row.case.version, row.case.row).cells.get("client", "") for row in rows)
            return Sharers(phone, tuple(clients))

    @needs(Deed.CALL)
    def next_sharer(self) -> Turn:
        """Put the next client at the number before the operator: a case with answers of its own.

        Raises Refused (shared.nobody, shared.no_call, case.in_hand).
        """
        with self._work() as work:
            work.alone()
            for row in self._others(work)[1]:
                if work.cases.claim(row, claimed(row.state, self._staff.id)):
                    turn = self._turn(work, Offer(row, Reason.SHARED), barred_for(row.case, work))
                    claim = Claim(**self._stamp(row.case.id, turn.history))
                    return self._claimed(turn, self._record(work, turn.history, claim))
        raise Refused("shared.nobody")

    @needs(Deed.CALL)
    def may_rest(self) -> tuple[Outcome, ...]:
        """Return the outcomes that one call may give to others: final ones that say nothing of number or refuser."""
        return tuple(
            one
            for one in self._edition.outcomes
            if one.by_hand
            and one.retry_minutes is None
            and not (one.asks_time or one.note_needed or one.bad_number or one.bars)
        )

    @needs(Deed.CALL)
    def rest_sharers(self, outcome: str) -> int:
        """Give all others at the number an outcome; return how many. It is theirs: no call is counted twice.

        Raises Refused (outcome.not_by_hand, shared.nobody, shared.no_call, case.in_hand).
        """
        if outcome not in {one.code for one in self.may_rest()}:
            raise Refused("outcome.not_by_hand", outcome=outcome)
        with self._work() as work:
            work.alone()
            rows = self._others(work)[1]
            if not rows:
                raise Refused("shared.nobody")
            for row in rows:
                self._rest(work, row, outcome)
            work.commit()
        return len(rows)

    def _rest(self, work: UnitOfWork, row: CaseRow, outcome: str) -> None:
        case, facts = row.case, tuple(work.facts.of_case(row.case.id))
        claim = Claim(**self._stamp(case.id, facts))
        ended = Disposition(outcome=outcome, **self._stamp(case.id, (*facts, claim)))
        history = (*facts, claim, ended)
        for fact in (claim, ended):
            work.facts.add(fact)
        work.cases.save(case.id, self._derive(history, case))
        work.tallies.keep(case.wave, [(case.id, count_case(history, self._edition))])

    def _others(self, work: UnitOfWork) -> tuple[str, list[CaseRow]]:
        """Return the number of the last call and the cases at it that this operator may be given."""
        call = self._last_call(work)
        wave = work.cases.get(call.case).case.wave
        if work.cases.held(wave, self._staff.id):
            raise Refused("case.in_hand")
        return call.phone, [
            row
            for row in work.cases.sharing(wave, (call.phone,))
            if row.case.id != call.case
            and self._may_serve(row)
            and not refusal_before(row.case, barred_for(row.case, work))
        ]

    def _may_serve(self, row: CaseRow) -> bool:
        me, state = self._staff, row.state
        return (
            state.stage in SERVED
            and state.owner in {None, me.id}
            and state.refused_to != me.id
            and me.region in {"", row.case.region}
        )

    def _last_call(self, work: UnitOfWork) -> Dial:
        """Return today's last own call."""
        done = work.facts.by_staff_since(self._staff.id, self._midnight())
        call = next((fact for fact in reversed(done) if isinstance(fact, Dial)), None)
        if call is None:
            raise Refused("shared.no_call")
        return call

    def _midnight(self) -> datetime:
        now = self._clock().astimezone(ZoneInfo(self._edition.time_zone))
        return now.replace(hour=0, minute=0, second=0, microsecond=0)
