from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage.engine import Store, create_store
from storage.exchange.demo_files import write_demo_files
from storage.exchange.workbooks import open_workbook
from survey.demo.fieldwork import SteppingClock, play_fieldwork
from survey.edition import Edition
from survey.edition_file import load_edition
from survey.facts import Answer, Appointment, Claim, Dial, Disposition, Fact
from survey.fieldwork.case import Stage
from survey.periods import Quarter
from survey.sampling.design import Request
from survey.services.calling import CallingDesk
from survey.services.registry import RegistryDesk
from survey.services.sampling import SamplingDesk

QUARTER, SEED, CALLED = Quarter(2026, 3), 59, 120
START, END = datetime(2026, 10, 5, 3, tzinfo=UTC), datetime(2026, 10, 14, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


@contextmanager
def played(folder: Path, edition: Edition, sample: int, turns: int) -> Iterator[Store]:
    """Make a store with an invented quarter, drawn and called."""
    clock = SteppingClock(START, END)
    with create_store(folder / "demo.db", "supervisor", "S", "a-long-password", clock) as made:
        parts = (made.work, clock, edition, made.staff)
        registry = RegistryDesk(*parts, open_workbook)
        for month, file in zip(QUARTER.months, write_demo_files(folder, QUARTER, 400, SEED, edition), strict=False):
            registry.import_month(file, month, month.next.first, lambda _rows: None)
        SamplingDesk(*parts).draw(QUARTER, Request(sample=sample), str(SEED))
        play_fieldwork([CallingDesk(*parts)], clock, edition, SEED, turns)
        yield made


def stages(store: Store) -> dict[Stage, int]:
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        return dict(work.cases.counts(wave.id))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, edition: Edition) -> Iterator[Store]:
    with played(tmp_path_factory.mktemp("played"), edition, 150, CALLED) as made:
        yield made


@pytest.fixture(scope="module")
def facts(store: Store) -> tuple[Fact, ...]:
    with store.work() as work:
        return tuple(work.facts.by_staff_since(store.staff.id, START))


def test_every_turn_is_one_call(facts: tuple[Fact, ...]) -> None:
    assert abs(sum(isinstance(fact, Dial) for fact in facts) - CALLED) <= 1
    assert sum(isinstance(fact, Claim) for fact in facts) == sum(isinstance(fact, Dial) for fact in facts)


def test_calls_are_made_within_the_calling_hours_and_never_in_the_future(
    facts: tuple[Fact, ...], edition: Edition
) -> None:
    hours = edition.calling_hours
    for fact in facts:
        assert START <= fact.at <= END
        if isinstance(fact, Dial):
            there = fact.at.astimezone(ZoneInfo(edition.time_zone))
            assert there.isoweekday() in hours.weekdays
            assert hours.start <= there.time() < hours.end


def test_calls_are_spread_over_the_days(facts: tuple[Fact, ...]) -> None:
    days = Counter(fact.at.date() for fact in facts if isinstance(fact, Dial))
    assert len(days) == 9  # ten days with a Sunday
    assert max(days.values()) < CALLED / 4


def test_calls_end_in_many_ways_and_nobody_is_left_in_hand(store: Store, facts: tuple[Fact, ...]) -> None:
    outcomes = Counter(fact.outcome for fact in facts if isinstance(fact, Disposition))
    assert 0.3 * CALLED < outcomes["1.1"] < 0.6 * CALLED
    assert len(outcomes) >= 4
    assert any(isinstance(fact, Appointment) for fact in facts)
    assert stages(store).get(Stage.HELD, 0) == 0


def test_most_clients_confirm_the_service_and_both_languages_are_spoken(facts: tuple[Fact, ...]) -> None:
    answers = [fact for fact in facts if isinstance(fact, Answer)]
    first = Counter(answer.choice for answer in answers if answer.question == "q1")
    assert first["yes"] > 0.85 * first.total()
    assert {answer.language.value for answer in answers} == {"kk", "ru"}


def test_a_turn_with_nobody_to_call_passes_by(tmp_path: Path, edition: Edition) -> None:
    with played(tmp_path, edition, 25, 200) as made, made.work() as work:
        dials = [fact for fact in work.facts.by_staff_since(made.staff.id, START) if isinstance(fact, Dial)]
        left = stages(made)
    assert 25 < len(dials) < 200
    assert left.get(Stage.FRESH, 0) == left.get(Stage.HELD, 0) == 0
