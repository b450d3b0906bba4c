"""The screen locked and opened again, and the same member of staff at two machines, on a real store."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

import main
from storage.engine import open_store
from storage.session import session_of
from survey.errors import StoreError, WrongPassword
from survey.ids import uuid7
from survey.language import Language
from survey.staff import Role, Staff
from tests.storage.invented import LOGIN, NOW, PASSWORD
from ui.texts import Texts


def test_locking_and_unlocking_are_logged_with_the_tries_between(path: Path) -> None:
    moments = [NOW]
    with closing(main.open_desks(path, LOGIN, PASSWORD, lambda: moments[-1])) as desks:
        desks.presence.lock()
        for _ in range(3):
            with pytest.raises(WrongPassword):
                desks.presence.unlock("wrong")
        with pytest.raises(StoreError, match=r"login\.wait"):
            desks.presence.unlock(PASSWORD)
        moments.append(NOW + timedelta(seconds=5))
        desks.presence.unlock(PASSWORD)
    with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
        told = work._connection.execute(text("SELECT what FROM audit_log ORDER BY number")).scalars().all()
    assert told == ["sign_in", "locked", *["sign_in_failed"] * 3, "unlocked", "sealed", "backup", "closed"]


def test_the_same_member_of_staff_is_told_where_the_store_is_open(path: Path) -> None:
    since = NOW - timedelta(hours=3)
    with open_store(path, LOGIN, PASSWORD, lambda: since), pytest.raises(StoreError) as refused:
        open_store(path, LOGIN, PASSWORD, lambda: NOW)
    assert refused.value.code == "store.in_use"
    assert refused.value.facts["since"] == since
    for language in Language:
        sentence = Texts(language).error(refused.value)
        assert LOGIN in sentence
        assert "05.10.2026 06:30" in sentence
    assert session_of(path) is None
    open_store(path, LOGIN, PASSWORD, lambda: NOW).close()


def test_who_guesses_at_a_store_in_use_learns_nothing_and_waits(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD, lambda: NOW) as store:
        with store.work() as work:
            work.staff.add(Staff(uuid7(NOW), "aigul", "Сағатова Айгүл", Role.OPERATOR))
            work.commit()
        store.keys.give("aigul", PASSWORD)
        with pytest.raises(StoreError) as other:
            open_store(path, "aigul", PASSWORD, lambda: NOW)
        assert other.value.facts == {"file": path.name, "by": "somebody"}
        for _ in range(3):
            with pytest.raises(WrongPassword):
                open_store(path, LOGIN, "guess", lambda: NOW)
        with pytest.raises(StoreError, match=r"login\.wait"):
            open_store(path, LOGIN, PASSWORD, lambda: NOW)


def test_an_unreadable_note_of_a_session_bars_nobody(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD, lambda: NOW):
        path.with_name(path.name + ".session").write_text("{", encoding="utf-8")
        with pytest.raises(StoreError, match=r"store\.in_use"):
            open_store(path, LOGIN, PASSWORD, lambda: NOW)
    open_store(path, LOGIN, PASSWORD, lambda: NOW).close()
