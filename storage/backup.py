"""Copies of a store that are whole, encrypted under its own key, and proven to open before they get their name."""

import re
import shutil
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Engine

from storage.faults import database_fault, file_fault
from storage.files import make_durable, put_in_place, remove_database
from storage.sealed import sealed_connection
from storage.vault import DataKey, keys_path, read_slots, write_slots
from survey.errors import StoreError

KEEP_DAYS, KEEP_WEEKS = 7, 4
"""How many automatic backups stay: the newest of each of the last days, and of each of the last weeks."""
_DAILY = re.compile(r"(\d{4}-\d{2}-\d{2})\.store")
_SOUND: tuple[tuple[str, list[tuple[str]]], ...] = (("cipher_integrity_check", []), ("quick_check", [("ok",)]))


class Backups:
    """The backups of an open store (survey.services.vault.Backups)."""

    def __init__(self, store: Path, key: DataKey, engine: Engine) -> None:
        """Take the store's file, its key and its engine."""
        self._store = store
        self._key = key
        self._engine = engine

    def write(self, file: Path) -> None:
        """Copy the store to a file that is not there yet. Raises StoreError (backup.exists, backup.*, store.*)."""
        if file.exists() or keys_path(file).exists():
            raise StoreError("backup.exists", file=file.name)
        back_up(self._engine, self._store, self._key, file)

    def newest(self) -> str | None:
        """Name the automatic backup made last; None when there is none."""
        return newest_backup(self._store)

    def write_daily(self, day: date) -> Path:
        """Write the automatic backup of a day, in place of one made earlier that day, and drop what is too old."""
        folder = backups_folder(self._store)
        file = folder / f"{day}.store"
        back_up(self._engine, self._store, self._key, file)
        try:
            _drop_old(folder, day)
        except OSError as error:
            raise file_fault(error, folder.name) from error
        return file

    def older(self) -> list[str]:
        """Return the names of the automatic copies."""
        folder = backups_folder(self._store)
        return sorted(one.name for one in folder.glob("*.store")) if folder.is_dir() else []

    def scrub(self) -> None:
        """Write the store's file anew and empty its journal: no free page keeps what was there."""
        pooled: Any = self._engine.raw_connection()
        try:
            for statement in ("PRAGMA secure_delete = ON", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                pooled.driver_connection.execute(statement).fetchall()
        except sqlcipher3.Error as error:
            raise database_fault(error, self._store) from error
        finally:
            pooled.close()


def backups_folder(store: Path) -> Path:
    """Return where a store's automatic backups are."""
    return store.with_name(store.name + ".backups")


def newest_backup(store: Path) -> str | None:
    """Name the automatic backup made last, seen from the store's folder; each was proven to open when it was made."""
    made = [one for one in backups_folder(store).glob("*.store") if keys_path(one).exists()]
    newest = max(made, key=lambda one: one.stat().st_mtime, default=None)
    return newest.relative_to(store.parent).as_posix() if newest else None


def kept(days: Collection[date]) -> set[date]:
    """Return the days whose backups stay."""
    newest = sorted(days, reverse=True)
    of_week = {day.isocalendar()[:2]: day for day in reversed(newest)}
    weeks = sorted(of_week.values(), reverse=True)
    return {*newest[:KEEP_DAYS], *weeks[:KEEP_WEEKS]}


def _drop_old(folder: Path, made: date) -> None:
    days = {date.fromisoformat(found[1]): one for one in folder.iterdir() if (found := _DAILY.fullmatch(one.name))}
    # The one just made is the newest, whatever day the clock says: it may have been set back.
    for old in days.keys() - kept(days) - {made}:
        # The keys last: a backup without its keys would be lost, keys without a backup harm nobody.
        days[old].unlink()
        keys_path(days[old]).unlink(missing_ok=True)


def back_up(engine: Engine, store: Path, key: DataKey, target: Path) -> None:
    """Copy an open store and its key file; the target appears whole and verified, or not at all.

    Raises StoreError (backup.damaged, store.disk_full, store.read_only, store.missing, store.failed).
    """
    beside = target.with_name(target.name + ".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        remove_database(beside)
        _copy(engine, beside, key)
        verify(beside, key)
        make_durable(beside)
        write_slots(keys_path(target), read_slots(keys_path(store)))
        put_in_place(beside, target)
    except OSError as error:
        raise file_fault(error, target.name) from error
    except sqlcipher3.Error as error:
        raise database_fault(error, target) from error
    finally:
        with suppress(OSError):  # what cannot be cleared away now is cleared away before the next backup
            remove_database(beside)


def verify(file: Path, key: DataKey) -> None:
    """Open a store and look through its pages. Raises StoreError (backup.damaged)."""
    try:
        connection = sealed_connection(file, key)
        try:
            sound = all(connection.execute(f"PRAGMA {pragma}").fetchall() == well for pragma, well in _SOUND)
            known = connection.execute("SELECT count(*) FROM alembic_version").fetchall()
        finally:
            connection.close()
    except sqlcipher3.Error as error:
        raise StoreError("backup.damaged", file=file.name.removesuffix(".new")) from error
    if not sound or known != [(1,)]:
        raise StoreError("backup.damaged", file=file.name.removesuffix(".new"))


def copy_files(store: Path, place: Path) -> None:
    """Copy the files of a closed store, durably."""
    for suffix in ("", "-wal"):
        source, target = store.with_name(store.name + suffix), place.with_name(place.name + suffix)
        if source.exists():
            shutil.copyfile(source, target)
            make_durable(target)


def _copy(engine: Engine, place: Path, key: DataKey) -> None:
    pooled: Any = engine.raw_connection()
    try:
        target = sealed_connection(place, key)
        try:
            pooled.driver_connection.backup(target)
        finally:
            target.close()
    finally:
        pooled.close()
