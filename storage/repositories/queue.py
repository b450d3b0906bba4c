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
from survey.fieldwork.queue import Lane, Rank, Reason, lanes
from survey.staff import Staff

Shape = tuple[tuple[str, str, bool, bool], ...]
"""Of each rank: its reason, its stage, whether it goes by a due time, whether it is the operator's own."""

_STATES = case_states.c
_PLACE = ("due", "place")
# SQLite plans a statement again each time that a limit is bound; twenty arms make that a millisecond.
_ONE, _NONE = literal_column("1", Integer), literal_column("0", Integer)


def best(connection: Connection, wave: UUID, staff: Staff, ranks: Sequence[Rank]) -> tuple[Reason, CaseRow] | None:
    """Return the first case of the first rank that has one for an operator (survey.fieldwork.queue.Queue)."""
    shape = tuple((rank.reason.value, rank.stage.value, rank.until is not None, rank.own) for rank in ranks)
    statement = _statement(shape, lanes(staff), bool(staff.region))
    due = {f"until_{place}": rank.until for place, rank in enumerate(ranks) if rank.until}
    row = connection.execute(statement, {"wave": wave, "me": staff.id, "region": staff.region} | due).first()
    return (Reason(ranks[row.rank].reason), case_row_of(row)) if row else None


@cache
def _statement(shape: Shape, served: tuple[Lane, ...], regional: bool) -> Select[Any]:  # noqa: FBT001  part of the shape
    arms = []
    for place, (_, stage, timed, own) in enumerate(shape):
        conditions = [_STATES.wave_id == bindparam("wave"), _STATES.stage == literal(stage, literal_execute=True)]
        if timed:
            conditions.append(_STATES.due <= bindparam(f"until_{place}", type_=_STATES.due.type))
        if own:
            arms.append(_first(place, [*conditions, _STATES.owner == bindparam("me")]))
            continue
        if regional:
            conditions.append(_STATES.region == bindparam("region"))
        arms.extend(_first(place, [*conditions, *_waiting_in(lane)]) for lane in served)
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
