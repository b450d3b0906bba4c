"""The queue as one statement: an arm for each rank and lane, each the first row of an index."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Subquery,
    Text,
    and_,
    bindparam,
    literal_column,
    select,
    union_all,
)

from storage.prepared import NONE, ONE, Prepared
from storage.repositories.case_rows import WITH_STATE
from storage.rows.fieldwork import case_row_of
from storage.tables import case_states
from survey.fieldwork.case import CaseRow
from survey.fieldwork.queue import Lane, Rank, Reason
from survey.staff import Staff

Shape = tuple[tuple[str, bool, tuple[Lane, ...]], ...]
"""Of each rank: its stage ("" for what is in hand), whether it goes by a due time, its lanes."""

_STATES = case_states.c
_PLACE = ("due", "place")


def best(connection: Connection, wave: UUID, staff: Staff, ranks: Sequence[Rank]) -> tuple[Reason, CaseRow] | None:
    """Return the first case of the first rank that has one for an operator (survey.fieldwork.queue.Queue)."""
    shape = tuple((rank.stage.value if rank.stage else "", rank.until is not None, rank.lanes) for rank in ranks)
    statement = _statement(shape, bool(staff.region))
    due = {f"until_{place}": rank.until for place, rank in enumerate(ranks) if rank.until}
    found = statement.rows(connection, {"wave": wave, "me": staff.id, "region": staff.region} | due)
    return next(((ranks[row.rank].reason, case_row_of(row)) for row in found), None)


@cache
def _statement(shape: Shape, regional: bool) -> Prepared:  # noqa: FBT001  part of the shape
    arms: list[Subquery] = []
    for place, (stage, timed, served) in enumerate(shape):
        conditions: list[Any] = [_STATES.wave_id == bindparam("wave")]
        if stage:
            conditions.append(_STATES.stage == _fixed(stage))
        if timed:
            conditions.append(_STATES.due <= bindparam(f"until_{place}", type_=_STATES.due.type))
        if served and regional:
            conditions.append(_STATES.region == bindparam("region"))
        own = (_STATES.owner if stage else _STATES.held_by) == bindparam("me")
        arms.extend(_first(place, [*conditions, *_waiting_in(lane)]) for lane in served)
        arms.extend([_first(place, [*conditions, own])] * (not served))
    found = union_all(*(select(arm) for arm in arms)).order_by("rank", *_PLACE).limit(ONE).offset(NONE).subquery()
    return Prepared(WITH_STATE.add_columns(found.c.rank).join(found, found.c.case_id == case_states.c.case_id))


def _waiting_in(lane: Lane) -> list[Any]:
    conditions: list[Any] = [
        _STATES.language == _fixed(lane.language or ""),
        _STATES.converting == literal_column(str(int(lane.converting))),
    ]
    return [*conditions, _STATES.refused_to != bindparam("me")] if lane.converting else conditions


def _first(place: int, conditions: Sequence[Any]) -> Subquery:
    ordered = [_STATES[name] for name in _PLACE]
    rank = literal_column(str(place), Integer).label("rank")
    return (
        select(rank, _STATES.case_id, *ordered)
        .where(and_(*conditions))
        .order_by(*ordered)
        .limit(ONE)
        .offset(NONE)
        .subquery()
    )


def _fixed(word: str) -> ColumnElement[str]:
    """Return one of our own words as a part of the statement, so that SQLite knows it when it chooses an index."""
    return literal_column(f"'{word}'", Text)
