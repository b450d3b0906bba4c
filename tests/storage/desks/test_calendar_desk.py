"""The due dates of a year and their state, on a real store."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import main
from survey.deadlines import DueDate, DueState, Duty
from survey.periods import Month, Quarter
from survey.services.desks import Desks
from tests.storage.desks.test_notice_desk import ERROR, Hands, registry

SEPTEMBER = Month(2026, 9)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def desks(tmp_path: Path, clock: Hands) -> Iterator[Desks]:
    with closing(main.open_desks(tmp_path / "store.db", "supervisor", "a-long-password", clock)) as opened:
        yield opened


def of(desks: Desks, duty: Duty, period: Month | Quarter = SEPTEMBER) -> DueDate | None:
    return next((one for one in desks.calendar.year() if one.duty is duty and one.period == period), None)


def take_in(desks: Desks, path: Path, received: date, **row: str) -> None:
    desks.registry.import_month(registry(path, row), SEPTEMBER, received, lambda _rows: None)


def test_p7_twelve_registries_fall_due_in_a_year_the_first_that_of_december(desks: Desks) -> None:
    found = [one for one in desks.calendar.year(2026) if one.duty is Duty.REGISTRY]
    assert [one.period for one in found] == [Month(2025, 12), *(Month(2026, number) for number in range(1, 12))]
    assert found[0].due == date(2026, 1, 5)


def test_the_dates_of_a_year_stand_in_order_of_the_day(desks: Desks) -> None:
    days = [one.due for one in desks.calendar.year(2026)]
    assert days == sorted(days)
    assert {day.year for day in days} == {2026}
    assert len(days) == 12 + 4


def test_p7_a_registry_that_came_late_is_late_and_the_months_to_come_are_not_begun(
    desks: Desks, tmp_path: Path
) -> None:
    take_in(desks, tmp_path / "r.xlsx", date(2026, 10, 2))
    late = of(desks, Duty.REGISTRY)
    assert late
    assert (late.due, late.state, late.done) == (date(2026, 10, 1), DueState.LATE, date(2026, 10, 2))
    states = [of(desks, Duty.REGISTRY, Month(2026, number)) for number in (10, 11)]
    assert [one.state for one in states if one] == [DueState.OPEN, DueState.NOT_STARTED]


def test_p8_p9_letter_and_corrections_are_due_once_called_for_and_done_when_they_are(
    desks: Desks, tmp_path: Path, clock: Hands
) -> None:
    clock.day(1)
    take_in(desks, tmp_path / "r.xlsx", date(2026, 10, 1), **ERROR)
    assert of(desks, Duty.CORRECTIONS) is None
    notice = of(desks, Duty.NOTICE)
    assert notice
    assert (notice.due, notice.state, notice.paragraph) == (date(2026, 10, 2), DueState.DUE, 8)
    clock.day(5)
    notice = of(desks, Duty.NOTICE)
    assert notice
    assert notice.state is DueState.LATE
    desks.notices.notice_sent(SEPTEMBER, date(2026, 10, 2))
    desks.notices.notice_received(SEPTEMBER, date(2026, 10, 5))
    notice, corrections = of(desks, Duty.NOTICE), of(desks, Duty.CORRECTIONS)
    assert notice
    assert corrections
    assert (notice.state, notice.done) == (DueState.DONE, date(2026, 10, 2))
    assert (corrections.due, corrections.state, corrections.paragraph) == (date(2026, 10, 8), DueState.OPEN, 9)
    clock.day(8)
    take_in(desks, tmp_path / "corrected.xlsx", date(2026, 10, 8), category="шағын")
    registry_due, corrections = of(desks, Duty.REGISTRY), of(desks, Duty.CORRECTIONS)
    assert corrections
    assert registry_due
    assert (corrections.state, corrections.done) == (DueState.DONE, date(2026, 10, 8))
    assert (registry_due.state, registry_due.done) == (DueState.DONE, date(2026, 10, 1))
    assert of(desks, Duty.NOTICE) is None


def test_the_present_year_is_that_of_almaty(desks: Desks, clock: Hands) -> None:
    clock.now = datetime(2026, 12, 31, 20, tzinfo=UTC)
    assert {one.due.year for one in desks.calendar.year()} == {2027}
