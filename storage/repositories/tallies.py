"""Tallies of cases and what they add up to."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, literal_column, select
from sqlalchemy.dialects.sqlite import insert as insert_or_add

from storage.chunks import chunks
from storage.column_types import IDENTIFIER
from storage.rows.tallies import hours_of, tally_values, turns_of
from storage.tables import case_states, cases
from storage.tally_tables import case_tallies, hour_tallies, stale_tallies
from survey.fieldwork.case import Stage
from survey.fieldwork.tallies import Alike, Answered, CaseTally, Hour, WaveTally

_OF_WAVE = case_tallies.c.wave_id == bindparam("wave")
_STALE = select(stale_tallies.c.case_id).join(cases).where(cases.c.wave_id == bindparam("wave"))
_FRESH = delete(stale_tallies).where(stale_tallies.c.case_id == bindparam("case"))
_KEPT = select(case_tallies.c.hours).where(case_tallies.c.case_id == bindparam("case"))
_KEEP = insert(case_tallies).prefix_with("OR REPLACE")
_ADDED = insert_or_add(hour_tallies)
_ADD_HOURS = _ADDED.on_conflict_do_update(
    index_elements=list(hour_tallies.primary_key),
    set_={name: hour_tallies.c[name] + _ADDED.excluded[name] for name in ("dials", "contacts")},
)
_LAST_AT = select(func.max(case_tallies.c.last_at)).where(_OF_WAVE)
_DENIED = (
    select(func.count())
    .select_from(case_tallies.join(case_states, case_states.c.case_id == case_tallies.c.case_id))
    .where(_OF_WAVE, case_tallies.c.denied, case_states.c.complete_at.is_not(None))
)
_TURNS = select(case_tallies.c.turns).where(_OF_WAVE, case_tallies.c.day == bindparam("on"))
_HOURS = select(hour_tallies).where(hour_tallies.c.wave_id == bindparam("wave"), hour_tallies.c.dials > 0)
_STATES = case_states.c
_KINDS = (
    *(_STATES.region, _STATES.stage, _STATES.outcome),
    _STATES.complete_at.is_not(None).label("complete"),
    and_(_STATES.due.is_not(None), _STATES.due <= bindparam("now", type_=_STATES.due.type)).label("over"),
)
# The plus keeps SQLite from going through an index and from there to each state: nearly all are looked at.
_ALIKE = (
    select(*_KINDS, func.min(_STATES.due).label("due"), func.count().label("number"))
    .where(literal_column("+case_states.wave_id", IDENTIFIER) == bindparam("wave"))
    .group_by(*(kind.name for kind in _KINDS))
)


class TallyTables:
    """Tallies in the store (survey.fieldwork.tallies.Tallies)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def stale(self, wave: UUID, at_most: int | None = None) -> Collection[UUID]:
        """Return cases of a wave whose tallies do not follow from all of their facts: all, or so many at most."""
        return list(self._connection.scalars(_STALE.limit(at_most), {"wave": wave}))

    def keep(self, wave: UUID, tallies: Iterable[tuple[UUID, CaseTally]]) -> None:
        """Keep the tallies of cases, which are stale no more."""
        dials: Counter[Hour] = Counter()
        contacts: Counter[Hour] = Counter()
        for chunk in chunks(tallies):
            for case, tally in chunk:
                for sign, hours in ((-1, self._kept(case)), (1, tally.hours)):
                    for hour, found in hours.items():
                        dials[hour] += sign * found.dials
                        contacts[hour] += sign * found.contacts
            self._connection.execute(_KEEP, [tally_values(wave, case, tally) for case, tally in chunk])
            self._connection.execute(_FRESH, [{"case": case} for case, _ in chunk])
        changed = [
            {"wave_id": wave, "day": day, "hour": hour, "dials": number, "contacts": contacts[day, hour]}
            for (day, hour), number in dials.items()
        ]
        if changed:
            self._connection.execute(_ADD_HOURS, changed)

    def of_wave(self, wave: UUID, day: date) -> WaveTally:
        """Add up a wave, with the turns of a day."""
        of_wave = {"wave": wave}
        turns = self._connection.scalars(_TURNS, of_wave | {"on": day})
        return WaveTally(
            last_at=self._connection.scalar(_LAST_AT, of_wave),
            unconfirmed=self._connection.execute(_DENIED, of_wave).scalar_one(),
            hours={
                (row.day, row.hour): Answered(row.dials, row.contacts)
                for row in self._connection.execute(_HOURS, of_wave)
            },
            turns=[turn for made in turns for turn in turns_of(made)],
        )

    def alike(self, wave: UUID, now: datetime) -> Sequence[Alike]:
        """Count the cases of a wave that are alike for the board at a moment, those in reserve too."""
        return [
            Alike(row.region, Stage(row.stage), row.outcome, row.complete, row.over, row.due, row.number)
            for row in self._connection.execute(_ALIKE, {"wave": wave, "now": now})
        ]

    def _kept(self, case: UUID) -> Mapping[Hour, Answered]:
        hours = self._connection.scalar(_KEPT, {"case": case})
        return hours_of(hours) if hours else {}
