"""The audit log: who did what when, each record chained to the one before."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias
from uuid import UUID

from survey.ids import uuid7
from survey.staff import Staff

Value: TypeAlias = str | int | float | bytes | None
"""What a store keeps in one place of a row."""
Details: TypeAlias = Mapping[str, str | int | bool]
Told: TypeAlias = Mapping[str, object]
NOTHING: Told = {}
START = bytes(32)
"""What the first record is chained to."""


class Logged(StrEnum):
    """What the log tells of. Answers, calls, words on a month or a pair are facts beside; the log seals them."""

    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    CLOSED = "closed"
    REGISTRY = "registry_import"
    ACTS = "acts_import"
    QUESTIONNAIRES = "questionnaires_import"
    CALL_SHEET = "call_sheet_import"
    LETTER = "letter"
    MONTH = "month"
    DRAWN = "wave_drawn"
    RELEASED = "replicate_released"
    PAUSES_LIFTED = "pauses_lifted"
    HOURS_WIDENED = "hours_widened"
    SHEETS_RECALLED = "sheets_recalled"
    WAVE_CLOSED = "wave_closed"
    BREAK = "break"
    BREAK_OVER = "break_over"
    SHIFT_ENDED = "shift_ended"
    PROTOCOL = "protocol"
    REPORT = "report"
    HANDED_IN = "report_handed_in"
    APPROVED = "report_approved"
    EXPORT = "export"
    DATA = "data_export"
    UNMASKED = "unmasked"
    LOG_EXPORT = "log_export"
    REVIEW = "review"
    PHONES_SHOWN = "phones_shown"
    PERSONS = "persons"
    STAFF_ADDED = "staff_added"
    STAFF_RESET = "staff_reset"
    STAFF_DISABLED = "staff_disabled"
    STAFF_TRAINED = "staff_trained"
    PASSWORD = "password"  # noqa: S105  a kind of record, not a password
    EXCHANGE = "exchange"
    REFUSED = "refused"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    RECOVERY_KEY = "recovery_key"
    RECOVERED = "recovered"
    DESTROYED = "destroyed"
    SEALED = "sealed"
    BACKUP = "backup"
    BACKUP_FAILED = "backup_failed"
    RESTORED = "restored"


QUIET = frozenset(
    {
        *(Logged.SIGN_IN, Logged.CLOSED, Logged.LOCKED, Logged.UNLOCKED),
        *(Logged.BREAK, Logged.BREAK_OVER, Logged.SHIFT_ENDED),
        *(Logged.SEALED, Logged.BACKUP, Logged.BACKUP_FAILED),
    }
)
"""What changes nothing that a new backup would have to keep."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record before it is chained; `by` is None where nobody had signed in. It holds no client's data."""

    id: UUID
    at: datetime
    by: UUID | None
    what: Logged
    subject: str
    before: Details
    after: Details


def entry(
    at: datetime, by: Staff, what: Logged, subject: object = "", after: Told = NOTHING, before: Told = NOTHING
) -> Entry:
    """Return a record of what a member of staff did; numbers and truth values stand as they are, the rest as text."""
    return Entry(uuid7(at), at, by.id, what, str(subject), _plain(before), _plain(after))


def _plain(told: Told) -> Details:
    return {name: value if isinstance(value, int) else str(value) for name, value in told.items()}


def canonical(values: Iterable[Value]) -> bytes:
    """Write the values of a row in the one way that is hashed."""
    shown = [{"x": value.hex()} if isinstance(value, bytes) else value for value in values]
    return json.dumps(shown, ensure_ascii=True, separators=(",", ":")).encode()


def chained(previous: bytes, values: Iterable[Value]) -> bytes:
    """Return the hash of a record: SHA-256 of the hash before it and its own canonical content."""
    return hashlib.sha256(previous + canonical(values)).digest()


@dataclass(frozen=True, slots=True)
class Examination:
    """What a look through the log and the facts found.

    `broken_at` is the id of the first record that does not follow from the one before, "end" when records are missing
    at the end. `head` is the last record's hash: noted elsewhere, it witnesses the log up to there. `facts` is how
    many facts there are, `unsealed` how many came after the last seal, `facts_broken_at` the id of the first record
    whose facts are no longer those it sealed.
    """

    records: int
    broken_at: str | None
    head: str
    facts: int
    unsealed: int
    facts_broken_at: str | None

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return self.broken_at is None and self.facts_broken_at is None


class AuditLog(Protocol):
    """The log, written in the transaction of what it tells of."""

    def add(self, entry: Entry) -> None:
        """Add a record."""
        ...

    def seal(self, entry: Entry) -> None:
        """Add a record that holds the number and the digest of the facts since the last such record."""
        ...

    def has(self, record: UUID) -> bool:
        """Tell whether a record is in the log."""
        ...

    def last(self, what: Logged) -> datetime | None:
        """Return when something was done last (UTC)."""
        ...

    def first(self, what: Logged, subject: object) -> datetime | None:
        """Return when something was first done to a subject (UTC)."""
        ...

    def changed_since_backup(self) -> bool:
        """Tell whether a new backup would keep more than the last."""
        ...

    def integrity(self) -> tuple[str, ...]:
        """Return what is wrong with the store's pages, references and guards, in the database's own words."""
        ...

    def examine(self) -> Examination:
        """Look through the log and the facts it seals."""
        ...


def add_once(log: AuditLog, entries: Iterable[Entry]) -> None:
    """Add those records that the log does not have yet."""
    for one in entries:
        if not log.has(one.id):
            log.add(one)
