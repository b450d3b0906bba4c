"""The staff list follows what is done with it."""

from typing import cast

from survey.language import Language
from survey.services.people import Account, StaffDesk
from survey.staff import Role
from tests.ui import at_once
from tests.ui.at_once import Said
from tests.ui.invented_desks import BRANCH, RECOVERY_KEY, SUPERVISOR, InventedPeople, invented_edition
from ui.staff.presenter import StaffPresenter
from ui.texts import Texts


def opened() -> tuple[StaffPresenter, Said]:
    view = Said()
    presenter = StaffPresenter(cast("StaffDesk", InventedPeople()), invented_edition(), view, at_once.run)
    presenter.translate(Texts(Language.EN))
    presenter.load()
    return presenter, view


def shown(view: Said) -> list[list[str]]:
    columns, staff = view.last("show_staff")
    return [[column.value(one) for column in columns] for one in staff]


def test_everyone_is_listed_with_role_region_and_state() -> None:
    _, view = opened()
    assert shown(view) == [
        [SUPERVISOR.name, "supervisor", "Supervisor", "All regions", "KK, RU", "active"],
        [BRANCH.name, "semey", "Branch staff", "Abai", "KK, RU", "must change the password"],
    ]


def test_what_was_done_is_said_and_the_list_is_read_anew() -> None:
    presenter, view = opened()
    presenter.add(Account("aigul", "Айгүл С.", Role.OPERATOR), "a-password")
    assert view.last("show_done").startswith("Айгүл С. was added")
    presenter.disable(BRANCH)
    assert view.last("show_done") == "Серікова Гүлнәр was shut out."
    assert [row[-1] for row in shown(view)] == ["active", "shut out", "must change the password"]
    presenter.reset(BRANCH, "a-password")
    assert shown(view)[1][-1] == "must change the password"


def test_what_somebody_can_do_on_the_telephone_is_listed_when_it_is_changed() -> None:
    presenter, view = opened()
    presenter.train(BRANCH, (Language.KK,), True)  # noqa: FBT003
    assert view.last("show_done").startswith("Серікова Гүлнәр: the skills are saved.")
    assert shown(view)[1][4] == "KK, turns refusals"


def test_a_refusal_is_said_beside_the_list() -> None:
    presenter, view = opened()
    presenter.add(Account("semey", "Айгүл С.", Role.OPERATOR), "a-password")
    assert view.last("show_error").code == "staff.login_taken"
    assert "show_done" not in view.order


def test_a_missing_recovery_key_is_warned_of_until_one_is_made_and_shown() -> None:
    presenter, view = opened()
    assert view.told[-1] == ("show_recoverable", (), {"recoverable": False})
    presenter.renew_key()
    assert view.last("show_key") == RECOVERY_KEY
    assert view.told[-1] == ("show_recoverable", (), {"recoverable": True})
