"""Many rows at once, past what SQLAlchemy does for each of them."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from typing import TypeAlias

from sqlalchemy import Connection, Table, insert

from storage.chunks import chunks

Values: TypeAlias = tuple[str | int | bytes | None, ...]
"""A row as the driver stores it: every column that is no key of the store's own making, in the table's order."""


def add_many(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    """Store a stream of rows.

    Some are stored while the next are made: a statement of many rows is one step of the database, which needs no Python
    meanwhile. Nobody else may use the connection before this returns.
    """
    names = [column.name for column in table.columns if column is not table.autoincrement_column]
    into, _, one = str(insert(table).compile(dialect=connection.dialect, column_keys=names)).rpartition(" VALUES ")

    def store(some: list[Values]) -> None:
        statement = f"{into} VALUES {', '.join([one] * len(some))}"
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(some)))

    with ThreadPoolExecutor(max_workers=1) as writer:
        stored: Future[None] | None = None
        for some in chunks(rows):
            if stored:
                stored.result()
            stored = writer.submit(store, some)
        if stored:
            stored.result()
