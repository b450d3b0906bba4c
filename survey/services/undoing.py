"""What an operator may take back within the shift: a mistaken start, a mistaken outcome."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from survey.errors import Refused
from survey.facts import Claim, Fact, Undone
from survey.fieldwork.case import CaseRow
from survey.fieldwork.ledger import last_step
from survey.ports import UnitOfWork
from survey.services.casework import CaseWork
from survey.services.guard import needs
from survey.services.turn import Progress
from survey.staff import Deed


@dataclass(frozen=True, slots=True)
class Step:
    """A start (Claim) or an outcome (Disposition, Appointment) that may be taken back, and whose case it is."""

    client: str
    fact: Fact


class Undoing(CaseWork):
    """The verbs that take back; the fact stays in the log and counts no more."""

    @needs(Deed.CALL)
    def undoable(self) -> tuple[Step, ...]:
        """Return one's own steps that may be taken back now, the latest first.

        Raises Refused (undo.none), and case.in_hand with a client in hand who was called already.
        """
        with self._work() as work:
            wave = work.waves.latest()
            held = work.cases.held(wave.id, self._staff.id) if wave else None
            if held and not self._untouched(work, held):
                raise Refused("case.in_hand")
            steps = sorted(self._steps(work), key=lambda step: step.fact.at, reverse=True)
        if not steps:
            raise Refused("undo.none")
        return tuple(steps)

    @needs(Deed.CALL)
    def undo(self, case: UUID, reason: str) -> Progress:
        """Take back one's own last start or outcome of a case.

        A start goes back to the queue, an outcome brings the case in hand again: an untouched client who is in hand
        then goes back first. Raises Refused (undo.reason_needed, undo.nothing, undo.too_late, undo.called,
        case.in_hand).
        """
        if not reason.strip():
            raise Refused("undo.reason_needed")
        with self._work() as work:
            work.alone()
            facts = tuple(work.facts.of_case(case))
            last = last_step(facts, self._staff.id)
            if self._clock() - last.at > self._while:
                raise Refused("undo.too_late", minutes=self._edition.calling.undo_minutes)
            held = work.cases.held(work.cases.get(case).case.wave, self._staff.id)
            if held and not isinstance(last, Claim):
                self._put_back(work, held, reason)
            work.cases.unbar(case)
            return self._record(work, facts, self._undone(facts, last, reason))

    @property
    def _while(self) -> timedelta:
        return timedelta(minutes=self._edition.calling.undo_minutes)

    def _put_back(self, work: UnitOfWork, held: CaseRow, reason: str) -> None:
        """Give the client in hand back to the queue. Raises Refused (case.in_hand) once he was called."""
        start = self._untouched(work, held)
        if start is None:
            raise Refused("case.in_hand")
        facts = tuple(work.facts.of_case(held.case.id))
        self._add(work, facts, self._undone(facts, start, reason))

    def _untouched(self, work: UnitOfWork, held: CaseRow) -> Fact | None:
        last = self._last_step(work, held.case.id)
        return last if isinstance(last, Claim) else None

    def _steps(self, work: UnitOfWork) -> Iterator[Step]:
        since = self._clock() - self._while
        for case in {fact.case for fact in work.facts.by_staff_since(self._staff.id, since)}:
            last = self._last_step(work, case)
            if last and last.at >= since:
                row = work.cases.get(case).case
                cells = work.registries.card(row.version, row.row).cells
                yield Step(cells.get("client") or cells.get("place", ""), last)

    def _last_step(self, work: UnitOfWork, case: UUID) -> Fact | None:
        try:
            return last_step(tuple(work.facts.of_case(case)), self._staff.id)
        except Refused:
            return None

    def _undone(self, facts: tuple[Fact, ...], of: Fact, reason: str) -> Undone:
        return Undone(of=of.id, reason=reason.strip(), **self._stamp(of.case, facts))
