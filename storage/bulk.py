"""Many rows at once, past what SQLAlchemy does for each of them."""

from collections.abc import Iterable
from typing import TypeAlias

from sqlalchemy import Connection, Table, insert

from storage.chunks import chunks

Values: TypeAlias = tuple[str | int | bytes | None, ...]
"""A row as the driver stores it: every column that is no key of the store's own making, in the table's order."""


def add_many(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    """Store a stream of rows."""
    names = [column.name for column in table.columns if column is not table.autoincrement_column]
    statement = str(insert(table).compile(dialect=connection.dialect, column_keys=names))
    for chunk in chunks(rows):
        connection.exec_driver_sql(statement, chunk)
