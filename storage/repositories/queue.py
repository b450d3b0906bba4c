"""The queue as one statement: an arm for each rank and lane, each the first row of an index."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    Subquery,
    and_,
    bindparam,
    literal,
    literal_column,
    select,
    union_all,
)

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
# SQLite plans a statement again each time that a limit is bound; twenty arms make that a millisecond.
_ONE, _NONE = literal_column("1", Integer), literal_column("0", Integer)


def best(connection: Connection, wave: UUID, staff: Staff, ranks: Sequence[Rank]) -> tuple[Reason, CaseRow] | None:
    """Return the first case of the first rank that has one for an operator (survey.fieldwork.queue.Queue)."""
    shape = tuple((rank.stage.value if rank.stage else "", rank.until is not None, rank.lanes) for rank in ranks)
    statement = _statement(shape, bool(staff.region))
    due = {f"until_{place}": rank.until for place, rank in enumerate(ranks) if rank.until}
    row = connection.execute(statement, {"wave": wave, "me": staff.id, "region": staff.region} | due).first()
    return (ranks[row.rank].reason, case_row_of(row)) if row else None


@cache
def _statement(shape: Shape, regional: bool) -> Select[Any]:  # noqa: FBT001  part of the shape
    arms: list[Subquery] = []
    for place, (stage, timed, served) in enumerate(shape):
        conditions: list[Any] = [_STATES.wave_id == bindparam("wave")]
        if stage:
            conditions.append(_STATES.stage == literal(stage, literal_execute=True))
        if timed:
            conditions.append(_STATES.due <= bindparam(f"until_{place}", type_=_STATES.due.type))
        if served and regional:
            conditions.append(_STATES.region == bindparam("region"))
        own = (_STATES.owner if stage else _STATES.held_by) == bindparam("me")
        arms.extend(_first(place, [*conditions, *_waiting_in(lane)]) for lane in served)
        arms.extend([_first(place, [*conditions, own])] * (not served))
    found = union_all(*(select(arm) for arm in arms)).order_by("rank", *_PLACE).limit(_ONE).offset(_NONE).subquery()
    return WITH_STATE.add_columns(found.c.rank).join(found, found.c.case_id == case_states.c.case_id)


def _waiting_in(lane: Lane) -> list[Any]:
    conditions: list[Any] = [
        _STATES.language == literal(lane.language or "", literal_execute=True),
        _STATES.converting == literal(lane.converting, literal_execute=True),
    ]
    return [*conditions, _STATES.refused_to != bindparam("me")] if lane.converting else conditions


def _first(place: int, conditions: Sequence[Any]) -> Subquery:
    ordered = [_STATES[name] for name in _PLACE]
    rank = literal(place, literal_execute=True).label("rank")
    return (
        select(rank, _STATES.case_id, *ordered)
        .where(and_(*conditions))
        .order_by(*ordered)
        .limit(_ONE)
        .offset(_NONE)
        .subquery()
    )
