"""Waves and what was drawn into them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, update

from storage.chunks import chunks
from storage.prepared import NONE, ONE, Prepared
from storage.repositories.case_keys import add_keys
from storage.repositories.case_rows import WITH_STATE
from storage.rows.fieldwork import (
    case_row_of,
    case_values,
    place_values,
    release_of,
    release_values,
    state_values,
    wave_of,
    wave_values,
)
from storage.rows.registry import KIND, kind_of
from storage.tables import case_states, cases, registry_rows, wave_margins, wave_releases, waves
from survey.fieldwork.case import CaseRow, CaseState, Stage
from survey.periods import Quarter
from survey.sampling.design import Draw, Kind, Release, Wave
from survey.sampling.margins import Margins

_ADD = insert(waves)
_ADD_CASES = insert(cases)
_ADD_STATES = insert(case_states)
_OF_QUARTER = select(waves).where(waves.c.quarter == bindparam("quarter"))
_LATEST = Prepared(select(waves).order_by(waves.c.drawn_at.desc(), waves.c.id.desc()).limit(ONE).offset(NONE))
_ALL = select(waves).order_by(waves.c.quarter)
_OF_WAVE = cases.c.wave_id == bindparam("wave")
_ALL_CASES = WITH_STATE.where(_OF_WAVE).order_by(cases.c.place)
_CASES = _ALL_CASES.where(case_states.c.stage != Stage.RESERVE.value)
_ADD_MARGINS = insert(wave_margins)
_MARGINS = (
    select(wave_margins)
    .where(wave_margins.c.wave_id == bindparam("wave"))
    .order_by(wave_margins.c.margin, wave_margins.c.category)
)
_KINDS = select(cases.c.id, *KIND).join(registry_rows).where(_OF_WAVE)
_ADD_RELEASE = insert(wave_releases)
_RELEASES = (
    select(wave_releases).where(wave_releases.c.wave_id == bindparam("wave")).order_by(wave_releases.c.replicate)
)
_SIZES = select(cases.c.replicate, func.count().label("size")).where(_OF_WAVE).group_by(cases.c.replicate)
_OF_REPLICATE = update(case_states).where(
    case_states.c.case_id.in_(select(cases.c.id).where(_OF_WAVE, cases.c.replicate == bindparam("of_replicate")))
)


class WaveTable:
    """Waves in the store (survey.ports.Waves)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def add(self, wave: Wave, draw: Draw, cases: Iterable[CaseRow]) -> None:
        """Store a drawn wave with its cases, each where it starts."""
        self._connection.execute(_ADD, wave_values(wave, draw))
        for chunk in chunks(cases):
            self._connection.execute(_ADD_CASES, [case_values(row.case) for row in chunk])
            places = (place_values(row.case) for row in chunk)
            states = (state_values(row.state) for row in chunk)
            self._connection.execute(_ADD_STATES, [p | s for p, s in zip(places, states, strict=True)])
        add_keys(self._connection, wave.id)

    def release(self, release: Release, state: CaseState) -> None:
        """Keep a release and put the cases of its replicate into a state."""
        self._connection.execute(_ADD_RELEASE, release_values(release))
        chosen = {"wave": release.wave, "of_replicate": release.replicate}
        self._connection.execute(_OF_REPLICATE.values(state_values(state)), chosen)

    def releases(self, wave: UUID) -> Sequence[Release]:
        """Return the releases of a wave in order."""
        return [release_of(row) for row in self._connection.execute(_RELEASES, {"wave": wave})]

    def add_margins(self, wave: UUID, margins: Margins) -> None:
        """Keep the clients of a wave's frame by service and legal form."""
        rows = [
            {"wave_id": wave, "margin": margin, "category": category, "clients": clients}
            for margin, categories in margins.items()
            for category, clients in categories.items()
        ]
        self._connection.execute(_ADD_MARGINS, rows)

    def margins(self, wave: UUID) -> Margins:
        """Return the clients of a wave's frame by margin and category, nothing if they were not kept."""
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for row in self._connection.execute(_MARGINS, {"wave": wave}):
            found[row.margin][row.category] = row.clients
        return found

    def kinds(self, wave: UUID) -> Mapping[UUID, Kind]:
        """Return what the registry says of the kept service of each case."""
        return {row.id: kind_of(row) for row in self._connection.execute(_KINDS, {"wave": wave})}

    def replicate_sizes(self, wave: UUID) -> Mapping[int, int]:
        """Count the cases of each replicate, released or not."""
        found = self._connection.execute(_SIZES, {"wave": wave})
        return {row.replicate: row.size for row in found}

    def of_quarter(self, quarter: Quarter) -> Wave | None:
        """Return the wave of a quarter."""
        row = self._connection.execute(_OF_QUARTER, {"quarter": str(quarter)}).first()
        return wave_of(row) if row else None

    def latest(self) -> Wave | None:
        """Return the wave drawn last."""
        found = _LATEST.rows(self._connection, {})
        return wave_of(found[0]) if found else None

    def all(self) -> Sequence[Wave]:
        """Return every wave."""
        return [wave_of(row) for row in self._connection.execute(_ALL)]

    def all_cases(self, wave: UUID) -> Sequence[CaseRow]:
        """Return the cases, those in reserve too, in order of the draw."""
        return [case_row_of(row) for row in self._connection.execute(_ALL_CASES, {"wave": wave})]

    def cases(self, wave: UUID) -> Sequence[CaseRow]:
        """Return the released cases in order of the draw."""
        return [case_row_of(row) for row in self._connection.execute(_CASES, {"wave": wave})]
