"""The gate of a store: who has a password, or the recovery key, gets the data key; who guesses waits."""

from math import ceil
from pathlib import Path

from storage.tries import FailedTries
from storage.vault import DataKey, keys_path, unlock
from survey.errors import StoreError, WrongPassword
from survey.ports import Clock


def let_in(store: Path, login: str, password: str, clock: Clock) -> DataKey:
    """Return the data key; a try that fails is noted down, and each after the third makes the wait longer.

    Raises StoreError (login.wait, store.keys_missing, store.keys_damaged), WrongPassword (login.wrong).
    """
    tries = FailedTries(store)
    if wait := tries.wait(clock()):
        raise StoreError("login.wait", n=ceil(wait.total_seconds()))
    try:
        return unlock(keys_path(store), login, password)
    except WrongPassword:
        tries.note(clock())
        raise
