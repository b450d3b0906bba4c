"""Waves and what was drawn into them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select

from storage.chunks import chunks
from storage.repositories.cases import WITH_STATE
from storage.rows.fieldwork import case_row_of, case_values, state_values, wave_of, wave_values
from storage.tables import case_states, cases, waves
from survey.fieldwork.case import Case, CaseRow, CaseState
from survey.periods import Quarter
from survey.sampling.design import Draw, Wave

_ADD = insert(waves)
_ADD_CASES = insert(cases)
_ADD_STATES = insert(case_states)
_OF_QUARTER = select(waves).where(waves.c.quarter == bindparam("quarter"))
_LATEST = select(waves).order_by(waves.c.drawn_at.desc(), waves.c.id.desc()).limit(1)
_CASES = WITH_STATE.where(cases.c.wave_id == bindparam("wave")).order_by(cases.c.place)


class WaveTable:
    """Waves in the store (survey.ports.Waves)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def add(self, wave: Wave, draw: Draw, cases: Iterable[Case], state: CaseState) -> None:
        """Store a drawn wave; every case starts in the given state."""
        self._connection.execute(_ADD, wave_values(wave, draw))
        start = state_values(state)
        for chunk in chunks(cases):
            self._connection.execute(_ADD_CASES, [case_values(case) for case in chunk])
            places = ({"case_id": case.id, "wave_id": case.wave, "place": case.order} for case in chunk)
            self._connection.execute(_ADD_STATES, [place | start for place in places])

    def of_quarter(self, quarter: Quarter) -> Wave | None:
        """Return the wave of a quarter."""
        row = self._connection.execute(_OF_QUARTER, {"quarter": str(quarter)}).first()
        return wave_of(row) if row else None

    def latest(self) -> Wave | None:
        """Return the wave drawn last."""
        row = self._connection.execute(_LATEST).first()
        return wave_of(row) if row else None

    def cases(self, wave: UUID) -> Sequence[CaseRow]:
        """Return all cases in order of the draw."""
        return [case_row_of(row) for row in self._connection.execute(_CASES, {"wave": wave})]
