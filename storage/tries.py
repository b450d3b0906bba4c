"""Failed tries to sign in, kept beside the store until somebody who may comes in.

Nothing that was typed is kept: a password is easily typed for a login.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from storage.faults import file_fault
from survey.audit import Entry, Logged
from survey.ids import uuid7
from survey.patience import waiting

MOST = 1000
"""How many tries are kept; one more takes the place of the last, so that the wait goes on."""


class FailedTries:
    """The file of tries of a store (survey.services.vault.FailedTries)."""

    def __init__(self, store: Path) -> None:
        """Take the store's file."""
        self._file = store.with_name(store.name + ".tries")

    def note(self, at: datetime) -> None:
        """Write down that a try failed. Raises StoreError (store.*)."""
        try:
            kept = list(self.read())
            if len(kept) >= MOST:
                self._file.write_text("".join(map(_line, kept[: MOST - 1])), encoding="utf-8")
            with self._file.open("a", encoding="utf-8") as stream:
                stream.write(_line(_failed(uuid7(at), at)))
        except OSError as error:
            raise file_fault(error, self._file.name) from error

    def read(self) -> Iterator[Entry]:
        """Return the tries as records for the log; a line that was cut off is left out."""
        if not self._file.exists():
            return
        for line in self._file.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                told = json.loads(line)
                record, at = UUID(told["id"]), datetime.fromisoformat(told["at"])
            except (ValueError, KeyError, TypeError):
                continue
            yield _failed(record, at)

    def wait(self, now: datetime) -> timedelta:
        """Return how long it is until the next try."""
        return waiting([failed.at for failed in self.read()], now)

    def forget(self) -> None:
        """Drop the tries that the log has taken in."""
        self._file.unlink(missing_ok=True)


def _failed(record: UUID, at: datetime) -> Entry:
    return Entry(record, at, None, Logged.SIGN_IN_FAILED, "", {}, {})


def _line(failed: Entry) -> str:
    return json.dumps({"id": str(failed.id), "at": failed.at.isoformat()}) + "\n"
