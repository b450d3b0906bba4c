"""Statements that an operator waits for, given to the driver as they are.

The way through SQLAlchemy takes several times as long as SQLite itself does, each time anew. A prepared statement goes
it once; its values and rows pass through the same column types after that.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import sqlcipher3
from sqlalchemy import CompoundSelect, Connection, Dialect, Insert, Integer, Select, Update, literal_column
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from storage.faults import database_fault, is_fault

FILE = "file"
"""The execution option of an engine that names its file, for what is told of a fault."""

# SQLite plans a statement again each time that a limit is bound; twenty arms make that a millisecond.
ONE, NONE = literal_column("1", Integer), literal_column("0", Integer)
"""Limit and offset of the first row."""

_Process = Callable[[Any], Any]


class Prepared:
    """A statement with its binds named."""

    def __init__(self, statement: Select[Any] | CompoundSelect[Any] | Insert | Update) -> None:
        """Take a statement; it is compiled when it is first used."""
        self._statement = statement
        self._sql = ""
        self._binds: list[tuple[str, _Process | None]] = []
        self._columns: list[tuple[int, _Process]] = []
        self._row: Callable[[Iterable[Any]], Any] = tuple

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[Any]:
        """Return the rows of a SELECT, each with its columns by name."""
        # Column by column: the history of a case is a few dozen rows.
        columns = list(zip(*self._run(connection, values), strict=True))
        if columns:
            for place, process in self._columns:
                columns[place] = tuple(map(process, columns[place]))
        return list(map(self._row, zip(*columns, strict=True)))

    def change(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Write; return how many rows it met."""
        return int(self._run(connection, values).rowcount)

    def _run(self, connection: Connection, values: Mapping[str, Any]) -> Any:  # noqa: ANN401  the driver has no types
        if not self._sql:
            self._compile(connection.dialect)
        if not connection.in_transaction():
            connection.begin()
        bound = [process(values[name]) if process else values[name] for name, process in self._binds]
        driver: Any = connection.connection.driver_connection
        try:
            return driver.execute(self._sql, bound)
        except sqlcipher3.Error as error:
            if is_fault(error):
                raise database_fault(error, connection.get_execution_options()[FILE]) from error
            raise DBAPIError.instance(self._sql, None, error, sqlcipher3.Error, hide_parameters=True) from error

    def _compile(self, dialect: Dialect) -> None:
        statement = self._statement
        compiled: Any = statement.compile(dialect=dialect)
        types = {name: bind.type for name, bind in compiled.binds.items()}
        self._binds = [
            (name, _implementation(types[name], dialect).bind_processor(dialect)) for name in compiled.positiontup
        ]
        if isinstance(statement, Select | CompoundSelect):
            columns = list(statement.selected_columns)
            named: Callable[..., Any] = namedtuple  # noqa: PYI024  named at run time
            self._row = named("_Row", [column.name for column in columns])._make
            processes = (_implementation(column.type, dialect).result_processor(dialect, None) for column in columns)
            self._columns = [(place, process) for place, process in enumerate(processes) if process]
        self._sql = compiled.string


def _implementation(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)
