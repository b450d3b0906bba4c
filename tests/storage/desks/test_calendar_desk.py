"""The due dates of a year and their state, on a real store."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import main
from storage.exchange.demo_files import write_demo_files
from survey.carrier import Package
from survey.deadlines import DueDate, DueState, Duty, Obstacle
from survey.errors import FileRefused
from survey.language import Language
from survey.periods import Month, Quarter
from survey.report.figures import AuditSection
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks
from tests.storage.desks.test_notice_desk import ERROR, Hands, registry

SEPTEMBER = Month(2026, 9)
QUARTER = Quarter(2026, 3)


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


def take_in_quarter(desks: Desks, files: tuple[Path, ...]) -> None:
    for month, file in zip(QUARTER.months, files, strict=False):
        desks.registry.import_month(file, month, date(2026, 10, 1), lambda _rows: None)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_demo_files(tmp_path_factory.mktemp("demo"), QUARTER, 300, 7, main.edition())


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


def test_what_stands_in_the_way_of_a_report_is_named_one_thing_after_the_other(
    desks: Desks, demo: tuple[Path, ...], clock: Hands
) -> None:
    def obstacle() -> Obstacle | None:
        found = of(desks, Duty.REPORT, QUARTER)
        assert found
        return found.obstacle

    clock.now = datetime(2026, 9, 30, 6, tzinfo=UTC)
    assert obstacle() is Obstacle.PERIOD
    clock.day(1)
    assert obstacle() is Obstacle.REGISTRY
    take_in_quarter(desks, demo)
    assert obstacle() is Obstacle.WAVE
    desks.sampling.draw(QUARTER, Request(sample=40), "1")
    assert obstacle() is Obstacle.INTERVIEWS
    clock.now = datetime(2026, 10, 2, 6, tzinfo=UTC)
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    for question, choice in {"q1": "no", "q4": "yes"}.items():
        desks.calling.answer(turn.case.id, question, choice, Language.KK)
    desks.calling.complete(turn.case.id)
    assert obstacle() is None


def test_p12_p13_a_report_is_done_on_the_day_its_package_was_first_written(
    desks: Desks, demo: tuple[Path, ...], clock: Hands
) -> None:
    take_in_quarter(desks, demo)
    desks.sampling.draw(QUARTER, Request(sample=40), "1")
    package = Package(Path("report-2026Q3"), ())
    for day in (9, 20):
        clock.day(day)
        desks.carrier.hand_in(QUARTER, lambda _section, _at: package)
    done = of(desks, Duty.REPORT, QUARTER)
    assert done
    assert (done.state, done.done, done.obstacle, done.working_days) == (
        DueState.DONE, date(2026, 10, 9), None, None,
    )  # fmt: skip
    other = of(desks, Duty.REPORT, QUARTER.previous)
    assert other
    assert (other.state, other.obstacle) == (DueState.LATE, Obstacle.REGISTRY)


def test_a_package_that_was_not_written_leaves_the_report_due(
    desks: Desks, demo: tuple[Path, ...], clock: Hands
) -> None:
    take_in_quarter(desks, demo)
    desks.sampling.draw(QUARTER, Request(sample=40), "1")
    clock.day(9)

    def full(_section: AuditSection, _at: datetime) -> Package:
        raise FileRefused("carrier.full", folder="stick")

    with pytest.raises(FileRefused, match=r"carrier\.full"):
        desks.carrier.hand_in(QUARTER, full)
    due = of(desks, Duty.REPORT, QUARTER)
    assert due
    assert (due.state, due.done, due.working_days) == (DueState.DUE, None, 1)


def test_p7_p9_what_the_provider_owes_is_awaited_from_him(desks: Desks, clock: Hands) -> None:
    clock.day(1)
    september, november = of(desks, Duty.REGISTRY), of(desks, Duty.REGISTRY, Month(2026, 11))
    assert september
    assert november
    assert (september.obstacle, september.working_days) == (Obstacle.PROVIDER, 0)
    assert november.obstacle is Obstacle.PERIOD
