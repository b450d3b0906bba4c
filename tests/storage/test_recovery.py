"""The recovery key: shown once, opens the store when nobody can get in, and is replaced by its use."""

import json
import logging
import traceback
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

import main
from storage.engine import Store, open_store
from storage.recovery import recover_store
from storage.tries import FailedTries
from storage.vault import RECOVERY, Hardness, Slot, keys_path, read_slots, write_slots
from survey.errors import Refused, StoreError, SurveyError, WrongPassword
from survey.ids import uuid7
from survey.recovery import new_recovery_key
from survey.staff import Role, Staff
from tests.storage.invented import LOGIN, NOW, PASSWORD

NEW = "сегіз-жұлдыз-8"


def made_key(path: Path) -> str:
    with open_store(path, LOGIN, PASSWORD, lambda: NOW) as store:
        return store.keys.renew_recovery()


def records(store: Store) -> list[tuple[str, str]]:
    with store.work() as work:
        return [tuple(row) for row in work._connection.execute(text("SELECT what, subject FROM audit_log"))]


def test_the_key_gives_a_new_password_and_another_key_takes_its_place(path: Path) -> None:
    first = made_key(path)
    second = recover_store(path, first.lower(), LOGIN, NEW, lambda: NOW)
    assert second != first
    with pytest.raises(WrongPassword):
        open_store(path, LOGIN, PASSWORD, lambda: NOW)
    with open_store(path, LOGIN, NEW, lambda: NOW) as store:
        assert ("recovered", LOGIN) in records(store)
    with pytest.raises(StoreError, match=r"recovery\.wrong"):
        recover_store(path, first, LOGIN, PASSWORD, lambda: NOW)
    recover_store(path, second, LOGIN, PASSWORD, lambda: NOW)
    open_store(path, LOGIN, PASSWORD, lambda: NOW).close()


def test_a_supervisor_who_was_shut_out_comes_back_by_the_key(path: Path) -> None:
    key = made_key(path)
    with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
        work._connection.execute(text("UPDATE staff SET disabled = 1, must_change = 1"))
        store.keys.take(LOGIN)
        work.commit()
    recover_store(path, key, LOGIN, NEW, lambda: NOW)
    with open_store(path, LOGIN, NEW) as store:
        assert (store.staff.disabled, store.staff.must_change) == (False, False)


@pytest.mark.parametrize("login", ["nobody", "aigul", RECOVERY, ""])
def test_only_who_keeps_the_staff_gets_a_password_by_the_key(path: Path, login: str) -> None:
    key = made_key(path)
    with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
        work.staff.add(Staff(uuid7(NOW), "aigul", "Сағатова Айгүл", Role.OPERATOR))
        work.commit()
    before = keys_path(path).read_bytes()
    with pytest.raises(Refused, match=r"recovery\.not_keeper"):
        recover_store(path, key, login, NEW, lambda: NOW)
    assert keys_path(path).read_bytes() == before


def test_the_key_is_no_password_and_its_slot_no_login(path: Path) -> None:
    key = made_key(path)
    for login, password in ((RECOVERY, PASSWORD), (LOGIN, key), (RECOVERY, key)):
        with pytest.raises(WrongPassword):
            open_store(path, login, password, lambda: NOW)


def test_guessing_the_key_makes_wait_as_guessing_a_password_does(path: Path) -> None:
    made_key(path)
    for _ in range(3):
        with pytest.raises(StoreError, match=r"recovery\.wrong"):
            recover_store(path, new_recovery_key(), LOGIN, NEW, lambda: NOW)
    with pytest.raises(StoreError, match=r"login\.wait"):
        recover_store(path, new_recovery_key(), LOGIN, NEW, lambda: NOW)
    with pytest.raises(StoreError, match=r"login\.wait"):
        open_store(path, LOGIN, PASSWORD, lambda: NOW)


def test_neither_key_nor_password_is_in_a_log_or_an_exception(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    key = made_key(path)
    told: list[str] = []
    for typed, login, password in ((key[:-1], LOGIN, NEW), (new_recovery_key(), LOGIN, NEW), (key, "nobody", NEW)):
        try:
            recover_store(path, typed, login, password, lambda: NOW)
        except SurveyError as error:
            told += [repr(error), str(error.facts), "".join(traceback.format_exception(error))]
    assert len(told) == 9
    recover_store(path, key, LOGIN, NEW, lambda: NOW)
    with open_store(path, LOGIN, NEW) as store:
        told += [repr(store.keys.__dict__), str(records(store))]
    told += [caplog.text, keys_path(path).read_text(encoding="utf-8")]
    for secret in (key, key.replace("-", ""), key[:11], NEW, PASSWORD):
        assert secret not in "\n".join(told)


def test_a_slot_sealed_with_less_work_is_sealed_anew_at_the_next_sign_in(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store:
        key = store.keys._key
    old = Slot.seal(LOGIN, PASSWORD, key, Hardness(iterations=1, lanes=1, memory_cost=1024))
    other = Slot.seal("aigul", NEW, key, Hardness(iterations=1, lanes=1, memory_cost=1024))
    write_slots(keys_path(path), (old, other))
    open_store(path, LOGIN, PASSWORD).close()
    slots = {slot.login: slot for slot in read_slots(keys_path(path))}
    assert slots[LOGIN].hardness == Hardness()
    assert slots["aigul"] == other
    kept = keys_path(path).read_bytes()
    open_store(path, LOGIN, PASSWORD).close()
    assert keys_path(path).read_bytes() == kept


def test_a_slot_sealed_with_more_work_stays(path: Path) -> None:
    slots = json.loads(keys_path(path).read_text(encoding="utf-8"))["slots"]
    with open_store(path, LOGIN, PASSWORD) as store:
        harder = Slot.seal(LOGIN, PASSWORD, store.keys._key, Hardness(iterations=4))
    write_slots(keys_path(path), (harder,))
    open_store(path, LOGIN, PASSWORD).close()
    assert read_slots(keys_path(path)) == (harder,)
    assert slots[0]["argon2id"]["iterations"] == 3


def test_wrong_passwords_wait_longer_and_longer_and_the_right_one_ends_it(path: Path) -> None:
    moment = NOW
    waits: list[int] = []

    def clock() -> datetime:
        return moment

    for _ in range(6):
        with pytest.raises(WrongPassword):
            open_store(path, LOGIN, "wrong", clock)
        waits.append(FailedTries(path).wait(moment).seconds)
        if waits[-1]:
            with pytest.raises(StoreError, match=r"login\.wait"):
                open_store(path, LOGIN, PASSWORD, clock)
        moment += timedelta(seconds=waits[-1])
    assert waits == [0, 0, 5, 10, 20, 40]
    with closing(main.open_desks(path, LOGIN, PASSWORD, clock)):
        assert FailedTries(path).wait(moment) == timedelta(0)
    assert not path.with_name(path.name + ".tries").exists()


def test_a_clock_that_went_back_shuts_nobody_out(path: Path) -> None:
    for _ in range(5):
        with pytest.raises(StoreError):
            open_store(path, LOGIN, "wrong", lambda: NOW)
    open_store(path, LOGIN, PASSWORD, lambda: NOW - timedelta(days=400)).close()
