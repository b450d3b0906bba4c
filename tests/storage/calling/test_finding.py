"""Clients looked up by name or number."""

from dataclasses import replace
from typing import Any

import pytest

from storage.engine import Store
from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Claim, Disposition
from survey.services.calling import CallingDesk
from survey.services.finding import search_words
from survey.staff import Role
from tests.storage.calling.conftest import CLIENTS, HandClock
from tests.storage.calling.test_calling_desk import take


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("8 705 000 00 01", ("7050000001",)),
        ("+7 (705) 000-00-01", ("7050000001",)),
        ("0001", ("0001",)),
        ("Сынаков Ойдан", ("сынаков", "ойдан")),
        ("СЫНАҚОВ", ("сынаков",)),
        ("а", ()),
        ("", ()),
    ],
)
def test_a_number_is_looked_up_by_its_digits_and_a_name_by_its_folded_words(said: str, words: tuple[str, ...]) -> None:
    assert search_words(said) == words


def seat(store: Store, clock: HandClock, edition: Edition, **changes: Any) -> CallingDesk:
    return CallingDesk(store.work, clock, edition, replace(store.staff, **changes))


@pytest.mark.parametrize("said", ["сынаков", "ойдан СЫНАҚОВ", "Сынақ"])
def test_a_name_is_found_without_kazakh_letters_in_any_order_or_part(desk: CallingDesk, said: str) -> None:
    assert len(desk.find(said)) == CLIENTS


@pytest.mark.parametrize("said", ["сынаков асан", "%", "_", "жоқ"])
def test_what_is_not_in_a_name_finds_nobody(desk: CallingDesk, said: str) -> None:
    assert desk.find(said) == ()


def test_a_number_finds_its_client_and_is_shown_masked(desk: CallingDesk) -> None:
    (found,) = desk.find("8 705 000 00 02")
    assert found.phones[0] == "+770••••••02"


def test_an_operator_finds_only_those_he_had_in_hand(store: Store, clock: HandClock, edition: Edition) -> None:
    operator = seat(store, clock, edition, role=Role.OPERATOR)
    assert operator.find("сынақов") == ()
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        first = work.waves.cases(wave.id)[0].case.id
    with pytest.raises(Refused, match=r"case\.unknown"):
        operator.history(first)
    turn = take(operator)
    operator.close(turn.case.id, "3.13")
    assert [found.case for found in operator.find("сынақов")] == [turn.case.id]
    assert [type(fact) for fact in operator.history(turn.case.id)] == [Claim, Disposition]


def test_a_branch_finds_only_its_own_region(store: Store, clock: HandClock, edition: Edition) -> None:
    here, elsewhere = (seat(store, clock, edition, role=Role.BRANCH, region=code) for code in ("KZ-63", "KZ-11"))
    found = here.find("сынақов")
    assert (len(found), elsewhere.find("сынақов")) == (CLIENTS, ())
    with pytest.raises(Refused, match=r"case\.unknown"):
        elsewhere.history(found[0].case)


def test_an_administrator_looks_nobody_up(store: Store, clock: HandClock, edition: Edition) -> None:
    with pytest.raises(Refused, match=r"staff\.not_allowed"):
        seat(store, clock, edition, role=Role.ADMINISTRATOR).find("сынақов")
