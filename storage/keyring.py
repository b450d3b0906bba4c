"""Who can open a store: the slots of its key file, changed while it is open."""

from pathlib import Path

from storage.faults import file_fault
from storage.vault import DataKey, Slot, keys_path, read_slots, unlock, write_slots


class StoreKeys:
    """The slots of an open store (survey.services.people.Keyring). The key file changes whole or not at all."""

    def __init__(self, store: Path, key: DataKey) -> None:
        """Take the store's file and its key."""
        self._path = keys_path(store)
        self._key = key

    def give(self, login: str, password: str) -> None:
        """Let a login in by a password, in place of the one before."""
        self._write((*self._others(login), Slot.seal(login, password, self._key)))

    def take(self, login: str) -> None:
        """Let a login in no more."""
        self._write(self._others(login))

    def check(self, login: str, password: str) -> None:
        """Raise WrongPassword (login.wrong) unless the password is the login's."""
        unlock(self._path, login, password)

    def _others(self, login: str) -> tuple[Slot, ...]:
        return tuple(slot for slot in read_slots(self._path) if slot.login != login)

    def _write(self, slots: tuple[Slot, ...]) -> None:
        try:
            write_slots(self._path, slots)
        except OSError as error:
            raise file_fault(error, self._path.name) from error
