"""The audit log as it is read: pages of records, the newest first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from survey.audit import Details

PAGE = 200


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the log; `what` is a value of Logged, or whatever somebody put there."""

    number: int
    at: datetime
    by: UUID | None
    what: str
    subject: str
    before: Details
    after: Details


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: the words in the subject or by one of `people`; kinds (all when empty); from a moment on."""

    words: str = ""
    people: Collection[UUID] = ()
    kinds: Collection[str] = ()
    since: datetime | None = None


class LogReading(Protocol):
    """The log, read backwards."""

    def page(self, sought: Sought, below: int | None, size: int) -> Sequence[Record]:
        """Return the newest records, of those with a number below one."""
        ...
