"""The shift starts: everybody asks for a client in the same second, in threads and in processes of their own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest

from storage.engine import Store, create_store
from survey.edition import Edition
from survey.services.calling import CallingDesk, Pause, Turn
from survey.staff import Staff
from tests.storage.calling import rush, shift
from tests.storage.calling.conftest import START, HandClock
from tests.storage.calling.floor import seat

OPERATORS = 50
PASSWORD = "a-long-password"


@pytest.fixture
def floor(tmp_path: Path, edition: Edition) -> Iterator[Store]:
    """Open a store with a client for each operator."""
    clock = HandClock(START - timedelta(days=1))
    with create_store(tmp_path / "floor.db", "supervisor", "S", PASSWORD, clock) as store:
        shift.draw_wave(store, clock, edition, number=OPERATORS, seed=1)
        yield store


def test_fifty_operators_ask_in_the_same_second_and_each_gets_a_client_of_his_own(
    floor: Store, edition: Edition
) -> None:
    desks = [seat(floor, HandClock(), edition, f"operator-{place}") for place in range(OPERATORS)]
    start = Barrier(OPERATORS)

    def ask(desk: CallingDesk) -> Turn | Pause:
        start.wait()
        return desk.next_client()

    with ThreadPoolExecutor(OPERATORS) as pool:
        turns = list(pool.map(ask, desks))
    assert len({turn.case.id for turn in turns if isinstance(turn, Turn)}) == OPERATORS


def in_processes(floor: Store, edition: Edition, seats: list[list[Staff]]) -> list[UUID | None]:
    """Return whom each operator got, each list of them in a process of its own."""
    context = get_context("spawn")
    start, served = context.Barrier(len(seats)), context.Queue()
    crowd = [
        context.Process(target=rush.serve, args=(floor.path, PASSWORD, edition, staff, start, served))
        for staff in seats
    ]
    for process in crowd:
        process.start()
    got = [case for _ in crowd for case in served.get(timeout=60)]
    for process in crowd:
        process.join()
    return got


def test_operators_of_several_processes_get_a_client_each_and_none_is_told_that_there_is_nobody(
    floor: Store, edition: Edition
) -> None:
    staff = [seat(floor, HandClock(), edition, f"operator-{place}")._staff for place in range(OPERATORS)]
    got = in_processes(floor, edition, [staff[place::3] for place in range(3)])
    assert None not in got
    assert len(set(got)) == OPERATORS


def test_of_two_processes_that_race_for_the_last_client_one_gets_him(floor: Store, edition: Edition) -> None:
    staff = [seat(floor, HandClock(), edition, f"operator-{place}")._staff for place in range(OPERATORS + 1)]
    for operator in staff[: OPERATORS - 1]:
        assert isinstance(CallingDesk(floor.work, HandClock(), edition, operator).next_client(), Turn)
    got = in_processes(floor, edition, [[staff[-1]], [staff[-2]]])
    assert sorted(case is None for case in got) == [False, True]
