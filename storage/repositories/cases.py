"""Cases and the queue."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Select, and_, bindparam, func, or_, select, update

from storage.rows.fieldwork import case_row_of, state_values
from storage.tables import case_states, cases
from survey.errors import Refused
from survey.fieldwork.case import CaseRow, CaseState, Stage

_STATE = tuple(case_states.c[name] for name in ("stage", "outcome", "dials", "due", "held_by", "complete_at"))
WITH_STATE: Select[tuple[object, ...]] = select(cases, *_STATE).join(case_states)
"""Cases joined with their states."""

_OF_WAVE = case_states.c.wave_id == bindparam("wave")
_AT_STAGE = and_(_OF_WAVE, case_states.c.stage == bindparam("stage"))
_GET = WITH_STATE.where(cases.c.id == bindparam("case"))
_HELD = WITH_STATE.where(_OF_WAVE, case_states.c.held_by == bindparam("by")).order_by(case_states.c.place).limit(1)
_FIRST = WITH_STATE.where(_AT_STAGE).order_by(case_states.c.place).limit(1)
_FIRST_DUE = (
    WITH_STATE.where(_AT_STAGE, case_states.c.due <= bindparam("until"))
    .order_by(case_states.c.due, case_states.c.place)
    .limit(1)
)
_COUNTS = select(case_states.c.stage, func.count()).where(_OF_WAVE).group_by(case_states.c.stage)
_NEXT_DUE = select(func.min(case_states.c.due)).where(
    _OF_WAVE, case_states.c.stage.in_([Stage.APPOINTED.value, Stage.PAUSED.value])
)
# Most answers leave the state as it was: such a save writes nothing.
_SAVE = (
    update(case_states)
    .where(
        case_states.c.case_id == bindparam("case"),
        or_(*(column.is_distinct_from(bindparam(f"new_{column.name}", type_=column.type)) for column in _STATE)),
    )
    .values({column: bindparam(f"new_{column.name}", type_=column.type) for column in _STATE})
)


class CaseTable:
    """Cases in the store (survey.ports.Cases)."""

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

    def first(self, wave: UUID, stage: Stage, due: datetime | None) -> CaseRow | None:
        """Return the first case of a stage: by due time up to `due`, or by order of the draw when `due` is None."""
        sought = {"wave": wave, "stage": stage.value}
        if due is None:
            row = self._connection.execute(_FIRST, sought).first()
        else:
            row = self._connection.execute(_FIRST_DUE, sought | {"until": due}).first()
        return case_row_of(row) if row else None

    def counts(self, wave: UUID) -> dict[Stage, int]:
        """Count the cases of a wave by stage, stages with none included."""
        found = self._connection.execute(_COUNTS, {"wave": wave})
        return dict.fromkeys(Stage, 0) | {Stage(stage): number for stage, number in found}

    def next_due(self, wave: UUID) -> datetime | None:
        """Return the earliest due time of an appointed or paused case."""
        due: datetime | None = self._connection.scalar(_NEXT_DUE, {"wave": wave})
        return due

    def save(self, case: UUID, state: CaseState) -> None:
        """Store the derived state of a case."""
        values = state_values(state)
        self._connection.execute(_SAVE, {"case": case} | {f"new_{name}": value for name, value in values.items()})
