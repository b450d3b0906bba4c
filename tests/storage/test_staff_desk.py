"""Members of staff come, change their passwords, and go, on a real store."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import main
from survey.errors import Refused, WrongPassword
from survey.language import Language
from survey.periods import Quarter
from survey.sampling.design import Request
from survey.services.desks import Desks
from survey.services.people import Account
from survey.staff import Role
from tests.storage.invented import LOGIN, PASSWORD

GIVEN, OWN = "given-password", "a-password-of-ones-own"
OPERATOR = Account("aigul", "Сағатова Айгүл", Role.OPERATOR)


@pytest.fixture
def desks(path: Path) -> Iterator[Desks]:
    with closing(main.open_desks(path, LOGIN, PASSWORD)) as opened:
        yield opened


def sign_in(path: Path, login: str, password: str) -> Desks:
    return main.open_desks(path, login, password)


def test_a_new_operator_signs_in_and_changes_the_password_given(desks: Desks, path: Path) -> None:
    made = desks.people.add(OPERATOR, GIVEN)
    assert made in desks.people.everyone()
    desks.close()
    with closing(sign_in(path, "aigul", GIVEN)) as operator:
        assert operator.staff.must_change
        operator.people.change_password(GIVEN, OWN)
    with pytest.raises(WrongPassword):
        sign_in(path, "aigul", GIVEN)
    with closing(sign_in(path, "aigul", OWN)) as operator:
        assert (operator.staff.must_change, operator.staff.role) == (False, Role.OPERATOR)
    sign_in(path, LOGIN, PASSWORD).close()


def test_one_who_is_shut_out_cannot_sign_in_until_a_new_password_is_given(desks: Desks, path: Path) -> None:
    made = desks.people.add(OPERATOR, GIVEN)
    assert desks.people.disable(made.id).disabled
    desks.close()
    with pytest.raises(WrongPassword):
        sign_in(path, "aigul", GIVEN)
    with closing(sign_in(path, LOGIN, PASSWORD)) as supervisor:
        assert [one.disabled for one in supervisor.people.everyone() if one.id == made.id] == [True]
        supervisor.people.reset(made.id, OWN)
    sign_in(path, "aigul", OWN).close()


def test_an_operator_may_not_plan_draw_or_keep_the_staff_list(desks: Desks, path: Path) -> None:
    desks.people.add(OPERATOR, GIVEN)
    desks.close()
    with closing(sign_in(path, "aigul", GIVEN)) as operator:
        quarter = Quarter(2026, 3)
        refused = (
            lambda: operator.sampling.plan(quarter, Request()),
            lambda: operator.sampling.draw(quarter, Request(), "1"),
            lambda: operator.sampling.release_next(quarter),
            lambda: operator.sampling.protocol(quarter),
            operator.people.everyone,
            lambda: operator.people.add(Account("other", "Other", Role.SUPERVISOR), GIVEN),
            lambda: operator.people.reset(operator.staff.id, OWN),
        )
        for verb in refused:
            with pytest.raises(Refused, match=r"staff\.not_allowed"):
                verb()
        assert operator.calling.day().calls == 0


def test_an_administrator_keeps_the_staff_and_calls_nobody(desks: Desks, path: Path) -> None:
    desks.people.add(Account("admin", "Әкімшіев Нұр", Role.ADMINISTRATOR), GIVEN)
    desks.close()
    with closing(sign_in(path, "admin", GIVEN)) as administrator:
        administrator.people.add(OPERATOR, GIVEN)
        with pytest.raises(Refused, match=r"staff\.not_allowed"):
            administrator.calling.next_client()


@pytest.mark.parametrize(
    ("account", "password", "code"),
    [
        (Account("two words", "Name", Role.OPERATOR), GIVEN, "staff.login"),
        (Account(LOGIN, "Name", Role.OPERATOR), GIVEN, "staff.login_taken"),
        (Account("aigul", "  ", Role.OPERATOR), GIVEN, "staff.name"),
        (Account("aigul", "Name", Role.BRANCH), GIVEN, "staff.region"),
        (Account("aigul", "Name", Role.BRANCH, "KZ-00"), GIVEN, "region.not_in_edition"),
        (Account("aigul", "Name", Role.OPERATOR, languages=()), GIVEN, "staff.languages"),
        (Account("aigul", "Name", Role.OPERATOR, languages=(Language.EN,)), GIVEN, "staff.languages"),
        (Account("aigul", "Name", Role.OPERATOR), "short", "staff.password"),
    ],
)
def test_a_wrong_account_is_refused_and_nobody_gets_in(
    desks: Desks, path: Path, account: Account, password: str, code: str
) -> None:
    before = desks.people.everyone()
    with pytest.raises(Refused) as refused:
        desks.people.add(account, password)
    assert refused.value.code == code
    assert desks.people.everyone() == before
    desks.close()
    sign_in(path, LOGIN, PASSWORD).close()


def test_what_somebody_can_do_on_the_telephone_counts_from_the_next_sign_in(desks: Desks, path: Path) -> None:
    made = desks.people.add(replace(OPERATOR, languages=(Language.RU,), converts=True), GIVEN)
    assert (made.languages, made.converts) == ((Language.RU,), True)
    changed = desks.people.train(made.id, (Language.KK,), converts=False)
    assert changed in desks.people.everyone()
    with pytest.raises(Refused, match=r"staff\.languages"):
        desks.people.train(made.id, (), converts=True)
    desks.close()
    with closing(sign_in(path, "aigul", GIVEN)) as operator:
        assert (operator.staff.languages, operator.staff.converts) == ((Language.KK,), False)
        with pytest.raises(Refused, match=r"staff\.not_allowed"):
            operator.people.train(made.id, (Language.KK,), converts=True)


def test_nobody_shuts_himself_out(desks: Desks) -> None:
    with pytest.raises(Refused, match=r"staff\.oneself"):
        desks.people.disable(desks.staff.id)


def test_a_wrong_old_or_an_unchanged_password_changes_nothing(desks: Desks) -> None:
    with pytest.raises(WrongPassword):
        desks.people.change_password("wrong-password", OWN)
    with pytest.raises(Refused, match=r"staff\.same"):
        desks.people.change_password(PASSWORD, PASSWORD)
    with pytest.raises(Refused, match=r"staff\.password"):
        desks.people.change_password(PASSWORD, "short")
