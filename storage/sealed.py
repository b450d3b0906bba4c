"""An engine for an encrypted file."""

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from storage.faults import database_fault, tell_faults
from storage.json_text import to_json
from storage.prepared import FILE
from storage.vault import DataKey
from survey.errors import StoreError

_SETTINGS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else REPLACE would slip past the triggers that guard the facts
    "temp_store = MEMORY",
    "cache_size = -32768",  # a month's registry spills into the journal page by page else
    "busy_timeout = 5000",
)
ALONE = "alone"
"""The execution option of a connection whose transaction nobody else may write beside."""


def sealed_engine(path: Path, key: DataKey) -> Engine:
    """Return an engine for a SQLCipher file; it connects when first used."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3,
        creator=lambda: sealed_connection(path, key),
        poolclass=QueuePool,
        pool_size=2,
        pool_use_lifo=True,  # each connection keeps pages of its own
        max_overflow=0,
        pool_reset_on_return="rollback",  # a commit that failed leaves the driver in its transaction
        json_serializer=to_json,
        hide_parameters=True,
        execution_options={FILE: path},
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "connect", lambda _driver, record: record.info.update(file=_identity(path)))
    event.listen(engine, "commit", _refuse_vanished)
    tell_faults(engine, path)
    return engine


def sealed_connection(path: Path, key: DataKey) -> Any:  # noqa: ANN401  sqlcipher3 ships no types
    """Open an encrypted file; the first statement tells whether the key is its own."""
    # In autocommit mode the driver begins no transaction of its own accord: _begin does, reads included.
    connection = sqlcipher3.connect(
        f"{path.absolute().as_uri()}?mode=rwc", uri=True, check_same_thread=False, isolation_level=None
    )
    try:
        connection.execute(f"PRAGMA key = \"x'{key.secret.hex()}'\"")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except sqlcipher3.Error:
        connection.close()
        raise
    return connection


def _refuse_vanished(connection: Connection) -> None:
    """Refuse to commit to a file that was moved away or removed: what is written to it nobody finds again."""
    path: Path = connection.get_execution_options()[FILE]
    if _identity(path) != connection.info["file"]:
        raise StoreError("store.vanished", file=path.name)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    options = connection.get_execution_options()
    try:
        # A transaction that has read cannot write any more once another has written: it has to begin with the writing.
        driver.execute("BEGIN IMMEDIATE" if options.get(ALONE) else "BEGIN")
    except sqlcipher3.Error as error:
        raise database_fault(error, options[FILE]) from error
