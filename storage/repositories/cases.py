"""Cases and the queue."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, update

from storage.pseudonyms import barred_key
from storage.repositories.case_rows import STATE, WITH_STATE
from storage.repositories.queue import best
from storage.rows.fieldwork import case_row_of, state_values
from storage.tables import case_states, cases, do_not_call
from survey.errors import Refused
from survey.fieldwork.case import CaseRow, CaseState, Stage
from survey.fieldwork.queue import Heap, Lane, Rank, Reason
from survey.language import Language
from survey.staff import Staff

_OF_WAVE = case_states.c.wave_id == bindparam("wave")
_AT_STAGE = and_(_OF_WAVE, case_states.c.stage == bindparam("stage"))
_GET = WITH_STATE.where(cases.c.id == bindparam("case"))
_HELD = WITH_STATE.where(_OF_WAVE, case_states.c.held_by == bindparam("by")).order_by(case_states.c.place).limit(1)
_FIRST_DUE = (
    WITH_STATE.where(_AT_STAGE, case_states.c.due <= bindparam("until"))
    .order_by(case_states.c.due, case_states.c.place)
    .limit(1)
)
_COUNTS = select(case_states.c.stage, func.count()).where(_OF_WAVE).group_by(case_states.c.stage)
_ALIKE = (
    *(case_states.c.stage, case_states.c.region, case_states.c.language),
    *(case_states.c.converting, case_states.c.refused_to),
)
_HEAPS = select(*_ALIKE, func.count().label("number")).where(_OF_WAVE).group_by(*_ALIKE)
_NEXT_DUE = select(func.min(case_states.c.due)).where(
    _OF_WAVE, case_states.c.stage.in_([Stage.APPOINTED.value, Stage.PAUSED.value])
)
_NEW = {column: bindparam(f"new_{column.name}", type_=column.type) for column in STATE}
# Most answers leave the state as it was: such a save writes nothing.
_SAVE = (
    update(case_states)
    .where(
        case_states.c.case_id == bindparam("case"),
        or_(*(column.is_distinct_from(bindparam(f"new_{column.name}", type_=column.type)) for column in STATE)),
    )
    .values(_NEW)
)
# Whoever comes second finds the case held and changes nothing, in another process too.
_CLAIM = (
    update(case_states)
    .where(
        case_states.c.case_id == bindparam("case"),
        case_states.c.held_by.is_(None),
        case_states.c.stage == bindparam("seen"),
    )
    .values(_NEW)
)
_BARRED = select(do_not_call.c.key, do_not_call.c.outcome).where(
    do_not_call.c.key.in_(bindparam("keys", expanding=True))
)
_BAR = insert(do_not_call)
_UNBAR = delete(do_not_call).where(do_not_call.c.case_id == bindparam("case"))


class CaseTable:
    """Cases in the store (survey.fieldwork.store.Cases)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def get(self, case: UUID) -> CaseRow:
        """Return a case. Raises Refused (case.unknown)."""
        row = self._connection.execute(_GET, {"case": case}).first()
        if row is None:
            raise Refused("case.unknown")
        return case_row_of(row)

    def held(self, wave: UUID, by: UUID) -> CaseRow | None:
        """Return the case an operator has in hand."""
        row = self._connection.execute(_HELD, {"wave": wave, "by": by}).first()
        return case_row_of(row) if row else None

    def best(self, wave: UUID, staff: Staff, ranks: Sequence[Rank]) -> tuple[Reason, CaseRow] | None:
        """Return the first case of the first rank that has one for this operator."""
        return best(self._connection, wave, staff, ranks)

    def first(self, wave: UUID, stage: Stage, due: datetime) -> CaseRow | None:
        """Return the first case of a stage by due time up to `due`."""
        row = self._connection.execute(_FIRST_DUE, {"wave": wave, "stage": stage.value, "until": due}).first()
        return case_row_of(row) if row else None

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

    def save(self, case: UUID, state: CaseState) -> None:
        """Store the derived state of a case."""
        self._connection.execute(_SAVE, {"case": case} | _new(state))

    def claim(self, seen: CaseRow, state: CaseState) -> bool:
        """Store the state of a case that is put before an operator; False when somebody else was faster."""
        asked = {"case": seen.case.id, "seen": seen.state.stage.value} | _new(state)
        return self._connection.execute(_CLAIM, asked).rowcount == 1

    def barred(self, keys: Collection[str]) -> Mapping[str, str]:
        """Return those of the persons and numbers that are not to be called, each with the refusal's code."""
        asked = {key: key for key in keys} | {barred_key(key): key for key in keys}
        return {asked[row.key]: row.outcome for row in self._connection.execute(_BARRED, {"keys": list(asked)})}

    def bar(self, case: UUID, keys: Collection[str], outcome: str) -> None:
        """Put persons and numbers among those not to be called, because of a case."""
        self.unbar(case)
        self._connection.execute(_BAR, [{"key": key, "case_id": case, "outcome": outcome} for key in keys])

    def unbar(self, case: UUID) -> None:
        """Lift what a case barred."""
        self._connection.execute(_UNBAR, {"case": case})


def _new(state: CaseState) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in state_values(state).items()}
