"""What mends an empty queue: pauses lifted, hours widened, cases taken back from call sheets."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from survey.audit import Logged, entry
from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Fact, Moved, Undone, Why, in_force
from survey.fieldwork.case import CaseRow, Stage, derive
from survey.fieldwork.hours import next_calling_moment, widened, widest
from survey.fieldwork.ledger import moment_after
from survey.fieldwork.widening import Widened
from survey.ids import uuid7
from survey.periods import Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.services.guard import needs
from survey.staff import Deed, Staff


class MendingDesk:
    """The queue of a wave in the hands of one supervisor."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.DRAW_WAVE)
    def lift_pauses(self, quarter: Quarter) -> int:
        """Let those who wait for a retry be called from now on; return how many.

        A soft refusal keeps its pause. Raises Refused (wave.none).
        """
        with self._work() as work:
            rows, now = _rows(work, quarter, Stage.PAUSED), self._clock()
            due = next_calling_moment(now, self._edition)
            waiting = [row for row in rows if row.state.due and row.state.due > due and not row.state.refused_to]
            for row in waiting:
                move(work, row, due, Why.PAUSE_LIFTED, now, self._edition, self._staff)
            told = {"cases": len(waiting)}
            work.audit.add(entry(now, self._staff, Logged.PAUSES_LIFTED, quarter, told))
            work.commit()
        return len(waiting)

    @needs(Deed.DRAW_WAVE)
    def recall_sheets(self, quarter: Quarter) -> int:
        """Put the cases on call sheets back where they stood before; return how many. Raises Refused (wave.none)."""
        with self._work() as work:
            rows, now = _rows(work, quarter, Stage.ON_SHEET), self._clock()
            for row in rows:
                self._recall(work, row, now)
            work.audit.add(entry(now, self._staff, Logged.SHEETS_RECALLED, quarter, {"cases": len(rows)}))
            work.commit()
        return len(rows)

    @needs(Deed.DRAW_WAVE)
    def widen_hours(self) -> datetime:
        """Let this evening's calls go on; return until when (UTC). Raises Refused (hours.not_widened)."""
        with self._work() as work:
            work.alone()
            now = self._clock()
            until = widest(now, widened(self._edition, work.cases.open_until(), now))
            if until is None:
                raise Refused("hours.not_widened", end=self._edition.calling.widest_end)
            work.cases.widen(Widened(uuid7(now), until, now, self._staff.id))
            work.audit.add(entry(now, self._staff, Logged.HOURS_WIDENED, "", {"until": until.isoformat()}))
            work.commit()
        return until

    def _recall(self, work: UnitOfWork, row: CaseRow, now: datetime) -> None:
        facts = tuple(work.facts.of_case(row.case.id))
        lent = [fact.id for fact in in_force(facts) if isinstance(fact, Moved) and fact.why is Why.SHEET]
        _keep(work, row, facts, self._taken_back(row.case.id, lent, moment_after(facts, now)), self._edition)

    def _taken_back(self, case: UUID, lent: Iterable[UUID], at: datetime) -> list[Fact]:
        return [Undone(id=uuid7(at), case=case, at=at, by=self._staff.id, of=one, reason="") for one in lent]


def move(work: UnitOfWork, row: CaseRow, due: datetime, why: Why, now: datetime, edition: Edition, by: Staff) -> None:
    """Move the time from which a case is called."""
    facts = tuple(work.facts.of_case(row.case.id))
    at = moment_after(facts, now)
    _keep(work, row, facts, [Moved(id=uuid7(at), case=row.case.id, at=at, by=by.id, due=due, why=why)], edition)


def _rows(work: UnitOfWork, quarter: Quarter, stage: Stage) -> list[CaseRow]:
    work.alone()
    wave = work.waves.of_quarter(quarter)
    if wave is None:
        raise Refused("wave.none", quarter=quarter)
    return [row for row in work.waves.cases(wave.id) if row.state.stage is stage]


def _keep(work: UnitOfWork, row: CaseRow, facts: tuple[Fact, ...], made: list[Fact], edition: Edition) -> None:
    for fact in made:
        work.facts.add(fact)
    work.cases.save(row.case.id, derive((*facts, *made), edition, row.case.phones))
