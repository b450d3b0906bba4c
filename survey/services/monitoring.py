"""The monitoring desk: how a wave goes, as the store stands now."""

from survey.edition import Edition
from survey.errors import Refused
from survey.fieldwork.board import Board, Field, Tally, count_board
from survey.periods import Quarter
from survey.ports import Clock, NewWork
from survey.services.guard import needs
from survey.staff import Deed, Staff


class MonitoringDesk:
    """The board of one supervisor. Nothing is kept between calls: each board is as old as it says."""

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
        with self._work() as work:
            wave = work.waves.of_quarter(quarter)
            if wave is None:
                raise Refused("wave.none", quarter=quarter)
            earlier = work.waves.of_quarter(quarter.previous)
            field = Field(
                plan=wave.plan,
                rows=work.waves.cases(wave.id),
                replicates=work.waves.replicate_sizes(wave.id),
                released=len(work.waves.releases(wave.id)),
                before=[row.state.outcome for row in work.waves.cases(earlier.id)] if earlier else (),
            )
            tally = Tally.of(field.rows, work.facts.of_wave(wave.id), self._edition, now)
            names = {operator: work.staff.get(operator).name for operator in tally.operators}
        return count_board(field, tally, names, now)
