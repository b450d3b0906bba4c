"""The vault desk: is the store whole, is it kept twice, who came in when."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from survey.audit import Entry, Examination, Logged, add_once, entry
from survey.edition import Edition
from survey.errors import StoreError
from survey.facts import Fact
from survey.fieldwork.case import RESERVED, derive
from survey.ports import Clock, NewWork, UnitOfWork
from survey.sampling.design import Wave
from survey.services.guard import needs
from survey.services.presence import FailedTries
from survey.staff import Deed, Staff

DAY = timedelta(days=1)
"""How old the last good backup may be while the program is open."""


class Backups(Protocol):
    """Copies of the open store: whole, encrypted, verified, or not there at all."""

    def write(self, file: Path) -> None:
        """Copy the store to a file that is not there yet. Raises StoreError (backup.exists, backup.*, store.*)."""
        ...

    def newest(self) -> str | None:
        """Name the automatic backup made last, seen from the store's folder; None when there is none."""
        ...

    def write_daily(self, day: date) -> Path:
        """Write the automatic backup of a day and drop what is too old. Raises StoreError (backup.*, store.*)."""
        ...


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What a check of the store found.

    `integrity` is the database's own words on what is wrong; when there are any, nothing else was looked at and
    `examination` is None. `cases` counts those whose stored state is not what their facts add up to. `backup` is the
    newest automatic one, to go back to.
    """

    integrity: tuple[str, ...]
    cases: int
    examination: Examination | None
    backup: str | None

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.integrity and not self.cases and self.examination is not None and self.examination.ok


class VaultDesk:
    """The store as a thing to be kept, for one member of staff."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff, backups: Backups) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff
        self._backups = backups

    def sign_in(self, tries: FailedTries) -> None:
        """Write down that somebody came in, after the tries that failed; seal what a crash left unsealed."""
        with self._work() as work:
            add_once(work.audit, tries.read())
            self._seal(work, Logged.SIGN_IN, self._staff.login)
            work.commit()
        tries.forget()

    def sign_out(self) -> None:
        """Back up what is new, and seal the day's facts. A backup that fails is written down and keeps nobody in."""
        self._keep_up()
        with self._work() as work:
            self._seal(work, Logged.CLOSED, self._staff.login)
            work.commit()

    @needs(Deed.SEE_DAY)
    def daily(self) -> datetime | None:
        """Write the automatic backup if the last one is a day old; return when the last good one was made (UTC)."""
        last = self.last_backup()
        # One of the future was made while the clock was wrong: it must not keep others from being made.
        if last is None or not timedelta(0) <= self._clock() - last < DAY:
            self._keep_up()
        return self.last_backup()

    @needs(Deed.KEEP_STORE)
    def check(self) -> StoreCheck:
        """Look through pages, references, the audit log, facts, and what is derived from them."""
        with self._work() as work:
            integrity = work.audit.integrity()
            if integrity:
                return StoreCheck(integrity, 0, None, self._backups.newest())
            astray = sum(_astray(work, wave, self._edition) for wave in work.waves.all())
            return StoreCheck((), astray, work.audit.examine(), self._backups.newest())

    @needs(Deed.KEEP_STORE)
    def back_up(self, file: Path) -> None:
        """Write a verified copy of the store and its keys. Raises StoreError (backup.*, store.*)."""
        self._back_up(file)

    @needs(Deed.SEE_DAY)
    def last_backup(self) -> datetime | None:
        """Return when the last good backup was made (UTC), None when there is none."""
        with self._work() as work:
            return work.audit.last(Logged.BACKUP)

    def _keep_up(self) -> None:
        """Back up what is new; a backup that fails is written down."""
        with self._work() as work:
            changed = work.audit.changed_since_backup()
        if changed:
            with suppress(StoreError):
                self._back_up(None)

    def _back_up(self, file: Path | None) -> None:
        with self._work() as work:
            self._seal(work, Logged.SEALED)
            work.commit()
        try:
            if file is None:
                file = self._backups.write_daily(self._clock().astimezone(ZoneInfo(self._edition.time_zone)).date())
            else:
                self._backups.write(file)
        except StoreError as error:
            self._log(entry(self._clock(), self._staff, Logged.BACKUP_FAILED, error.code))
            raise
        self._log(entry(self._clock(), self._staff, Logged.BACKUP, file.name))

    def _log(self, record: Entry) -> None:
        with self._work() as work:
            work.audit.add(record)
            work.commit()

    def _seal(self, work: UnitOfWork, what: Logged, subject: str = "") -> None:
        work.audit.seal(entry(self._clock(), self._staff, what, subject))


def _astray(work: UnitOfWork, wave: Wave, edition: Edition) -> int:
    """Count the cases of a wave whose stored state differs from what follows from their facts, or is missing."""
    released = len(work.waves.releases(wave.id))
    facts: dict[object, list[Fact]] = {
        case: list(made) for case, made in groupby(work.facts.of_wave(wave.id), key=attrgetter("case"))
    }
    rows = work.waves.all_cases(wave.id)
    missing = sum(work.waves.replicate_sizes(wave.id).values()) - len(rows)
    return missing + sum(
        row.state != derive(facts.get(row.case.id, ()), edition, row.case.phones)
        if row.case.replicate <= released
        else row.state != RESERVED
        for row in rows
    )
