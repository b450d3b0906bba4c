"""Cases by what they are found with: the client's folded name, each of the numbers."""

from collections.abc import Collection, Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, Text, and_, bindparam, insert, literal_column, or_, select

from storage.chunks import chunks
from storage.prepared import Prepared
from storage.repositories.case_rows import WITH_STATE
from storage.rows.fieldwork import case_row_of
from storage.tables import case_keys, case_states, cases, registry_rows
from survey.fieldwork.case import CaseRow, Stage
from survey.registry.folding import fold_search

_NAMED = select(cases.c.id, cases.c.phones, registry_rows.c.cells).join(registry_rows)
_OF_WAVE = cases.c.wave_id == bindparam("wave")
_CLOSED = [literal_column(f"'{stage.value}'", Text) for stage in (Stage.FINAL, Stage.RESERVE)]


def add_keys(connection: Connection, wave: UUID) -> None:
    """Keep by what the cases of a drawn wave are found."""
    for chunk in chunks(connection.execute(_NAMED.where(_OF_WAVE), {"wave": wave})):
        keys = (
            {"key": key, "case_id": row.id}
            for row in chunk
            for key in {fold_search(row.cells.get("client", "")), *row.phones} - {""}
        )
        connection.execute(insert(case_keys), list(keys))


def sharing(connection: Connection, wave: UUID, phones: Collection[str]) -> Sequence[CaseRow]:
    """Return the open cases of a wave that have one of the numbers, in order of the draw."""
    named = {f"phone_{place}": phone for place, phone in enumerate(phones)}
    return [case_row_of(row) for row in _sharing(len(named)).rows(connection, {"wave": wave} | named)] if named else []


@cache
def _sharing(number: int) -> Prepared:
    phones = (case_keys.c.key == bindparam(f"phone_{place}", type_=Text) for place in range(number))
    found = select(case_keys.c.case_id).where(or_(*phones))
    open_ones = and_(case_states.c.wave_id == bindparam("wave"), case_states.c.stage.not_in(_CLOSED))
    return Prepared(WITH_STATE.where(cases.c.id.in_(found), open_ones).order_by(case_states.c.place))
