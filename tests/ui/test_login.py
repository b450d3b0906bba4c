"""Signing in: the store opens with login and password; a store that does not exist is founded."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from survey.errors import StoreError, WrongPassword
from survey.language import Language
from tests.ui import at_once
from tests.ui.at_once import Later, Said
from tests.ui.invented_desks import RECOVERY_KEY, InventedRescue
from ui.login.faces import Asks
from ui.login.presenter import LoginPresenter
from ui.start import StartUp
from ui.texts import Texts

TEXTS = Texts(Language.RU)


class Opener:
    def __init__(self, error: StoreError | None = None) -> None:
        self.error = error
        self.must_change = False
        self.asked: list[tuple[Path, str, str]] = []
        self.changed: list[tuple[str, str]] = []

    def __call__(self, store: Path, login: str, password: str) -> Any:
        self.asked.append((store, login, password))
        if self.error:
            raise self.error
        return SimpleNamespace(staff=SimpleNamespace(must_change=self.must_change), people=self)

    def renew_recovery_key(self) -> str:
        return RECOVERY_KEY

    def change_password(self, old: str, new: str) -> None:
        self.changed.append((old, new))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    file = tmp_path / "survey.db"
    file.touch()
    return file


def login(
    store: Path, opener: Opener, run: Any = at_once.run, rescue: InventedRescue | None = None
) -> tuple[LoginPresenter, Said, list[Any]]:
    view, entered = Said(), list[Any]()
    start = StartUp(store, opener, rescue or InventedRescue(), None, None, None)
    presenter = LoginPresenter(start, view, run, lambda _desks: entered.append("opened"), lambda: entered.append("in"))
    return presenter, view, entered


def test_an_existing_store_opens_with_the_password_as_it_is(store: Path) -> None:
    opener = Opener()
    presenter, view, entered = login(store, opener)
    presenter.enter(" supervisor ", "short", "", TEXTS)
    assert opener.asked == [(store, "supervisor", "short")]
    assert entered == ["opened", "in"]
    assert "ask_for" not in view.order


def test_a_wrong_password_is_said_and_may_be_tried_again(store: Path) -> None:
    opener = Opener(WrongPassword("login.wrong"))
    presenter, view, entered = login(store, opener)
    presenter.enter("supervisor", "wrong", "", TEXTS)
    assert view.last("show_error").code == "login.wrong"
    assert view.last("show_opening") == ""
    opener.error = None
    presenter.enter("supervisor", "right", "", TEXTS)
    assert entered == ["opened", "in"]


def test_a_second_enter_while_the_store_opens_asks_nothing(store: Path) -> None:
    later = Later()
    presenter, _, _ = login(store, Opener(), later.run)
    for _ in range(2):
        presenter.enter("supervisor", "password", "", TEXTS)
    assert len(later.waiting) == 1


@pytest.mark.parametrize(("name", "password"), [("", "password"), ("supervisor", "")])
def test_nothing_is_opened_without_login_and_password(store: Path, name: str, password: str) -> None:
    opener = Opener()
    presenter, _, _ = login(store, opener)
    presenter.enter(name, password, password, TEXTS)
    assert opener.asked == []


@pytest.mark.parametrize(("password", "again"), [("1234567", "1234567"), ("12345678", "12345679"), ("12345678", "")])
def test_a_new_store_wants_eight_characters_twice(tmp_path: Path, password: str, again: str) -> None:
    opener = Opener()
    presenter, view, _ = login(tmp_path / "new.db", opener)
    assert view.last("ask_for") is Asks.FOUNDING
    presenter.enter("supervisor", password, again, TEXTS)
    assert view.last("show_hint") != ""
    assert opener.asked == []


def test_a_new_store_is_founded_with_the_password(tmp_path: Path) -> None:
    opener = Opener()
    presenter, view, entered = login(tmp_path / "new.db", opener)
    presenter.enter("supervisor", "12345678", "12345678", TEXTS)
    assert opener.asked == [(tmp_path / "new.db", "supervisor", "12345678")]
    assert entered == ["opened"]
    assert view.last("show_key") == RECOVERY_KEY
    presenter.keep()
    assert entered == ["opened", "in"]


def test_a_password_that_was_given_is_changed_before_the_work_begins(store: Path) -> None:
    opener = Opener()
    opener.must_change = True
    presenter, view, entered = login(store, opener)
    presenter.enter("operator", "given-one", "", TEXTS)
    assert view.last("ask_for") is Asks.OWN
    assert entered == ["opened"]
    presenter.enter("operator", "own-words", "other-words", TEXTS)
    assert opener.changed == []
    presenter.enter("operator", "own-words", "own-words", TEXTS)
    assert opener.changed == [("given-one", "own-words")]
    assert entered == ["opened", "in"]
    assert len(opener.asked) == 1


def test_a_forgotten_password_is_replaced_by_the_recovery_key_and_the_new_key_is_shown(store: Path) -> None:
    opener, rescue = Opener(), InventedRescue()
    presenter, view, entered = login(store, opener, rescue=rescue)
    presenter.turn()
    assert view.last("ask_for") is Asks.RECOVERY
    presenter.enter("supervisor", "12345678", "12345679", TEXTS, RECOVERY_KEY)
    assert rescue.asked == []
    presenter.enter("supervisor", "12345678", "12345678", TEXTS, "typed key")
    assert rescue.asked == [(store, "typed key", "supervisor", "12345678")]
    assert (view.last("show_key"), opener.asked, entered) == (RECOVERY_KEY, [], [])
    presenter.keep()
    assert opener.asked == [(store, "supervisor", "12345678")]
    assert entered == ["opened", "in"]


def test_a_wrong_recovery_key_is_said_and_one_may_go_back_to_the_password(store: Path) -> None:
    presenter, view, entered = login(store, Opener(), rescue=InventedRescue(StoreError("recovery.wrong")))
    presenter.turn()
    presenter.enter("supervisor", "12345678", "12345678", TEXTS, RECOVERY_KEY)
    assert view.last("show_error").code == "recovery.wrong"
    presenter.turn()
    assert view.last("ask_for") is Asks.ENTRY
    presenter.enter("supervisor", "short", "", TEXTS)
    assert entered == ["opened", "in"]
