"""Who can open a store: the slots of its key file, changed while it is open."""

from pathlib import Path

from storage.faults import file_fault
from storage.gate import let_in
from storage.vault import RECOVERY, DataKey, Hardness, Slot, keys_path, read_slots, write_slots
from survey.ports import Clock
from survey.recovery import new_recovery_key


class StoreKeys:
    """The slots of an open store (survey.services.people.Keyring). The key file changes whole or not at all."""

    def __init__(self, store: Path, key: DataKey, clock: Clock) -> None:
        """Take the store's file, its key, and the clock by which failed tries wait."""
        self._store = store
        self._path = keys_path(store)
        self._key = key
        self._clock = clock

    def give(self, login: str, password: str) -> None:
        """Let a login in by a password, in place of the one before."""
        self._write((*self._others(login), Slot.seal(login, password, self._key)))

    def take(self, login: str) -> None:
        """Let a login in no more."""
        self._write(self._others(login))

    def check(self, login: str, password: str) -> None:
        """Raise WrongPassword (login.wrong) unless the password is the login's, StoreError (login.wait) after some."""
        let_in(self._store, login, password, self._clock)

    def renew_recovery(self) -> str:
        """Make a recovery key in place of the one before; it is told once and kept nowhere."""
        made = new_recovery_key()
        self.give(RECOVERY, made)
        return made

    def recoverable(self) -> bool:
        """Tell whether there is a recovery key."""
        return any(slot.login == RECOVERY for slot in read_slots(self._path))

    def harden(self, login: str, password: str) -> None:
        """Wrap the key anew for a login whose slot costs less to try than a new one would."""
        slot = next(slot for slot in read_slots(self._path) if slot.login == login)
        if slot.hardness.work < Hardness().work:
            self.give(login, password)

    def _others(self, login: str) -> tuple[Slot, ...]:
        return tuple(slot for slot in read_slots(self._path) if slot.login != login)

    def _write(self, slots: tuple[Slot, ...]) -> None:
        try:
            write_slots(self._path, slots)
        except OSError as error:
            raise file_fault(error, self._path.name) from error
