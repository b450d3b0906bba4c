"""A store opened by its recovery key, when nobody who keeps it can get in any more."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from storage.backup import back_up, backups_folder
from storage.gate import let_in
from storage.keyring import StoreKeys
from storage.lock import lock
from storage.restore import finish_restore
from storage.schema import bring_up_to_date
from storage.sealed import sealed_engine
from storage.tries import FailedTries
from storage.unit_of_work import StoreWork
from storage.vault import RECOVERY
from survey.audit import Entry, Logged, add_once
from survey.errors import Refused, StoreError, WrongPassword
from survey.ids import uuid7
from survey.ports import Clock
from survey.recovery import read_recovery_key
from survey.staff import Deed, check_password


def recover_store(path: Path, recovery_key: str, login: str, password: str, clock: Clock) -> str:
    """Give a new password to one who keeps the staff; return the recovery key that takes the place of the one used.

    Raises Refused (recovery.length, recovery.sign, recovery.mistyped, recovery.not_keeper, staff.password), StoreError
    (recovery.wrong, login.wait, store.missing, store.in_use, store.keys_missing, store.keys_damaged, store.newer, …).
    """
    typed = read_recovery_key(recovery_key)
    check_password(password)
    with ExitStack() as held:
        if not path.exists():
            raise StoreError("store.missing", file=path.name)
        lock(path, held)
        finish_restore(path)
        try:
            key = let_in(path, RECOVERY, typed, clock)
        except WrongPassword:
            raise StoreError("recovery.wrong") from None
        engine = sealed_engine(path, key)
        held.callback(engine.dispose)
        bring_up_to_date(
            engine,
            path.name,
            lambda version: back_up(engine, path, key, backups_folder(path) / f"schema-{version}.store"),
        )
        keys, tries = StoreKeys(path, key, clock), FailedTries(path)
        with StoreWork(engine) as work:
            staff = work.staff.by_login(login)
            if staff is None or not staff.may(Deed.KEEP_STAFF):
                raise Refused("recovery.not_keeper", login=login)
            add_once(work.audit, tries.read())
            work.staff.save(replace(staff, disabled=False, must_change=False))
            now = clock()
            work.audit.add(Entry(uuid7(now), now, None, Logged.RECOVERED, login, {}, {}))
            keys.give(login, password)
            work.commit()
        tries.forget()
        return keys.renew_recovery()
