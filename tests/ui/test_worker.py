"""Work off the screen's thread comes back on it, in order and quickly."""

import statistics
import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from survey.errors import Refused, SurveyError
from ui.tasks import Worker

ROUNDS = 50


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_the_result_comes_back_on_the_screens_thread(qtbot: QtBot, worker: Worker) -> None:
    threads: list[threading.Thread] = []
    worker.run(threading.current_thread, lambda at: threads.extend([at, threading.current_thread()]), threads.remove)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_work_is_done_in_the_order_it_was_given(qtbot: QtBot, worker: Worker) -> None:
    arrived: list[int] = []
    for number in range(20):
        worker.run(lambda number=number: number, arrived.append, lambda _: None)
    qtbot.waitUntil(lambda: len(arrived) == 20)
    assert arrived == list(range(20))


def test_known_trouble_goes_to_failure_and_not_to_success(qtbot: QtBot, worker: Worker) -> None:
    heard: list[SurveyError] = []

    def refuse() -> None:
        raise Refused("wave.none")

    worker.run(refuse, lambda _: pytest.fail("success was told"), heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].code == "wave.none"


def test_a_bug_goes_out_by_crashed_and_the_thread_lives_on(qtbot: QtBot, worker: Worker) -> None:
    answers: list[str] = []

    def break_down() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(worker.crashed) as crashed:
        worker.run(break_down, lambda _: None, lambda _: None)
    assert isinstance(crashed.args[0], ZeroDivisionError)
    worker.run(lambda: "alive", answers.append, lambda _: None)
    qtbot.waitUntil(lambda: answers == ["alive"])


def test_progress_is_heard_on_the_screens_thread_before_the_result(qtbot: QtBot, worker: Worker) -> None:
    heard: list[object] = []
    say = worker.relay(lambda value: heard.append((value, threading.current_thread())))

    def count() -> str:
        for value in (500, 1000):
            say(value)
        return "done"

    worker.run(count, heard.append, lambda _: None)
    qtbot.waitUntil(lambda: "done" in heard)
    assert heard == [(500, threading.main_thread()), (1000, threading.main_thread()), "done"]


def test_close_finishes_what_was_given() -> None:
    worker, done = Worker(), []
    for number in range(5):
        worker.run(lambda number=number: done.append(number), lambda _: None, lambda _: None)
    worker.close()
    assert done == [0, 1, 2, 3, 4]


def test_a_round_trip_takes_well_under_a_millisecond(qtbot: QtBot, worker: Worker) -> None:
    seconds: list[float] = []

    def go() -> None:
        start = time.perf_counter()

        def back(_: None) -> None:
            seconds.append(time.perf_counter() - start)
            if len(seconds) < ROUNDS:
                go()

        worker.run(lambda: None, back, lambda _: None)

    go()
    qtbot.waitUntil(lambda: len(seconds) == ROUNDS)
    assert statistics.median(seconds) < 0.001
