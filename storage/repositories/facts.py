"""Facts: a table for each kind, read together."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Table,
    and_,
    bindparam,
    func,
    insert,
    select,
    union_all,
)

from storage.fact_tables import dispositions
from storage.prepared import Prepared
from storage.rows.facts import TABLES, columns_of, fact_of, fact_values
from storage.tables import case_states, cases
from storage.tally_tables import stale_tallies
from survey.facts import Fact
from survey.ids import uuid7
from survey.outcome import COMPLETE

_ADD = {kind: Prepared(insert(table)) for kind, table in TABLES.items()}

_TALLY_IS_STALE = Prepared(insert(stale_tallies).prefix_with("OR IGNORE"))


def _together(condition: Callable[[Table], ColumnElement[bool]]) -> CompoundSelect[Any]:
    arms = (select(*columns_of(table)).where(condition(table)) for table in TABLES.values())
    return union_all(*arms).order_by("id")


_OF_CASE = Prepared(_together(lambda table: table.c.case_id == bindparam("case")))
_SINCE = _together(lambda table: and_(table.c.id >= bindparam("first"), table.c.by_id == bindparam("by")))
_ALL = union_all(*(select(*columns_of(table)) for table in TABLES.values())).subquery()
_OF_WAVE = (
    select(_ALL)
    .join(cases, cases.c.id == _ALL.c.case_id)
    .where(cases.c.wave_id == bindparam("wave"))
    .order_by(cases.c.place, _ALL.c.id)
)
_OF_FINISHED = _OF_WAVE.join(case_states, case_states.c.case_id == cases.c.id).where(
    case_states.c.complete_at.is_not(None)
)
_COMPLETIONS = (
    select(dispositions.c.case_id, dispositions.c.id)
    .join(case_states, case_states.c.case_id == dispositions.c.case_id)
    .where(
        case_states.c.wave_id == bindparam("wave"),
        case_states.c.complete_at.is_not(None),
        dispositions.c.outcome == COMPLETE,
    )
)
_MADE = (dispositions.c.by_id, dispositions.c.case_id)
_FINISHED = (
    select(*_MADE, func.min(dispositions.c.id).label("id"))
    .where(dispositions.c.outcome == COMPLETE)
    .group_by(*_MADE)
    .subquery()
)
_RANKED = select(
    _FINISHED.c.by_id,
    _FINISHED.c.case_id,
    func.row_number().over(partition_by=_FINISHED.c.by_id, order_by=_FINISHED.c.id).label("rank"),
).subquery()
_FIRST = select(_RANKED.c.by_id, _RANKED.c.case_id).where(_RANKED.c.rank <= bindparam("number"))
_RANDOM_BITS = 62
"""The part of a UUIDv7 that does not tell the time: ids from a moment on are a range of the primary key."""


class FactTables:
    """Facts in the store (survey.ports.Facts)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def add(self, fact: Fact) -> None:
        """Add a fact; the tally of its case is stale with it."""
        _ADD[type(fact)].change(self._connection, fact_values(fact))
        _TALLY_IS_STALE.change(self._connection, {"case_id": fact.case})

    def of_case(self, case: UUID) -> Sequence[Fact]:
        """Return the facts of a case in the order they were made."""
        return [fact_of(row) for row in _OF_CASE.rows(self._connection, {"case": case})]

    def of_wave(self, wave: UUID) -> Iterator[Fact]:
        """Stream the facts of a wave, case by case in order of the draw, each in the order they were made."""
        return map(fact_of, self._connection.execute(_OF_WAVE, {"wave": wave}))

    def of_finished(self, wave: UUID) -> Iterator[Fact]:
        """Stream the facts of a wave's cases whose interview counts, as `of_wave` does."""
        return map(fact_of, self._connection.execute(_OF_FINISHED, {"wave": wave}))

    def completions(self, wave: UUID) -> Sequence[tuple[UUID, UUID]]:
        """Return the case and the id of each fact that finished an interview, in a wave's cases whose one counts."""
        return [(case, of) for case, of in self._connection.execute(_COMPLETIONS, {"wave": wave})]

    def first_interviews(self, number: int) -> frozenset[tuple[UUID, UUID]]:
        """Return so many first interviews of each member of staff in all waves: who finished one, of which case."""
        return frozenset((by, case) for by, case in self._connection.execute(_FIRST, {"number": number}))

    def by_staff_since(self, staff: UUID, since: datetime) -> Sequence[Fact]:
        """Return what a member of staff did since a moment, in the order it was done."""
        first = UUID(int=uuid7(since).int >> _RANDOM_BITS << _RANDOM_BITS)
        return [fact_of(row) for row in self._connection.execute(_SINCE, {"by": staff, "first": first})]
