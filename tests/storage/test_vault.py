"""Who gets the key."""

import json
from pathlib import Path

import pytest

from storage.engine import open_store
from storage.vault import DataKey, Slot, keys_path, read_slots, unlock, write_slots
from survey.errors import StoreError, WrongPassword
from tests.storage.invented import LOGIN, PASSWORD


@pytest.mark.parametrize(("login", "password"), [(LOGIN, "wrong"), ("nobody", PASSWORD), ("", ""), (LOGIN, "")])
def test_a_wrong_login_and_a_wrong_password_get_the_same_words(path: Path, login: str, password: str) -> None:
    with pytest.raises(WrongPassword) as refused:
        open_store(path, login, password)
    assert (refused.value.code, refused.value.facts) == ("login.wrong", {})


def test_every_member_of_staff_opens_the_same_key_with_his_own_password(tmp_path: Path) -> None:
    key, keys = DataKey.random(), tmp_path / "a.keys"
    write_slots(keys, (Slot.seal("анар", "бір", key), Slot.seal("ivan", "два", key)))
    assert unlock(keys, "анар", "бір") == unlock(keys, "ivan", "два") == key
    with pytest.raises(WrongPassword):
        unlock(keys, "анар", "два")


def test_a_key_without_an_account_lets_nobody_in(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
        work._connection.exec_driver_sql("DELETE FROM staff")
        work.commit()
    with pytest.raises(WrongPassword):
        open_store(path, LOGIN, PASSWORD)


def test_a_slot_given_another_login_does_not_open(tmp_path: Path) -> None:
    keys = tmp_path / "a.keys"
    write_slots(keys, (Slot.seal("operator", "secret", DataKey.random()),))
    keys.write_text(keys.read_text(encoding="utf-8").replace("operator", "director"), encoding="utf-8")
    with pytest.raises(WrongPassword):
        unlock(keys, "director", "secret")


def test_a_slot_opens_with_the_hardness_it_was_sealed_with(path: Path) -> None:
    slots = json.loads(keys_path(path).read_text(encoding="utf-8"))["slots"]
    assert slots[0]["argon2id"] == {"iterations": 3, "lanes": 4, "memory_cost": 65536}
    slots[0]["argon2id"]["iterations"] = 4
    keys_path(path).write_text(json.dumps({"slots": slots}), encoding="utf-8")
    with pytest.raises(WrongPassword):
        open_store(path, LOGIN, PASSWORD)


def test_a_key_shows_itself_in_no_text_and_no_file(tmp_path: Path) -> None:
    key, keys = DataKey(b"sixteen and 16..sixteen and 16.."), tmp_path / "a.keys"
    slot = Slot.seal("operator", "secret", key)
    write_slots(keys, (slot,))
    shown = repr(key) + str(key) + repr(slot) + keys.read_text(encoding="utf-8")
    assert "sixteen" not in shown
    assert key.secret.hex() not in shown


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"slots": 1}', '{"slots": [{}]}', '{"slots": [{"login": "a", "salt": "*"}]}', "\udcff"],
)
def test_a_damaged_key_file_is_named(path: Path, text: str) -> None:
    keys_path(path).write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(StoreError) as refused:
        open_store(path, LOGIN, PASSWORD)
    assert (refused.value.code, refused.value.facts) == ("store.keys_damaged", {"file": "quarter.store.keys"})


@pytest.mark.parametrize(("part", "damaged"), [("argon2id", {"lanes": 0}), ("nonce", "AAAA"), ("salt", "")])
def test_a_slot_that_cannot_be_is_damage_and_no_crash(path: Path, part: str, damaged: object) -> None:
    slots = json.loads(keys_path(path).read_text(encoding="utf-8"))["slots"]
    slots[0][part] = damaged
    keys_path(path).write_text(json.dumps({"slots": slots}), encoding="utf-8")
    with pytest.raises(StoreError, match=r"store\.keys_damaged"):
        open_store(path, LOGIN, PASSWORD)


def test_no_key_in_the_file_and_a_key_file_lost_are_told_apart(path: Path) -> None:
    write_slots(keys_path(path), ())
    assert read_slots(keys_path(path)) == ()
    with pytest.raises(WrongPassword):
        open_store(path, LOGIN, PASSWORD)
    keys_path(path).unlink()
    with pytest.raises(StoreError, match=r"store\.keys_missing"):
        open_store(path, LOGIN, PASSWORD)
