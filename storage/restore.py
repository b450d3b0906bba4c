"""A backup put in the store's place: either the old store or the backup, whenever the machine stops.

The backup is copied beside the store, opened and verified there; then a note says that it is to take the place. Before
the note everything is as it was; after it whoever opens the store finishes first what the note says.
"""

import json
import os
from contextlib import ExitStack
from pathlib import Path

from storage.backup import copy_files, verify
from storage.faults import file_fault
from storage.files import make_durable, make_folder_durable, put_in_place, remove_database
from storage.lock import lock
from storage.schema import bring_up_to_date
from storage.sealed import sealed_engine
from storage.unit_of_work import StoreWork
from storage.vault import DataKey, keys_path, read_slots, unlock, write_slots
from survey.audit import Logged, entry
from survey.errors import StoreError, WrongPassword
from survey.ports import Clock


def restore_store(path: Path, backup: Path, login: str, password: str, clock: Clock) -> Path | None:
    """Put a backup in the store's place; return where the store that was there is kept, None when there was none.

    Raises WrongPassword (login.wrong) for the backup's login or password, StoreError (backup.missing, backup.damaged,
    backup.foreign, store.keys_missing, store.keys_damaged, store.newer, store.in_use, store.disk_full, …).
    """
    with ExitStack() as held:
        lock(path, held)
        finish_restore(path)
        if not backup.is_file():
            raise StoreError("backup.missing", file=backup.name)
        key = unlock(keys_path(backup), login, password)
        _refuse_foreign(path, backup, login, password, key)
        aside = path.with_name(f"{path.name}.{clock():%Y-%m-%dT%H%M%S}") if path.exists() else None
        try:
            _prepare(_fresh(path), backup, key, login, clock)
            _note_down(path, aside)
        except OSError as error:
            raise file_fault(error, path.name) from error
        finish_restore(path)
        return aside


def finish_restore(path: Path) -> None:
    """Finish a restore that was noted down and did not come to its end; does nothing without a note."""
    note, fresh = _note(path), _fresh(path)
    try:
        if note.exists():
            aside = json.loads(note.read_text(encoding="utf-8"))["aside"]
            if fresh.exists():
                _set_aside(path, aside)
                # What the old store had not yet taken from its journal must not reach the new one.
                for suffix in ("-wal", "-shm"):
                    path.with_name(path.name + suffix).unlink(missing_ok=True)
                make_folder_durable(path.parent)
                put_in_place(fresh, path)
            if keys_path(fresh).exists():
                put_in_place(keys_path(fresh), keys_path(path))
            note.unlink()
    except OSError as error:
        raise file_fault(error, path.name) from error


def _set_aside(path: Path, aside: str | None) -> None:
    if aside:
        place = path.with_name(aside)
        copy_files(path, place)
        if keys_path(path).exists():
            keys_path(place).write_bytes(keys_path(path).read_bytes())
            make_durable(keys_path(place))


def _refuse_foreign(path: Path, backup: Path, login: str, password: str, key: DataKey) -> None:
    """Refuse what this password opens beside a store that it opens under another key."""
    if not (path.exists() and keys_path(path).exists()):
        return
    try:
        present = unlock(keys_path(path), login, password)
    except StoreError:  # damaged, or the password was changed since: the store kept aside stays as it is
        return
    if present != key:
        raise StoreError("backup.foreign", file=backup.name)


def _prepare(fresh: Path, backup: Path, key: DataKey, login: str, clock: Clock) -> None:
    """Copy a backup, prove that it is sound and that the login may use it, write down that it is restored."""
    remove_database(fresh)
    try:
        copy_files(backup, fresh)
        try:
            verify(fresh, key)
        except StoreError as error:
            raise StoreError(error.code, file=backup.name) from error
        engine = sealed_engine(fresh, key)
        try:
            bring_up_to_date(engine, backup.name, lambda _version: None)
            with StoreWork(engine) as work:
                staff = work.staff.by_login(login)
                if staff is None or staff.disabled:
                    raise WrongPassword("login.wrong")
                work.audit.seal(entry(clock(), staff, Logged.RESTORED, backup.name))
                work.commit()
        finally:
            engine.dispose()
        make_durable(fresh)
        write_slots(keys_path(fresh), read_slots(keys_path(backup)))
    except (StoreError, OSError):
        remove_database(fresh)
        raise


def _note_down(path: Path, aside: Path | None) -> None:
    beside = path.with_name(path.name + ".restoring.new")
    with beside.open("w", encoding="utf-8") as stream:
        json.dump({"aside": aside.name if aside else None}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    put_in_place(beside, _note(path))


def _note(path: Path) -> Path:
    return path.with_name(path.name + ".restoring")


def _fresh(path: Path) -> Path:
    return path.with_name(path.name + ".restored")
