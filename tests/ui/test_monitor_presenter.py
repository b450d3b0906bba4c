"""The board follows the fieldwork by itself, says how old it is, and mends an empty queue."""

from datetime import datetime, timedelta

import pytest

from survey.errors import Refused
from survey.language import Language
from survey.sampling.design import Request
from tests.ui import at_once
from tests.ui.at_once import Later, Said
from tests.ui.invented_board import AT, InventedMending, InventedMonitoring, invented_board
from tests.ui.invented_desks import QUARTER, InventedSampling, invented_desks, invented_edition
from ui.monitor.mending import Mend
from ui.monitor.presenter import MonitorPresenter
from ui.tasks import Run
from ui.texts import Texts

EDITION = invented_edition()


class Watch:
    """A clock that tests set by hand."""

    def __init__(self) -> None:
        self.at = AT

    def __call__(self) -> datetime:
        return self.at


class Desk:
    """The board at work."""

    def __init__(self, run: Run = at_once.run, language: Language = Language.EN) -> None:
        self.monitoring = InventedMonitoring()
        self.sampling = InventedSampling(EDITION)
        self.sampling.draw(QUARTER, Request(sample=700, replicates=2), "seed")
        self.clock, self.view = Watch(), Said()
        desks = invented_desks(EDITION, monitoring=self.monitoring, sampling=self.sampling, mending=InventedMending())
        self.presenter = MonitorPresenter(desks, self.clock, self.view, run)
        self.presenter.translate(Texts(language))
        self.presenter.choose(QUARTER)
        self.presenter.load()

    def wait(self, seconds: int) -> None:
        self.clock.at += timedelta(seconds=seconds)
        self.presenter.tick()


def test_the_figures_of_the_wave_stand_in_words() -> None:
    figures = Desk().view.last("show_board").figures
    assert (figures["interviews"].figure, figures["interviews"].note) == ("40", "of 80 planned, 50%")
    assert (figures["rr3"].figure, figures["ref1"].figure, figures["con1"].figure) == ("40.0%", "5.0%", "45.0%")
    assert (figures["unconfirmed"].figure, figures["unconfirmed"].note) == ("7.5%", "3 rows to check")
    assert (figures["left"].figure, figures["left"].note) == ("10", "by 12 October: 4 a day needed, 10 now")


def test_a_region_far_behind_is_marked_and_says_so() -> None:
    tiles = {tile.code: tile for tile in Desk().view.last("show_board").tiles}
    assert (tiles["KZ-10"].number, tiles["KZ-10"].marked) == ("10", True)
    assert "far behind" in tiles["KZ-10"].says
    assert tiles["KZ-63"].says == "East Kazakhstan: 30 of 40 interviews, 75%"


def test_an_hour_with_few_calls_has_no_share() -> None:
    face = Desk().view.last("show_board")
    written = {column.heading: [column.value(row) for row in face.hours] for column in face.hour_columns}
    assert (written["10"][0], written["11"][1]) == ("45", "–")


def test_an_operators_figures() -> None:
    face = Desk().view.last("show_board")
    assert [column.value(face.operators[0]) for column in face.operator_columns] == [
        "Айгүл С.",
        "46",
        "21",
        "5.2",
        "4%",
        "3:00",
        "4:00",
    ]


def test_an_empty_queue_says_why_and_a_full_one_why_it_may_be() -> None:
    desk = Desk()
    face = desk.view.last("show_board")
    assert face.why_title == "Why the queue is empty"
    assert "paused – 12 (the first 12:12)" in face.why
    desk.monitoring.now = invented_board(ready=7)
    desk.presenter.load()
    assert desk.view.last("show_board").why_title == "Why the queue may be empty"


def test_the_board_is_read_anew_every_half_minute_and_its_age_said_every_second() -> None:
    desk = Desk()
    desk.wait(9)
    assert desk.view.last("show_age").startswith("data 9 seconds old")
    assert desk.monitoring.asked == 1
    desk.wait(21)
    assert desk.monitoring.asked == 2


def test_a_slow_board_is_not_asked_for_twice() -> None:
    later = Later()
    desk = Desk(later.run)
    desk.wait(31)
    assert len(later.waiting) == 1
    later.do()
    desk.wait(31)
    assert len(later.waiting) == 1


def test_reading_anew_leaves_the_board_on_the_screen() -> None:
    desk = Desk()
    desk.wait(31)
    assert desk.view.order.count("show_loading") == 1


def test_an_answer_about_another_quarter_is_dropped() -> None:
    later = Later()
    desk = Desk(later.run)
    desk.presenter.choose(QUARTER.previous)
    desk.presenter.load()
    later.do()
    assert "show_board" not in desk.view.order
    later.do()
    assert "show_board" in desk.view.order


def test_what_cannot_be_read_is_said_and_asked_again_later() -> None:
    desk = Desk()
    desk.monitoring.error = Refused("wave.none", quarter=QUARTER)
    desk.wait(31)
    assert desk.view.last("show_failure").code == "wave.none"
    desk.monitoring.error = None
    desk.wait(31)
    assert desk.view.order[-2:] == ["show_board", "show_age"]


def test_the_next_replicate_is_released_after_a_second_question() -> None:
    desk = Desk()
    assert desk.view.last("show_board").mends[Mend.RELEASE] == "Release replicate 2: 30 clients"
    assert "replicate 2" in desk.presenter.question(Mend.RELEASE)
    desk.presenter.mend(Mend.RELEASE)
    assert desk.sampling.released == 2
    assert desk.view.last("show_done") == "Replicate 2 is released"


def test_without_a_replicate_nothing_is_offered() -> None:
    desk = Desk()
    desk.monitoring.now = invented_board(next_replicate=None)
    desk.presenter.load()
    assert Mend.RELEASE not in desk.view.last("show_board").mends
    assert desk.presenter.question(Mend.RELEASE) == ""
    desk.presenter.mend(Mend.RELEASE)
    assert desk.sampling.released == 1


def test_pauses_are_lifted_sheets_recalled_hours_widened_and_the_fieldwork_closed_each_after_a_question() -> None:
    desk = Desk()
    desk.monitoring.now = invented_board(on_sheet=4, widest=AT + timedelta(hours=3))
    desk.presenter.load()
    assert set(desk.view.last("show_board").mends) == set(Mend)
    assert "Those who refused keep their pause" in desk.presenter.question(Mend.LIFT)
    said = []
    for mend in (Mend.LIFT, Mend.RECALL, Mend.WIDEN, Mend.CLOSE):
        desk.presenter.mend(mend)
        said.append(desk.view.last("show_done"))
    assert said == [
        "12 clients put into the queue",
        "4 clients taken back from call sheets",
        "Calls may be made until 13:12 today",
        "The fieldwork is closed, 16 cases ended",
    ]


def test_nothing_is_offered_that_would_do_nothing() -> None:
    desk = Desk()
    desk.monitoring.now = invented_board(paused=0, next_replicate=None)
    desk.presenter.load()
    assert desk.view.last("show_board").mends == {}


@pytest.mark.parametrize("language", Language)
def test_the_board_speaks_every_language(language: Language) -> None:
    face = Desk(language=language).view.last("show_board")
    assert face.title == Texts(language)("monitor.title", quarter=QUARTER)
