"""One program at a time on a store."""

from contextlib import ExitStack
from pathlib import Path

from filelock import FileLock, Timeout

from storage.drives import is_remote
from storage.faults import file_fault
from survey.errors import StoreError


def lock(path: Path, held: ExitStack) -> None:
    """Keep a store to oneself until `held` is closed.

    Raises StoreError (store.on_network, store.in_use, store.read_only, …).
    """
    if is_remote(path.parent):
        raise StoreError("store.on_network", file=path.name)
    beside = FileLock(path.with_name(path.name + ".lock"), thread_local=False)
    try:
        held.enter_context(beside.acquire(timeout=0))
    except Timeout:
        raise StoreError("store.in_use", file=path.name, by="somebody") from None
    except OSError as error:
        raise file_fault(error, path.name) from error
