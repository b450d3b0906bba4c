"""The presence desk: the screen of one who went away is locked, and opened again by the password."""

from collections.abc import Iterable
from typing import Protocol

from survey.audit import Entry, Logged, add_once, entry
from survey.ports import Clock, NewWork
from survey.services.guard import needs
from survey.services.people import Keyring
from survey.staff import Deed, Staff


class FailedTries(Protocol):
    """Tries to sign in that failed, kept beside the store."""

    def read(self) -> Iterable[Entry]:
        """Return them as records for the log."""
        ...

    def forget(self) -> None:
        """Drop them."""
        ...


class PresenceDesk:
    """Whether the one who signed in sits before the screen."""

    def __init__(self, work: NewWork, clock: Clock, staff: Staff, keys: Keyring, tries: FailedTries) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._staff = staff
        self._keys = keys
        self._tries = tries

    @needs(Deed.SEE_DAY)
    def lock(self) -> None:
        """Write down that the screen was locked."""
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.LOCKED, self._staff.login))
            work.commit()

    @needs(Deed.SEE_DAY)
    def unlock(self, password: str) -> None:
        """Let the same member of staff go on. Raises WrongPassword (login.wrong), StoreError (login.wait)."""
        self._keys.check(self._staff.login, password)
        with self._work() as work:
            add_once(work.audit, self._tries.read())
            work.audit.add(entry(self._clock(), self._staff, Logged.UNLOCKED, self._staff.login))
            work.commit()
        self._tries.forget()
