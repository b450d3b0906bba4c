"""Faults of disk and database told as StoreError.

What is left (a constraint, a wrong statement) is a bug and passes as it is.
"""

import shutil
from contextlib import suppress
from errno import EACCES, EDQUOT, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from survey.errors import StoreError

_SYSTEM = {
    EACCES: "store.read_only",
    EPERM: "store.read_only",
    EROFS: "store.read_only",
    ENOSPC: "store.disk_full",
    EDQUOT: "store.disk_full",
    ENOENT: "store.missing",
    ENOTDIR: "store.missing",
}
_SQLITE = {
    5: "store.locked",  # SQLITE_BUSY
    6: "store.locked",  # SQLITE_LOCKED
    8: "store.read_only",  # SQLITE_READONLY
    10: "store.failed",  # SQLITE_IOERR
    11: "store.damaged",  # SQLITE_CORRUPT
    13: "store.disk_full",  # SQLITE_FULL
    14: "store.failed",  # SQLITE_CANTOPEN
    26: "store.not_ours",  # SQLITE_NOTADB
}

_LEAST_ROOM = 1024 * 1024
"""A disk with less was full: what the write that failed had taken is free again when it is told."""


def tell_faults(engine: Engine, path: Path) -> None:
    """Raise StoreError, with the store's file name, for every fault of an engine that is not a bug."""

    def tell(context: ExceptionContext) -> None:
        code = _code_of(context.original_exception)
        if code:
            raise _told(code, path) from context.original_exception

    event.listen(engine, "handle_error", tell)


def file_fault(error: OSError, file: str) -> StoreError:
    """Return what an error of the operating system means for a store."""
    return StoreError(_SYSTEM.get(error.errno or 0, "store.failed"), file=file)


def database_fault(error: Exception, path: Path) -> StoreError:
    """Return what an error of the database, met outside an engine, means for a store."""
    return _told(_code_of(error) or "store.failed", path)


def _told(code: str, path: Path) -> StoreError:
    if code in {"store.damaged", "store.not_ours"}:
        return _damage(code, path)
    # The journal's index and a backup's pages fail with SQLITE_IOERR on a full disk.
    full = code == "store.failed" and not _has_room(path.parent)
    return StoreError("store.disk_full" if full else code, file=path.name)


def _damage(code: str, path: Path) -> StoreError:
    """Return what is known of a file that does not read: one that was backed up is a store, and damaged."""
    from storage.backup import newest_backup  # noqa: PLC0415  it tells its own faults by this module

    backup = newest_backup(path)
    if code == "store.not_ours" and backup is None:
        return StoreError(code, file=path.name)
    return StoreError("store.damaged", file=path.name, way="backup" if backup else "none", backup=backup)


def is_fault(error: Exception) -> bool:
    """Tell whether an error of the database is a fault, and no bug."""
    return _code_of(error) is not None


def _code_of(error: BaseException) -> str | None:
    # The low byte of an extended result code is the primary one.
    return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


def _has_room(folder: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(folder).free >= _LEAST_ROOM
    return True
