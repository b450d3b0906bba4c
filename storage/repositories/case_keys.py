"""Cases by what they are found with: the client's folded name, each of the numbers."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select

from storage.chunks import chunks
from storage.fact_tables import claims
from storage.prepared import Prepared
from storage.repositories.case_rows import WITH_STATE
from storage.rows.fieldwork import case_row_of
from storage.tables import case_keys, case_states, cases, registry_rows
from survey.fieldwork.case import CaseRow, Stage
from survey.registry.folding import fold_search

_NAMED = select(cases.c.id, cases.c.phones, registry_rows.c.cells).join(registry_rows)
_OF_WAVE = cases.c.wave_id == bindparam("wave")
_WITH_KEY = Prepared(select(case_keys.c.case_id).where(case_keys.c.key == bindparam("key")))
_CASE = Prepared(WITH_STATE.where(cases.c.id == bindparam("case")))
CLOSED = frozenset({Stage.FINAL, Stage.RESERVE})


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
    # In two steps: in one, SQLite goes through the wave's states and asks of each whether it has the number.
    ids = {row.case_id for phone in phones for row in _WITH_KEY.rows(connection, {"key": phone})}
    rows = [case_row_of(row) for one in ids for row in _CASE.rows(connection, {"case": one})]
    open_ones = (row for row in rows if row.case.wave == wave and row.state.stage not in CLOSED)
    return sorted(open_ones, key=lambda row: row.case.order)


def found(
    connection: Connection, words: Sequence[str], region: str, had_by: UUID | None, most: int
) -> Sequence[CaseRow]:
    """Return cases that have a key with all the words in it, the latest drawn first."""
    keys = select(case_keys.c.case_id).where(*(case_keys.c.key.contains(word, autoescape=True) for word in words))
    wanted = WITH_STATE.where(cases.c.id.in_(keys), case_states.c.stage != Stage.RESERVE.value)
    if region:
        wanted = wanted.where(cases.c.region == region)
    if had_by:
        wanted = wanted.where(cases.c.id.in_(select(claims.c.case_id).where(claims.c.by_id == had_by)))
    # The ids of cases are UUIDv7: those of a later wave come after.
    return [case_row_of(row) for row in connection.execute(wanted.order_by(cases.c.id.desc()).limit(most))]
