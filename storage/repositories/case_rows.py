"""Cases joined with their states, as every query of cases reads them."""

from sqlalchemy import Select, select

from storage.tables import case_states, cases

CHANGING = (
    *("stage", "outcome", "dials", "due", "held_by", "complete_at"),
    *("owner", "language", "refused_to", "converting"),
)
"""The columns of a state that a fact may change."""

STATE = tuple(case_states.c[name] for name in CHANGING)
WITH_STATE: Select[tuple[object, ...]] = select(cases, *STATE).join(case_states)
