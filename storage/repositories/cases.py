"""Cases and the queue."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Text, and_, bindparam, delete, func, insert, or_, select, update

from storage.prepared import NONE, ONE, Prepared
from storage.pseudonyms import barred_key
from storage.repositories.case_keys import found, sharing
from storage.repositories.case_rows import STATE, WITH_STATE
from storage.repositories.queue import best
from storage.rows.fieldwork import case_row_of, state_values
from storage.tables import case_states, cases, do_not_call, widened_hours
from survey.errors import Refused
from survey.fieldwork.case import CaseRow, CaseState, Stage
from survey.fieldwork.queue import Heap, Lane, Rank, Reason
from survey.fieldwork.widening import Widened
from survey.language import Language
from survey.staff import Staff

_OF_WAVE = case_states.c.wave_id == bindparam("wave")
_AT_STAGE = and_(_OF_WAVE, case_states.c.stage == bindparam("stage"))
_GET = Prepared(WITH_STATE.where(cases.c.id == bindparam("case")))
_HELD = Prepared(WITH_STATE.where(_OF_WAVE, case_states.c.held_by == bindparam("by")).order_by(case_states.c.place))
_FIRST_DUE = (
    WITH_STATE.where(_AT_STAGE, case_states.c.due <= bindparam("until"))
    .order_by(case_states.c.due, case_states.c.place)
    .limit(1)
)
_PROMISED = Prepared(
    select(case_states.c.due).where(_AT_STAGE, case_states.c.owner == bindparam("by")).order_by(case_states.c.due)
)
_COUNTS = select(case_states.c.stage, func.count()).where(_OF_WAVE).group_by(case_states.c.stage)
_ALIKE = (
    *(case_states.c.stage, case_states.c.region, case_states.c.language),
    *(case_states.c.converting, case_states.c.refused_to),
)
_HEAPS = select(*_ALIKE, func.count().label("number")).where(_OF_WAVE).group_by(*_ALIKE)
_NEXT_DUE = select(func.min(case_states.c.due)).where(
    _OF_WAVE, case_states.c.stage.in_([Stage.APPOINTED.value, Stage.PAUSED.value, Stage.ON_SHEET.value])
)
_NEW = {column: bindparam(f"new_{column.name}", type_=column.type) for column in STATE}
# Most answers leave the state as it was: such a save writes nothing.
_SAVE = Prepared(
    update(case_states)
    .where(
        case_states.c.case_id == bindparam("case"),
        or_(*(column.is_distinct_from(bindparam(f"new_{column.name}", type_=column.type)) for column in STATE)),
    )
    .values(_NEW)
)
# Whoever comes second finds the case held and changes nothing, in another process too.
_CLAIM = Prepared(
    update(case_states)
    .where(
        case_states.c.case_id == bindparam("case"),
        case_states.c.held_by.is_(None),
        case_states.c.stage == bindparam("seen"),
    )
    .values(_NEW)
)
_OPEN_UNTIL = Prepared(select(widened_hours.c.until).order_by(widened_hours.c.until.desc()).limit(ONE).offset(NONE))
_BAR = insert(do_not_call)
_UNBAR = delete(do_not_call).where(do_not_call.c.case_id == bindparam("case"))


class CaseTable:
    """Cases in the store (survey.fieldwork.store.Cases)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def get(self, case: UUID) -> CaseRow:
        """Return a case. Raises Refused (case.unknown)."""
        found = _GET.rows(self._connection, {"case": case})
        if not found:
            raise Refused("case.unknown")
        return case_row_of(found[0])

    def held(self, wave: UUID, by: UUID) -> CaseRow | None:
        """Return the case an operator has in hand."""
        found = _HELD.rows(self._connection, {"wave": wave, "by": by})
        return case_row_of(found[0]) if found else None

    def best(self, wave: UUID, staff: Staff, ranks: Sequence[Rank]) -> tuple[Reason, CaseRow] | None:
        """Return the first case of the first rank that has one for this operator."""
        return best(self._connection, wave, staff, ranks)

    def first(self, wave: UUID, stage: Stage, due: datetime) -> CaseRow | None:
        """Return the first case of a stage by due time up to `due`."""
        row = self._connection.execute(_FIRST_DUE, {"wave": wave, "stage": stage.value, "until": due}).first()
        return case_row_of(row) if row else None

    def promised(self, wave: UUID, by: UUID) -> Sequence[datetime]:
        """Return when an operator promised to call back (UTC), in order."""
        return [
            row.due
            for row in _PROMISED.rows(self._connection, {"wave": wave, "stage": Stage.APPOINTED.value, "by": by})
        ]

    def sharing(self, wave: UUID, phones: Collection[str]) -> Sequence[CaseRow]:
        """Return the open cases of a wave that have one of the numbers, in order of the draw."""
        return sharing(self._connection, wave, phones)

    def found(self, words: Sequence[str], region: str, had_by: UUID | None, most: int) -> Sequence[CaseRow]:
        """Return cases that have a key with all the words in it, the latest drawn first."""
        return found(self._connection, words, region, had_by, most)

    def counts(self, wave: UUID) -> dict[Stage, int]:
        """Count the cases of a wave by stage, stages with none included."""
        found = self._connection.execute(_COUNTS, {"wave": wave})
        return dict.fromkeys(Stage, 0) | {Stage(stage): number for stage, number in found}

    def heaps(self, wave: UUID) -> Sequence[Heap]:
        """Count the cases of a wave that are alike for the queue."""
        return [
            Heap(
                stage=Stage(row.stage),
                region=row.region,
                lane=Lane(Language(row.language) if row.language else None, row.converting),
                refused_to=row.refused_to,
                number=row.number,
            )
            for row in self._connection.execute(_HEAPS, {"wave": wave})
        ]

    def next_due(self, wave: UUID) -> datetime | None:
        """Return the earliest due time of an appointed or paused case."""
        due: datetime | None = self._connection.scalar(_NEXT_DUE, {"wave": wave})
        return due

    def widen(self, fact: Widened) -> None:
        """Keep until when calls go on."""
        row = {"id": fact.id, "until": fact.until, "at": fact.at, "by_id": fact.by}
        self._connection.execute(insert(widened_hours), row)

    def open_until(self) -> datetime | None:
        """Return the latest moment (UTC) until which calls were said to go on."""
        found = _OPEN_UNTIL.rows(self._connection, {})
        return found[0].until if found else None

    def save(self, case: UUID, state: CaseState) -> None:
        """Store the derived state of a case."""
        _SAVE.change(self._connection, {"case": case} | _new(state))

    def claim(self, seen: CaseRow, state: CaseState) -> bool:
        """Store the state of a case that is put before an operator; False when somebody else was faster."""
        asked = {"case": seen.case.id, "seen": seen.state.stage.value} | _new(state)
        return _CLAIM.change(self._connection, asked) == 1

    def barred(self, keys: Collection[str]) -> Mapping[str, str]:
        """Return those of the persons and numbers that are not to be called, each with the refusal's code."""
        asked = {key: key for key in keys} | {barred_key(key): key for key in keys}
        named = {f"key_{place}": key for place, key in enumerate(asked)}
        return {asked[row.key]: row.outcome for row in _barred(len(named)).rows(self._connection, named)}

    def bar(self, case: UUID, keys: Collection[str], outcome: str) -> None:
        """Put persons and numbers among those not to be called, because of a case."""
        self.unbar(case)
        self._connection.execute(_BAR, [{"key": key, "case_id": case, "outcome": outcome} for key in keys])

    def unbar(self, case: UUID) -> None:
        """Lift what a case barred."""
        self._connection.execute(_UNBAR, {"case": case})


def _new(state: CaseState) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in state_values(state).items()}


@cache
def _barred(number: int) -> Prepared:
    keys = [bindparam(f"key_{place}", type_=Text) for place in range(number)]
    return Prepared(
        select(do_not_call.c.key, do_not_call.c.outcome).where(or_(*(do_not_call.c.key == k for k in keys)))
    )
