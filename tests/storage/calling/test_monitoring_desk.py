"""The supervisor's board over the real store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.engine import Store, create_store
from survey.edition import Edition
from survey.errors import Refused
from survey.fieldwork.board import Board, Waiting
from survey.fieldwork.case import CaseRow, Stage
from survey.language import Language
from survey.periods import Quarter
from survey.services.calling import CallingDesk, Turn
from survey.services.monitoring import MonitoringDesk
from survey.services.reporting import ReportingDesk
from survey.staff import Role
from tests.storage.calling import shift
from tests.storage.calling.conftest import CLIENTS, HandClock
from tests.storage.calling.shift import OPENING, Floor, man_the_floor
from tests.unit.fieldwork.slow_board import Field, Tally, plain, slow_board

QUARTER = Quarter(2026, 3)


def board(store: Store, clock: HandClock, edition: Edition) -> Board:
    return MonitoringDesk(store.work, clock, edition, store.staff).board(QUARTER)


def read_whole(store: Store, clock: HandClock, edition: Edition) -> Board:
    """Return the board that reads every case and every fact."""
    now = clock()
    with store.work() as work:
        wave = work.waves.of_quarter(QUARTER)
        assert wave
        rows = work.waves.cases(wave.id)
        field = Field(wave.plan, rows, work.waves.replicate_sizes(wave.id), len(work.waves.releases(wave.id)))
        tally = Tally.of(rows, work.facts.of_wave(wave.id), edition, now)
        names = {operator: work.staff.get(operator).name for operator in tally.operators}
    return slow_board(field, tally, names, now)


def tallies(store: Store) -> list[list[tuple[object, ...]]]:
    """Return all tallies in the store."""
    with store._engine.connect() as connection:
        return [
            [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]
            for table in ("case_tallies", "hour_tallies WHERE dials > 0", "stale_tallies")
        ]


def forget(store: Store) -> None:
    """Throw the tallies away, so that all are counted anew."""
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM case_tallies")
        connection.exec_driver_sql("DELETE FROM hour_tallies")
        connection.exec_driver_sql("INSERT INTO stale_tallies SELECT DISTINCT case_id FROM claims")


def called(desk: CallingDesk) -> Turn:
    turn = desk.next_client()
    assert isinstance(turn, Turn)
    desk.dial(turn.case.id, turn.case.phones[0])
    return turn


def denied(desk: CallingDesk, clock: HandClock) -> Turn:
    """Take an interview of two minutes whose client denies the service."""
    turn = called(desk)
    clock.pass_by(minutes=2)
    for question, choice in (("q1", "no"), ("q4", "yes")):
        desk.answer(turn.case.id, question, choice, Language.KK)
    desk.complete(turn.case.id)
    return turn


def test_the_board_follows_the_calls(store: Store, desk: CallingDesk, clock: HandClock, edition: Edition) -> None:
    denied(desk, clock)
    desk.close(called(desk).case.id, "2.112")
    desk.appoint(called(desk).case.id, clock.at + timedelta(hours=2))
    called(desk)
    found = board(store, clock, edition)
    assert (found.pace.reached, found.pace.planned, found.unconfirmed) == (1, CLIENTS, 1)
    assert found.stages == {
        Stage.FRESH: 1,
        Stage.HELD: 1,
        Stage.APPOINTED: 1,
        Stage.PAUSED: 0,
        Stage.ON_SHEET: 0,
        Stage.FINAL: 2,
    }
    assert (found.waiting[Waiting.READY], found.waiting[Waiting.HELD], found.waiting[Waiting.RESERVE]) == (1, 1, 0)
    (shift,) = found.shifts
    assert (shift.operator, shift.calls, shift.interviews, shift.refusals) == (store.staff.name, 4, 1, 1)
    assert shift.mean_interview
    assert timedelta(minutes=2) < shift.mean_interview < timedelta(minutes=3)
    assert found.last_at
    assert found.last_at < found.at


def test_a_rejected_interview_leaves_the_board(
    store: Store, desk: CallingDesk, clock: HandClock, edition: Edition
) -> None:
    turn = denied(desk, clock)
    ReportingDesk(store.work, clock, edition, store.staff).reject(turn.case.id, "invented")
    found = board(store, clock, edition)
    assert (found.pace.reached, found.unconfirmed, found.shifts[0].interviews) == (0, 0, 0)


def test_a_quarter_without_a_wave_has_no_board(store: Store, clock: HandClock, edition: Edition) -> None:
    with pytest.raises(Refused, match=r"wave\.none"):
        MonitoringDesk(store.work, clock, edition, store.staff).board(QUARTER.previous)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.BRANCH, Role.ADMINISTRATOR])
def test_only_a_supervisor_watches(store: Store, clock: HandClock, edition: Edition, role: Role) -> None:
    other = replace(store.staff, role=role)
    with pytest.raises(Refused, match=r"staff\.not_allowed"):
        MonitoringDesk(store.work, clock, edition, other).board(QUARTER)


def test_the_board_is_at_every_moment_what_reading_every_fact_gives_and_its_tallies_what_counting_anew_gives(
    tmp_path: Path, edition: Edition
) -> None:
    clock = HandClock(OPENING - timedelta(days=1))
    with create_store(tmp_path / "floor.db", "supervisor", "S", "a-long-password", clock) as store:
        shift.draw_wave(store, clock, edition, number=25, seed=1)
        floor = Floor(man_the_floor(store, clock, edition, 4), clock, edition, 1)
        seen = []
        for hours in (2, 4, 9, 26, 31, 80):
            floor.play(OPENING + timedelta(hours=hours))
            clock.pass_by(minutes=20)
            at = clock.at
            quick = board(store, clock, edition)
            clock.at = at
            assert plain(quick) == plain(read_whole(store, clock, edition))
            seen.append(quick)
        rejected = next(row.case.id for row in released(store) if row.state.complete_at)
        ReportingDesk(store.work, clock, edition, store.staff).reject(rejected, "invented")
        at = clock.at
        assert board(store, clock, edition).pace.reached == seen[-1].pace.reached - 1
        kept = tallies(store)
        forget(store)
        clock.at = at
        board(store, clock, edition)
        assert tallies(store) == kept
    assert len({one.pace.reached for one in seen}) > 3
    assert any(one.shifts for one in seen)


def released(store: Store) -> Sequence[CaseRow]:
    with store.work() as work:
        wave = work.waves.of_quarter(QUARTER)
        assert wave
        return work.waves.cases(wave.id)
