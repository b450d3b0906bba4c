"""Faults of disk and database told as StoreError.

What is left (a constraint, a wrong statement) is a bug and passes as it is.
"""

from errno import EACCES, EDQUOT, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS

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
    11: "store.not_ours",  # SQLITE_CORRUPT
    13: "store.disk_full",  # SQLITE_FULL
    14: "store.failed",  # SQLITE_CANTOPEN
    26: "store.not_ours",  # SQLITE_NOTADB
}


def tell_faults(engine: Engine, file: str) -> None:
    """Raise StoreError, with the store's file name, for every fault of an engine that is not a bug."""

    def tell(context: ExceptionContext) -> None:
        code = _code_of(context.original_exception)
        if code:
            raise StoreError(code, file=file) from context.original_exception

    event.listen(engine, "handle_error", tell)


def file_fault(error: OSError, file: str) -> StoreError:
    """Return what an error of the operating system means for a store."""
    return StoreError(_SYSTEM.get(error.errno or 0, "store.failed"), file=file)


def database_fault(error: Exception, file: str) -> StoreError:
    """Return what an error of the database, met outside an engine, means for a store."""
    return StoreError(_code_of(error) or "store.failed", file=file)


def is_fault(error: Exception) -> bool:
    """Tell whether an error of the database is a fault, and no bug."""
    return _code_of(error) is not None


def _code_of(error: BaseException) -> str | None:
    # The low byte of an extended result code is the primary one.
    return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
