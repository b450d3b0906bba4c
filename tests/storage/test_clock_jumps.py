"""A clock that jumps: what was done keeps its order, backups go on being made and stay."""

from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import main
from storage.backup import backups_folder
from storage.engine import open_store
from survey.language import Language
from survey.services.calling import Turn
from survey.services.desks import Desks
from tests.storage.invented import LOGIN, NOW, PASSWORD, committed, field
from tests.storage.test_backups import add_somebody

YEARS = timedelta(days=4 * 365)


class Jumping:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Jumping:
    return Jumping()


def desks_at(path: Path, clock: Jumping) -> Desks:
    return main.open_desks(path, LOGIN, PASSWORD, clock)


@pytest.mark.parametrize("jump", [YEARS, -YEARS])
def test_an_interview_keeps_its_order_and_the_log_its_chain_whatever_the_clock_does(
    path: Path, clock: Jumping, jump: timedelta
) -> None:
    with open_store(path, LOGIN, PASSWORD) as store, committed(store) as work:
        field(work, store.staff.id)
    with closing(desks_at(path, clock)) as desks:
        turn = desks.calling.next_client()
        assert isinstance(turn, Turn)
        for choice in ("yes", "no"):
            desks.calling.answer(turn.case.id, "q1", choice, Language.KK)
            clock.at += jump
    clock.at = NOW
    with closing(desks_at(path, clock)) as desks:
        resumed = desks.calling.in_hand()
        assert resumed
        assert resumed.interview.current["q1"].choice == "no"
        desks.calling.answer(turn.case.id, "q1", "yes", Language.RU)
        done = desks.calling.answer(turn.case.id, "q2", "5", Language.RU)
        assert [answer.choice for answer in done.interview.current.values()] == ["yes", "5"]
        found = desks.vault.check()
        assert found.examination
        assert (found.integrity, found.examination.ok) == ((), True)


def test_the_daily_backup_is_made_though_the_last_one_seems_to_be_of_the_future(path: Path, clock: Jumping) -> None:
    with closing(desks_at(path, clock)) as desks:
        clock.at = NOW + YEARS
        add_somebody(desks)
        assert desks.vault.daily() == NOW + YEARS
        clock.at = NOW
        add_somebody(desks, "second")
        assert desks.vault.daily() == NOW
        assert (backups_folder(path) / "2026-10-05.store").exists()


def test_a_backup_made_while_the_clock_is_set_back_stays(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store:
        for day in range(1, 31):
            store.backups.write_daily(date(2026, 9, day))
        made = store.backups.write_daily(date(2020, 1, 1))
    assert made.exists()
