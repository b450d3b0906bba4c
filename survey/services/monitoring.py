"""The monitoring desk: how a wave goes, as the store stands now."""

from uuid import UUID
from zoneinfo import ZoneInfo

from survey.edition import Edition
from survey.errors import Refused
from survey.fieldwork.board import Board, Field, count_board, outcomes
from survey.fieldwork.hours import widened
from survey.fieldwork.tallies import count_case
from survey.periods import Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.sampling.design import Wave
from survey.services.guard import needs
from survey.staff import Deed, Staff

AT_ONCE = 500
"""How many cases are counted anew in one unit of work."""


class MonitoringDesk:
    """The board of one supervisor. Each is as old as it says."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.WATCH)
    def board(self, quarter: Quarter) -> Board:
        """Return how the wave of a quarter goes. Raises Refused (wave.none)."""
        now = self._clock()
        self._catch_up(quarter)
        with self._work() as work:
            work.alone()
            wave = work.waves.of_quarter(quarter)
            if wave is None:
                raise Refused("wave.none", quarter=quarter)
            self._count_stale(work, wave.id, None)
            earlier = work.waves.of_quarter(quarter.previous)
            before = Field(wave.plan, work.tallies.alike(earlier.id, now) if earlier else (), None, {})
            field = Field(
                plan=wave.plan,
                cases=work.tallies.alike(wave.id, now),
                next_replicate=_next_replicate(work, wave),
                before=outcomes(before.released),
            )
            tally = work.tallies.of_wave(wave.id, now.astimezone(ZoneInfo(self._edition.time_zone)).date())
            edition = widened(self._edition, work.cases.open_until(), now)
            names = {operator: work.staff.get(operator).name for operator in tally.operators}
            work.commit()
        return count_board(field, tally, names, now, edition)

    def _catch_up(self, quarter: Quarter) -> None:
        """Count most of what is stale, a piece at a time: a whole wave at once would keep the callers waiting."""
        counted = AT_ONCE
        while counted == AT_ONCE:
            with self._work() as work:
                work.alone()
                wave = work.waves.of_quarter(quarter)
                counted = self._count_stale(work, wave.id, AT_ONCE) if wave else 0
                work.commit()

    def _count_stale(self, work: UnitOfWork, wave: UUID, at_most: int | None) -> int:
        stale = work.tallies.stale(wave, at_most)
        counted = ((case, count_case(work.facts.of_case(case), self._edition)) for case in stale)
        work.tallies.keep(wave, counted)
        return len(stale)


def _next_replicate(work: UnitOfWork, wave: Wave) -> tuple[int, int] | None:
    sizes, number = work.waves.replicate_sizes(wave.id), len(work.waves.releases(wave.id)) + 1
    return (number, sizes[number]) if number in sizes else None
