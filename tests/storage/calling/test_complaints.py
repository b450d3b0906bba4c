"""What users of other calling systems complain of, one test a complaint."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from storage.engine import Store
from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Dial, Disposition, Undone
from survey.fieldwork.case import FRESH, CaseRow, Stage
from survey.fieldwork.hours import may_call
from survey.fieldwork.queue import Hindrance, Reason
from survey.language import Language
from survey.periods import Quarter
from survey.services.calling import CallingDesk, Pause, Turn
from survey.services.monitoring import MonitoringDesk
from tests.storage.calling.conftest import CELLS, CLIENTS, HandClock
from tests.storage.calling.floor import seat, take

DAY = timedelta(days=1)
REFUSED, SOFTLY = "2.112", "2.11"


@pytest.fixture
def other(store: Store, clock: HandClock, edition: Edition) -> CallingDesk:
    return seat(store, clock, edition, "other")


def test_the_same_person_is_not_served_to_two_callers(desk: CallingDesk, other: CallingDesk) -> None:
    assert take(desk).case.id != take(other).case.id


def test_who_reads_the_queue_at_the_same_moment_finds_the_case_held(store: Store, desk: CallingDesk) -> None:
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        seen = work.waves.cases(wave.id)[0]
    held = take(desk).state
    with store.work() as work:
        assert not work.cases.claim(seen, held)


def test_why_do_i_get_this_client_now(
    store: Store, clock: HandClock, edition: Edition, desk: CallingDesk, other: CallingDesk
) -> None:
    convert = seat(store, clock, edition, "convert", converts=True)
    fresh = take(desk)
    assert (fresh.reason, take(desk).reason) == (Reason.FRESH, Reason.IN_HAND)
    desk.close(fresh.case.id, SOFTLY)
    promised, busy = take(desk), take(other)
    desk.appoint(promised.case.id, clock.at + timedelta(hours=1))
    other.close(busy.case.id, "3.12")
    clock.pass_by(hours=2)
    late = take(other)
    assert (late.case.id, late.reason) == (promised.case.id, Reason.TAKEN_OVER)
    retried = take(desk)
    assert (retried.case.id, retried.reason) == (busy.case.id, Reason.RETRY)
    clock.pass_by(days=7)
    turned = take(convert)
    assert (turned.case.id, turned.reason) == (fresh.case.id, Reason.REFUSAL)


def test_ones_own_appointment_comes_first_and_goes_to_others_only_after_the_grace(
    clock: HandClock, edition: Edition, desk: CallingDesk, other: CallingDesk
) -> None:
    promised = take(desk)
    desk.appoint(promised.case.id, clock.at + timedelta(hours=1))
    clock.pass_by(hours=1)
    colleagues = take(other)
    assert colleagues.reason is Reason.FRESH
    other.close(colleagues.case.id, REFUSED)
    own = take(desk)
    assert (own.case.id, own.reason) == (promised.case.id, Reason.APPOINTMENT)
    desk.appoint(own.case.id, clock.at + timedelta(hours=1))
    clock.pass_by(hours=1, minutes=edition.calling.grace_minutes + 1)
    assert take(other).case.id == promised.case.id


def test_a_mistaken_start_can_be_undone_and_stays_in_the_log(desk: CallingDesk) -> None:
    started = take(desk)
    progress = desk.undo(started.case.id, "қате бастадым")
    assert progress.state.stage is Stage.FRESH
    assert [fact.reason for fact in progress.history if isinstance(fact, Undone)] == ["қате бастадым"]
    assert take(desk).case.id == started.case.id


def test_a_start_is_not_undone_once_the_client_was_called(desk: CallingDesk) -> None:
    turn = take(desk)
    desk.dial(turn.case.id, turn.case.phones[0])
    with pytest.raises(Refused, match=r"undo\.called"):
        desk.undo(turn.case.id, "қате")


def test_a_mistaken_outcome_can_be_undone_and_the_right_one_given(desk: CallingDesk) -> None:
    turn = take(desk)
    desk.dial(turn.case.id, turn.case.phones[0])
    desk.close(turn.case.id, REFUSED)
    progress = desk.undo(turn.case.id, "басқа батырма")
    assert (progress.state.stage, progress.state.outcome) == (Stage.HELD, "3.11")
    assert [fact.outcome for fact in progress.history if isinstance(fact, Disposition)] == [REFUSED]
    desk.dial(turn.case.id, turn.case.phones[0])
    desk.close(turn.case.id, "3.12")
    with pytest.raises(Refused, match=r"undo\.reason_needed"):
        desk.undo(turn.case.id, " ")


def test_undoing_an_outcome_puts_the_next_client_back_who_was_not_called_yet(store: Store, desk: CallingDesk) -> None:
    mistaken = take(desk)
    desk.close(mistaken.case.id, "3.12")
    following = take(desk)
    assert [step.fact.case for step in desk.undoable()] == [following.case.id, mistaken.case.id]
    assert desk.undo(mistaken.case.id, "басқа батырма").state.stage is Stage.HELD
    with store.work() as work:
        assert work.cases.get(following.case.id).state.stage is Stage.FRESH
    desk.close(mistaken.case.id, REFUSED)
    assert take(desk).case.id == following.case.id


def test_an_outcome_is_not_undone_over_the_head_of_a_client_on_the_line(desk: CallingDesk) -> None:
    mistaken = take(desk)
    desk.close(mistaken.case.id, "3.12")
    on_the_line = take(desk)
    desk.dial(on_the_line.case.id, on_the_line.case.phones[0])
    with pytest.raises(Refused, match=r"case\.in_hand"):
        desk.undoable()
    with pytest.raises(Refused, match=r"case\.in_hand"):
        desk.undo(mistaken.case.id, "басқа батырма")
    held = desk.in_hand()
    assert held
    assert held.case.id == on_the_line.case.id


def test_only_what_can_be_undone_is_offered(
    clock: HandClock, edition: Edition, desk: CallingDesk, other: CallingDesk
) -> None:
    with pytest.raises(Refused, match=r"undo\.none"):
        desk.undoable()
    other.close(take(other).case.id, "3.12")
    with pytest.raises(Refused, match=r"undo\.none"):
        desk.undoable()
    case = take(desk).case.id
    assert [(step.client, step.fact.case) for step in desk.undoable()] == [(CELLS["client"], case)]
    clock.pass_by(minutes=edition.calling.undo_minutes + 1)
    with pytest.raises(Refused, match=r"undo\.none"):
        desk.undoable()


def test_nothing_is_undone_by_somebody_else_or_after_the_shift(
    clock: HandClock, edition: Edition, desk: CallingDesk, other: CallingDesk
) -> None:
    case = take(desk).case.id
    desk.close(case, "3.12")
    with pytest.raises(Refused, match=r"undo\.nothing"):
        other.undo(case, "қате")
    clock.pass_by(minutes=edition.calling.undo_minutes + 1)
    with pytest.raises(Refused, match=r"undo\.too_late"):
        desk.undo(case, "қате")


def test_an_empty_queue_gives_its_reasons(store: Store, clock: HandClock, edition: Edition, desk: CallingDesk) -> None:
    outcomes = ["3.12", SOFTLY, REFUSED]
    for outcome in outcomes:
        desk.close(take(desk).case.id, outcome)
    desk.appoint(take(desk).case.id, clock.at + timedelta(hours=1))
    take(desk)
    elsewhere = seat(store, clock, edition, "elsewhere", region="KZ-10").next_client()
    here = seat(store, clock, edition, "here").next_client()
    assert isinstance(elsewhere, Pause)
    assert isinstance(here, Pause)
    assert elsewhere.hindrances == {Hindrance.OTHER_REGION: 3, Hindrance.HELD: 1}
    assert here.hindrances == {
        Hindrance.PAUSED: 1,
        Hindrance.REFUSAL: 1,
        Hindrance.PROMISED: 1,
        Hindrance.HELD: 1,
    }
    assert here.opens is None
    assert sum(here.counts.values()) == CLIENTS


@pytest.mark.parametrize(
    "night",
    [
        datetime(2026, 10, 5, 15, 0, tzinfo=UTC),
        datetime(2026, 10, 11, 7, 0, tzinfo=UTC),
        datetime(2026, 10, 26, 7, 0, tzinfo=UTC),
    ],
    ids=["20:00", "Sunday", "Republic Day moved to Monday"],
)
def test_callbacks_do_not_surface_outside_hours(
    clock: HandClock, edition: Edition, desk: CallingDesk, night: datetime
) -> None:
    desk.appoint(take(desk).case.id, clock.at + timedelta(hours=1))
    clock.at = night
    pause = desk.next_client()
    assert isinstance(pause, Pause)
    assert pause.opens
    assert may_call(pause.opens, edition)
    assert pause.hindrances == {Hindrance.PROMISED: 1, Hindrance.HOURS: CLIENTS - 1}
    clock.at = pause.opens
    assert take(desk).reason is Reason.APPOINTMENT


def test_no_appointment_is_made_on_a_holiday(desk: CallingDesk) -> None:
    case = take(desk).case.id
    with pytest.raises(Refused, match=r"appointment\.holiday"):
        desk.appoint(case, datetime(2026, 12, 16, 7, 0, tzinfo=UTC))


def test_an_exhausted_case_does_not_override_a_refusal(
    store: Store, clock: HandClock, edition: Edition, desk: CallingDesk
) -> None:
    convert = seat(store, clock, edition, "convert", converts=True)
    case = take(desk).case.id
    desk.close(case, SOFTLY)
    state = None
    for _ in range(edition.outcome("3.13").attempts or 0):
        clock.pass_by(days=8)
        clock.at = clock.at.replace(hour=7)
        while not may_call(clock.at, edition):
            clock.pass_by(days=1)
        turn = take(convert)
        assert turn.case.id == case
        convert.dial(case, turn.case.phones[0])
        convert.close(case, "3.13")
    with store.work() as work:
        state = work.cases.get(case).state
    assert (state.stage, state.outcome) == (Stage.FINAL, SOFTLY)


def test_a_soft_refusal_goes_to_another_operator_with_the_skill(
    store: Store, clock: HandClock, edition: Edition, other: CallingDesk
) -> None:
    heard = seat(store, clock, edition, "heard", converts=True)
    convert = seat(store, clock, edition, "convert", converts=True)
    case = take(heard).case.id
    heard.close(case, SOFTLY)
    clock.pass_by(days=7)
    assert take(heard).case.id != case
    assert take(other).case.id != case
    assert take(convert).case.id == case


def test_a_language_barrier_asks_for_the_other_language_once(store: Store, clock: HandClock, edition: Edition) -> None:
    russian = seat(store, clock, edition, "russian", languages=(Language.RU,))
    kazakh = seat(store, clock, edition, "kazakh", languages=(Language.KK,))
    case = take(russian).case.id
    russian.close(case, "2.332")
    clock.pass_by(hours=1)
    assert take(russian).case.id != case
    turn = take(kazakh)
    assert (turn.case.id, turn.reason) == (case, Reason.LANGUAGE)
    kazakh.close(case, "2.332")
    with store.work() as work:
        assert work.cases.get(case).state.stage is Stage.FINAL


def test_the_numbers_of_a_client_are_tried_in_turn_and_the_case_ends_with_the_last_of_them(
    store: Store, desk: CallingDesk
) -> None:
    turn = take(desk)
    first, second = turn.case.phones
    assert turn.phone == first
    desk.dial(turn.case.id, first)
    desk.close(turn.case.id, "3.20")
    again = take(desk)
    assert (again.case.id, again.phone) == (turn.case.id, second)
    desk.dial(turn.case.id, second)
    desk.close(turn.case.id, "3.20")
    with store.work() as work:
        assert work.cases.get(turn.case.id).state.stage is Stage.FINAL


def test_a_number_that_does_not_answer_makes_way_for_the_next_one(clock: HandClock, desk: CallingDesk) -> None:
    turn = take(desk)
    assert turn.phone
    desk.dial(turn.case.id, turn.phone)
    desk.close(turn.case.id, "3.12")
    clock.pass_by(hours=2)
    again = take(desk)
    assert (again.case.id, again.phone) == (turn.case.id, turn.case.phones[1])


def test_a_refusal_for_good_bars_the_number_for_whoever_shares_it(
    store: Store, desk: CallingDesk, other: CallingDesk
) -> None:
    turn, sharing = take(desk), take(other)
    number = sharing.case.phones[0]
    desk.dial(turn.case.id, turn.case.phones[0])
    desk.close(turn.case.id, REFUSED)
    with store.work() as work:
        work.cases.bar(turn.case.id, {turn.case.client, number}, REFUSED)
        work.commit()
    with pytest.raises(Refused, match=r"phone\.do_not_call"):
        other.dial(sharing.case.id, number)
    again = other.in_hand()
    assert again
    assert again.phone == sharing.case.phones[1]


def test_a_shared_phone_does_not_credit_two_clients(
    store: Store, clock: HandClock, edition: Edition, desk: CallingDesk
) -> None:
    """An interview on a number that another client gave too is that one client's."""
    turn = take(desk)
    with store.work() as work:
        neighbour = work.waves.cases(turn.case.wave)[1].case
        shared = replace(neighbour, phones=turn.case.phones)
        work._connection.exec_driver_sql(
            "UPDATE cases SET phones = (SELECT phones FROM cases WHERE id = ?) WHERE id = ?",
            (turn.case.id.bytes, neighbour.id.bytes),
        )
        work.commit()
    desk.dial(turn.case.id, turn.case.phones[0])
    for question, choice in (("q1", "no"), ("q4", "yes")):
        desk.answer(turn.case.id, question, choice, Language.KK)
    desk.complete(turn.case.id)
    with store.work() as work:
        assert work.cases.get(neighbour.id) == CaseRow(shared, FRESH)
        assert work.facts.of_case(neighbour.id) == []
    assert desk.day().interviews == 1
    seen = MonitoringDesk(store.work, clock, edition, store.staff).board(Quarter(2026, 3))
    assert (seen.pace.reached, seen.unconfirmed) == (1, 1)
    again = take(desk)
    assert (again.case.id, again.phone, again.history[:-1]) == (neighbour.id, turn.case.phones[0], ())


def test_a_person_who_refused_for_good_is_not_called_and_counts_as_a_refusal(
    store: Store, desk: CallingDesk, other: CallingDesk
) -> None:
    refused = take(desk)
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        second = work.waves.cases(wave.id)[1].case
        work.cases.bar(refused.case.id, {second.client}, REFUSED)
        work.commit()
    assert take(other).case.order == 3
    with store.work() as work:
        state = work.cases.get(second.id).state
        assert not any(isinstance(fact, Dial) for fact in work.facts.of_case(second.id))
    assert (state.stage, state.outcome) == (Stage.FINAL, REFUSED)


def test_a_mistaken_refusal_that_is_undone_bars_nobody(store: Store, desk: CallingDesk) -> None:
    turn = take(desk)
    desk.close(turn.case.id, REFUSED)
    desk.undo(turn.case.id, "қате")
    with store.work() as work:
        assert work.cases.barred((turn.case.client,)) == {}


def test_only_who_comes_after_the_last_client_is_told_that_there_is_none(
    store: Store, clock: HandClock, edition: Edition
) -> None:
    floor = [seat(store, clock, edition, f"operator-{place}") for place in range(CLIENTS + 1)]
    turns = [desk.next_client() for desk in floor]
    served = [turn.case.id for turn in turns if isinstance(turn, Turn)]
    assert len(set(served)) == CLIENTS
    assert isinstance(turns[-1], Pause)
