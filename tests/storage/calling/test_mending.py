"""What mends an empty queue: pauses lifted, cases taken back from call sheets, the fieldwork closed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from storage.engine import Store
from storage.exchange.workbooks import open_workbook
from survey.audit import Logged
from survey.edition import Edition
from survey.errors import Refused
from survey.fieldwork.board import Waiting
from survey.fieldwork.case import CaseRow, Stage, derive
from survey.fieldwork.hours import may_call
from survey.fieldwork.queue import Hindrance, Reason
from survey.periods import Quarter
from survey.services.calling import CallingDesk, Pause
from survey.services.mending import MendingDesk
from survey.services.monitoring import MonitoringDesk
from survey.services.sampling import SamplingDesk
from survey.services.sheets import CallSheetsDesk
from survey.staff import Role
from tests.storage.calling.conftest import CLIENTS, HandClock
from tests.storage.calling.floor import take

QUARTER = Quarter(2026, 3)
SOFTLY = "2.11"


@pytest.fixture
def mending(store: Store, clock: HandClock, edition: Edition) -> MendingDesk:
    return MendingDesk(store.work, clock, edition, store.staff)


def send_out(store: Store, clock: HandClock, edition: Edition) -> None:
    """Save a call sheet of every open case."""
    desk = CallSheetsDesk(store.work, clock, edition, store.staff, open_workbook)
    desk.saved(desk.export(QUARTER), "sheet.xlsx")


def rows(store: Store, edition: Edition) -> list[CaseRow]:
    """Return the cases, each standing where its facts put it."""
    with store.work() as work:
        wave = work.waves.of_quarter(QUARTER)
        assert wave
        found = list(work.waves.cases(wave.id))
        for row in found:
            assert row.state == derive(work.facts.of_case(row.case.id), edition, row.case.phones)
    return found


def logged(store: Store, what: Logged) -> bool:
    with store.work() as work:
        return work.audit.last(what) is not None


def test_a_case_on_a_call_sheet_is_not_served_and_both_desks_say_why(
    store: Store, desk: CallingDesk, clock: HandClock, edition: Edition
) -> None:
    desk.appoint(take(desk).case.id, clock.at + timedelta(hours=1))
    send_out(store, clock, edition)
    clock.pass_by(hours=2)
    pause = desk.next_client()
    assert isinstance(pause, Pause)
    assert pause.hindrances == {Hindrance.ON_SHEET: CLIENTS}
    seen = MonitoringDesk(store.work, clock, edition, store.staff).board(QUARTER)
    assert seen.waiting[Waiting.ON_SHEET] == CLIENTS
    assert seen.until[Waiting.ON_SHEET] == pause.next_due
    assert {row.state.stage for row in rows(store, edition)} == {Stage.ON_SHEET}


def test_a_case_in_hand_or_final_stays_with_who_has_it(
    store: Store, desk: CallingDesk, clock: HandClock, edition: Edition
) -> None:
    desk.close(take(desk).case.id, "2.112")
    take(desk)
    send_out(store, clock, edition)
    assert [row.state.stage for row in rows(store, edition)] == [Stage.FINAL, Stage.HELD, *[Stage.ON_SHEET] * 3]


def test_a_sheet_that_does_not_come_back_falls_back_after_the_editions_days_within_calling_hours(
    store: Store, desk: CallingDesk, clock: HandClock, edition: Edition
) -> None:
    send_out(store, clock, edition)
    out = clock.at
    clock.pass_by(days=edition.calling.sheet_days)
    turn = take(desk)
    assert turn.reason is Reason.SHEET
    clock.at = out
    due = rows(store, edition)[-1].state.due
    assert due
    assert due >= out + timedelta(days=edition.calling.sheet_days) - timedelta(minutes=1)
    assert may_call(due, edition)


def test_recalled_sheets_put_each_case_back_where_it_stood(
    store: Store, desk: CallingDesk, clock: HandClock, edition: Edition, mending: MendingDesk
) -> None:
    desk.appoint(take(desk).case.id, clock.at + timedelta(days=1))
    desk.close(take(desk).case.id, "3.12")
    before = [row.state for row in rows(store, edition)]
    send_out(store, clock, edition)
    send_out(store, clock, edition)
    assert mending.recall_sheets(QUARTER) == CLIENTS
    assert [row.state for row in rows(store, edition)] == before
    assert logged(store, Logged.SHEETS_RECALLED)
    assert mending.recall_sheets(QUARTER) == 0


def test_lifted_pauses_let_a_case_be_called_at_once_but_not_who_refused(
    store: Store, desk: CallingDesk, mending: MendingDesk
) -> None:
    busy = take(desk).case.id
    desk.close(busy, "3.12")
    refused = take(desk).case.id
    desk.close(refused, SOFTLY)
    assert mending.lift_pauses(QUARTER) == 1
    turn = take(desk)
    assert (turn.case.id, turn.reason) == (busy, Reason.RETRY)
    assert logged(store, Logged.PAUSES_LIFTED)
    assert mending.lift_pauses(QUARTER) == 0


def test_pauses_lifted_by_night_end_when_calling_begins(
    store: Store, desk: CallingDesk, clock: HandClock, edition: Edition, mending: MendingDesk
) -> None:
    case = take(desk).case.id
    desk.close(case, "3.13")
    before = rows(store, edition)[0].state.due
    clock.at = clock.at.replace(hour=1)
    assert mending.lift_pauses(QUARTER) == 1
    due = rows(store, edition)[0].state.due
    assert due
    assert before
    assert due < before
    assert may_call(due, edition)


EVENING = datetime(2026, 10, 5, 14, 30, tzinfo=UTC)
"""Half past seven in Kazakhstan, a Monday."""


def test_widened_hours_last_until_the_editions_widest_end_and_for_that_evening_only(
    store: Store, desk: CallingDesk, clock: HandClock, edition: Edition, mending: MendingDesk
) -> None:
    clock.at = EVENING
    watch = MonitoringDesk(store.work, clock, edition, store.staff)
    assert watch.board(QUARTER).widest == EVENING.replace(hour=16, minute=0)
    assert mending.widen_hours() == EVENING.replace(hour=16, minute=0)
    clock.at = EVENING + timedelta(hours=1)
    desk.close(take(desk).case.id, "2.112")
    assert (watch.board(QUARTER).waiting[Waiting.READY], watch.board(QUARTER).widest) == (CLIENTS - 1, None)
    assert logged(store, Logged.HOURS_WIDENED)
    clock.at = EVENING + timedelta(hours=1, minutes=30)
    assert isinstance(desk.next_client(), Pause)
    clock.at = EVENING + timedelta(days=1, hours=1)
    assert isinstance(desk.next_client(), Pause)


@pytest.mark.parametrize(
    "at",
    [EVENING.replace(hour=7), EVENING.replace(hour=16), EVENING.replace(day=11), EVENING.replace(day=26)],
    ids=["noon", "21:00", "Sunday", "a holiday"],
)
def test_hours_are_widened_in_the_evening_of_a_calling_day_only(
    clock: HandClock, mending: MendingDesk, at: datetime
) -> None:
    clock.at = at
    with pytest.raises(Refused, match=r"hours\.not_widened"):
        mending.widen_hours()


def test_hours_are_widened_once(clock: HandClock, mending: MendingDesk) -> None:
    clock.at = EVENING
    mending.widen_hours()
    with pytest.raises(Refused, match=r"hours\.not_widened"):
        mending.widen_hours()


def test_the_closing_of_a_wave_is_logged(store: Store, clock: HandClock, edition: Edition) -> None:
    closing = SamplingDesk(store.work, clock, edition, store.staff).close_wave(QUARTER)
    assert (closing.ended, closing.never_called) == (CLIENTS, CLIENTS)
    assert logged(store, Logged.WAVE_CLOSED)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.BRANCH, Role.ADMINISTRATOR])
def test_only_a_supervisor_mends_the_queue(store: Store, clock: HandClock, edition: Edition, role: Role) -> None:
    other = MendingDesk(store.work, clock, edition, replace(store.staff, role=role))
    for deed in (other.lift_pauses, other.recall_sheets):
        with pytest.raises(Refused, match=r"staff\.not_allowed"):
            deed(QUARTER)
    with pytest.raises(Refused, match=r"staff\.not_allowed"):
        other.widen_hours()


def test_a_quarter_without_a_wave_has_no_queue_to_mend(mending: MendingDesk) -> None:
    with pytest.raises(Refused, match=r"wave\.none"):
        mending.lift_pauses(QUARTER.previous)
