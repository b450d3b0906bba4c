"""Today: registries that are due (¶7), and whether there is anybody to call."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

from survey.language import Language
from survey.sampling.design import Request
from survey.services.calling import Day
from survey.staff import Role
from tests.ui import at_once
from tests.ui.at_once import Said
from tests.ui.invented_desks import (
    NOW,
    QUARTER,
    SUPERVISOR,
    InventedCalling,
    InventedRegistry,
    InventedSampling,
    invented_desks,
    invented_edition,
    version_of,
)
from ui.texts import Texts
from ui.today.presenter import TodayFace, TodayPresenter

JULY, AUGUST, SEPTEMBER = QUARTER.months


def today(registry: InventedRegistry, sampling: InventedSampling, calling: InventedCalling, now: datetime) -> TodayFace:
    view = Said()
    desks = invented_desks(sampling.edition, registry=registry, sampling=sampling, calling=calling)
    presenter = TodayPresenter(desks, lambda: now, view, at_once.run)
    presenter.translate(Texts(Language.EN))
    presenter.choose(QUARTER)
    presenter.load()
    return cast("TodayFace", view.last("show_today"))


def face(
    registry: InventedRegistry | None = None, calling: InventedCalling | None = None, now: datetime = NOW
) -> TodayFace:
    sampling = InventedSampling(invented_edition())
    return today(registry or InventedRegistry(), sampling, calling or InventedCalling(), now)


def test_p7_a_registry_that_did_not_come_in_time_is_overdue() -> None:
    assert [month.state for month in face().months] == ["overdue", "overdue", "awaited"]


def test_p7_a_registry_is_still_awaited_on_its_last_day() -> None:
    last_day = datetime(2026, 9, 1, 10, tzinfo=UTC)
    assert [month.state for month in face(now=last_day).months] == ["overdue", "awaited", "awaited"]


def test_p7_a_late_registry_says_so_with_its_day() -> None:
    arrived = {JULY: version_of(JULY), AUGUST: version_of(AUGUST, late=True)}
    months = face(InventedRegistry(arrived)).months
    assert (months[0].state, months[0].role) == ("received 01.08.2026", "chip-good")
    assert (months[1].state, months[1].role) == ("received late, 01.09.2026", "chip-bad")


def test_nobody_can_be_called_before_the_draw() -> None:
    assert not face().can_call


def test_after_the_draw_the_next_client_may_be_called() -> None:
    sampling = InventedSampling(invented_edition())
    sampling.draw(QUARTER, Request(), "7")
    shown = today(InventedRegistry(), sampling, InventedCalling(), NOW)
    assert shown.can_call
    assert shown.wave.startswith("2,640 clients")


def test_an_appointment_of_today_is_a_time_in_almaty() -> None:
    shown = face()
    assert (shown.appointment, shown.appointment_words) == ("11:40", "next agreed call")


def test_an_appointment_of_another_day_names_the_day() -> None:
    due = datetime(2026, 9, 22, 20, tzinfo=UTC)
    shown = face(calling=InventedCalling(Day(0, 0, due)))
    assert (shown.appointment, shown.appointment_words) == ("01:00", "next agreed call, 23 September")


def test_without_an_appointment_there_is_a_dash() -> None:
    assert face(calling=InventedCalling(Day(0, 0, None))).appointment == "–"


def test_the_operators_day_is_what_is_promised_what_is_done_and_the_own_pace() -> None:
    shown = face(calling=InventedCalling(Day(31, 14, None, promised=(NOW, NOW, NOW), pace=2.54)))
    assert (shown.promised, shown.calls, shown.interviews, shown.pace) == ("3", "31", "14", "2.5")
    assert face(calling=InventedCalling(Day(0, 0, None))).pace == "–"


def test_supervisors_see_the_three_next_due_dates_but_not_what_is_over() -> None:
    shown = face()
    assert [(one.day, one.left) for one in shown.due] == [
        ("22.09.2026", "1 working day left"),
        ("12.10.2026", "15 working days left"),
    ]
    assert shown.due[0].what == "Notice letter on the registry: August 2026"


def test_operators_keep_no_due_dates() -> None:
    view = Said()
    desks = invented_desks(invented_edition(), staff=replace(SUPERVISOR, role=Role.OPERATOR))
    presenter = TodayPresenter(desks, lambda: NOW, view, at_once.run)
    presenter.choose(QUARTER)
    presenter.load()
    assert cast("TodayFace", view.last("show_today")).due == ()
