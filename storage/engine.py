"""A store made or opened: the lock, the key, the encrypted file, its schema, the account."""

import os
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from storage.backup import Backups, back_up, backups_folder
from storage.faults import file_fault
from storage.files import put_in_place, remove_database
from storage.gate import let_in
from storage.keyring import StoreKeys
from storage.lock import lock
from storage.restore import finish_restore
from storage.schema import bring_up_to_date, migrate
from storage.sealed import sealed_engine
from storage.session import end_session, note_session, session_of
from storage.tries import FailedTries
from storage.unit_of_work import StoreWork
from storage.vault import DataKey, Slot, keys_path, write_slots
from survey.errors import StoreError, WrongPassword
from survey.ids import uuid7
from survey.ports import Clock, UnitOfWork
from survey.staff import Role, Staff, check_login


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """An open store. One thread at a time may use it; nobody else can open it before it is closed."""

    def __init__(
        self, path: Path, staff: Staff, keys: StoreKeys, backups: Backups, engine: Engine, held: ExitStack
    ) -> None:
        """Take who signed in, the keys and copies, the engine, and what to let go of in the end."""
        self.path = path
        self.staff = staff
        self.keys = keys
        self.backups = backups
        self.tries = FailedTries(path)
        self._engine = engine
        self._held = held
        self._closed = False

    def work(self) -> UnitOfWork:
        """Start a unit of work."""
        return StoreWork(self._engine)

    @property
    def is_open(self) -> bool:
        """Whether it is not closed yet."""
        return not self._closed

    def close(self) -> None:
        """Close the file and let others in."""
        self._closed = True
        self._held.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def create_store(path: Path, login: str, name: str, password: str, clock: Clock) -> Store:
    """Make a store with one account, a supervisor, and open it; a half-made one leaves nothing behind.

    Raises Refused (staff.login), StoreError (store.exists, store.in_use, store.read_only, store.disk_full,
    store.failed).
    """
    check_login(login)
    with ExitStack() as held:
        lock(path, held)
        finish_restore(path)
        if path.exists():
            raise StoreError("store.exists", file=path.name)
        staff = Staff(uuid7(clock()), login, name, Role.SUPERVISOR)
        try:
            _make(path, staff, password)
        except OSError as error:
            raise file_fault(error, path.name) from error
    return open_store(path, login, password, clock)


def open_store(path: Path, login: str, password: str, clock: Clock = _now) -> Store:
    """Open a store for a member of staff; a try that fails is noted down beside it.

    Raises WrongPassword (login.wrong), StoreError (login.wait, store.missing, store.in_use, store.read_only,
    store.not_ours, store.newer, store.keys_missing, store.keys_damaged).
    """
    with ExitStack() as held:
        _check_writable(path)
        _lock(path, login, password, clock, held)
        finish_restore(path)
        key = let_in(path, login, password, clock)
        engine = sealed_engine(path, key)
        held.callback(engine.dispose)
        bring_up_to_date(
            engine,
            path.name,
            lambda version: back_up(engine, path, key, backups_folder(path) / f"schema-{version}.store"),
        )
        with StoreWork(engine) as work:
            staff = work.staff.by_login(login)
        if staff is None or staff.disabled:
            raise WrongPassword("login.wrong")
        keys = StoreKeys(path, key, clock)
        with suppress(StoreError):  # what cannot be hardened now is hardened at the next sign-in
            keys.harden(login, password)
        note_session(path, login, clock())
        held.callback(end_session, path)
        return Store(path, staff, keys, Backups(path, key, engine), engine, held.pop_all())


def _lock(path: Path, login: str, password: str, clock: Clock, held: ExitStack) -> None:
    """Keep the store to oneself; who has it open himself elsewhere, and proves who he is, is told where."""
    try:
        lock(path, held)
    except StoreError as error:
        session = session_of(path)
        if error.code != "store.in_use" or session is None or session.login != login:
            raise
        let_in(path, login, password, clock)
        where = {"login": login, "host": session.host, "since": session.since}
        raise StoreError("store.in_use", file=path.name, by="yourself", **where) from None


def _check_writable(path: Path) -> None:
    # SQLite would open such a file for reading and fail at the first write.
    try:
        os.close(os.open(path, os.O_RDWR))
    except IsADirectoryError:
        raise StoreError("store.not_ours", file=path.name) from None
    except OSError as error:
        raise file_fault(error, path.name) from error


def _make(path: Path, staff: Staff, password: str) -> None:
    beside = path.with_name(path.name + ".new")
    remove_database(beside)
    try:
        key = DataKey.random()
        _fill(beside, key, staff)
        # The keys first: a store without its keys would be lost, keys without a store are written over next time.
        write_slots(keys_path(path), (Slot.seal(staff.login, password, key),))
        put_in_place(beside, path)
    finally:
        remove_database(beside)


def _fill(path: Path, key: DataKey, staff: Staff) -> None:
    engine = sealed_engine(path, key)
    try:
        migrate(engine, path.name)
        with StoreWork(engine) as work:
            work.staff.add(staff)
            work.commit()
    finally:
        engine.dispose()
