"""What every verb of the calling desk does with the case in hand: check, stamp, record."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from survey.edition import Edition
from survey.errors import CaseNotHeld, Refused
from survey.facts import Appointment, Disposition, Fact
from survey.fieldwork.case import Case, CaseState, derive
from survey.fieldwork.ledger import moment_after
from survey.fieldwork.numbers import next_number
from survey.fieldwork.queue import Offer
from survey.fieldwork.tallies import count_case
from survey.ids import uuid7
from survey.interview import Interview
from survey.ports import Clock, NewWork, UnitOfWork
from survey.services.closing import bar_after_refusal
from survey.services.turn import Progress, Turn
from survey.staff import Staff


class CaseWork:
    """The cases of one operator."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    def _held(self, work: UnitOfWork, case: UUID) -> tuple[Fact, ...]:
        work.alone()
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

    def _derive(self, facts: tuple[Fact, ...], case: Case) -> CaseState:
        return derive(facts, self._edition, case.phones)

    def _record(self, work: UnitOfWork, facts: tuple[Fact, ...], fact: Fact) -> Progress:
        progress = self._add(work, facts, fact)
        work.commit()
        return progress

    def _add(self, work: UnitOfWork, facts: tuple[Fact, ...], fact: Fact) -> Progress:
        history = (*facts, fact)
        case = work.cases.get(fact.case).case
        state = self._derive(history, case)
        work.facts.add(fact)
        work.cases.save(fact.case, state)
        if isinstance(fact, Disposition):
            bar_after_refusal(work, case, history, self._edition)
        if isinstance(fact, Disposition | Appointment):
            work.tallies.keep(case.wave, [(case.id, count_case(history, self._edition))])
        return Progress(state=state, interview=self._interview(history), history=history)

    def _turn(self, work: UnitOfWork, offer: Offer, barred: Mapping[str, str]) -> Turn:
        case = offer.row.case
        facts = tuple(work.facts.of_case(case.id))
        return Turn(
            state=offer.row.state,
            interview=self._interview(facts),
            history=facts,
            case=case,
            reason=offer.reason,
            card=work.registries.card(case.version, case.row),
            sharers=tuple(
                work.registries.card(row.case.version, row.case.row).cells.get("client", "")
                for row in work.cases.sharing(case.wave, case.phones)
                if row.case.id != case.id
            ),
            phone=next_number([phone for phone in case.phones if phone not in barred], facts, self._edition),
        )

    def _claimed(self, turn: Turn, progress: Progress) -> Turn:
        return replace(turn, state=progress.state, interview=progress.interview, history=progress.history)
