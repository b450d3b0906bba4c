"""The log desk: who did what when, read and exported by those who answer for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from survey.audit import Logged, entry
from survey.errors import Refused
from survey.log import PAGE, Record, Sought
from survey.masking import masked_words
from survey.ports import Clock, NewWork
from survey.registry.folding import fold
from survey.services.guard import needs
from survey.staff import Deed, Staff

MOST = 1_000_000
"""Rows that a sheet of an office file has room for, and a few."""


@dataclass(frozen=True, slots=True)
class Page:
    """Records, the newest first; names of the staff; whether older ones follow."""

    records: Sequence[Record]
    names: Mapping[UUID, str]
    more: bool


class LogDesk:
    """The audit log, for one member of staff."""

    def __init__(self, work: NewWork, clock: Clock, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._staff = staff

    @needs(Deed.READ_LOG)
    def page(self, sought: Sought, below: int | None = None) -> Page:
        """Return a page of what is sought; the words are those of a subject, a name or a login."""
        return self._read(sought, below, PAGE)

    @needs(Deed.READ_LOG)
    def export(self, sought: Sought, file: str, reason: str) -> Page:
        """Return all that is sought, for a file; who took it, and why, is the first record after.

        Raises Refused (log.reason_needed).
        """
        if not reason.strip():
            raise Refused("log.reason_needed")
        found = self._read(sought, None, MOST)
        told = {"file": masked_words(file), "rows": len(found.records), "reason": masked_words(reason.strip())}
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.LOG_EXPORT, "", told))
            work.commit()
        return found

    def _read(self, sought: Sought, below: int | None, size: int) -> Page:
        words = fold(sought.words)
        with self._work() as work:
            staff = work.staff.everyone()
            people = [one.id for one in staff if words and (words in fold(one.name) or words in fold(one.login))]
            found = work.log.page(replace(sought, people=people), below, size + 1)
        return Page(found[:size], {one.id: one.name for one in staff}, len(found) > size)
