"""The supervisor's board over the real store."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.engine import Store
from survey.edition import Edition
from survey.errors import Refused
from survey.fieldwork.board import Board, Waiting
from survey.fieldwork.case import Stage
from survey.language import Language
from survey.periods import Quarter
from survey.services.calling import CallingDesk, Turn
from survey.services.monitoring import MonitoringDesk
from survey.services.reporting import ReportingDesk
from survey.staff import Role
from tests.storage.calling.conftest import CLIENTS, HandClock

QUARTER = Quarter(2026, 3)


def board(store: Store, clock: HandClock, edition: Edition) -> Board:
    return MonitoringDesk(store.work, clock, edition, store.staff).board(QUARTER)


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
    assert found.stages == {Stage.FRESH: 1, Stage.HELD: 1, Stage.APPOINTED: 1, Stage.PAUSED: 0, Stage.FINAL: 2}
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
