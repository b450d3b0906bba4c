"""The operator's verbs on a real store."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from storage.engine import Store
from survey.edition import Edition
from survey.errors import CaseNotHeld, Refused
from survey.facts import Answer
from survey.fieldwork.case import Stage, derive
from survey.fieldwork.queue import Reason
from survey.language import Language
from survey.services.calling import CallingDesk, Pause, Turn
from tests.storage.calling.conftest import CLIENTS, HandClock
from tests.storage.calling.floor import seat


def take(desk: CallingDesk) -> Turn:
    turn = desk.next_client()
    assert isinstance(turn, Turn)
    return turn


def interview(desk: CallingDesk, case: UUID, **choices: str) -> None:
    for question, choice in choices.items():
        desk.answer(case, question, choice, Language.KK)
    desk.complete(case)


FULL = {"q1": "yes", "q2": "4", "q3": "yes", "q4": "no"}


def test_clients_come_in_the_order_of_the_draw_and_nobody_twice(desk: CallingDesk) -> None:
    offered = []
    while isinstance(turn := desk.next_client(), Turn):
        offered.append(turn.case.order)
        interview(desk, turn.case.id, **FULL)
    assert offered == list(range(1, CLIENTS + 1))
    assert isinstance(turn, Pause)
    assert turn.counts[Stage.FINAL] == CLIENTS


def test_the_case_in_hand_is_offered_again_until_it_has_an_outcome(desk: CallingDesk) -> None:
    first, again = take(desk), take(desk)
    assert (first.reason, again.reason) == (Reason.FRESH, Reason.IN_HAND)
    assert first.case == again.case
    assert len(again.history) == 1


def test_after_a_restart_the_interview_goes_on_at_the_same_question(
    store: Store, clock: HandClock, edition: Edition, desk: CallingDesk
) -> None:
    turn = take(desk)
    desk.answer(turn.case.id, "q1", "yes", Language.RU)
    resumed = CallingDesk(store.work, clock, edition, store.staff).in_hand()
    assert resumed
    assert resumed.case == turn.case
    question = resumed.interview.next_question()
    assert question
    assert question.id == "q2"


def test_a_pause_that_is_over_comes_before_fresh_clients_and_an_appointment_before_both(
    desk: CallingDesk, clock: HandClock
) -> None:
    busy = take(desk)
    desk.close(busy.case.id, "3.12")
    promised = take(desk)
    desk.appoint(promised.case.id, clock.at + timedelta(hours=2))
    assert take(desk).case.order == 3
    desk.close(take(desk).case.id, "2.112")
    clock.pass_by(hours=3)
    due = take(desk)
    assert (due.case, due.reason) == (promised.case, Reason.APPOINTMENT)
    desk.close(due.case.id, "2.112")
    retry = take(desk)
    assert (retry.case, retry.reason) == (busy.case, Reason.RETRY)


def test_a_correction_names_what_it_corrects(desk: CallingDesk) -> None:
    turn = take(desk)
    first = desk.answer(turn.case.id, "q1", "no", Language.KK)
    second = desk.answer(turn.case.id, "q1", "yes", Language.KK)
    given = [fact for fact in second.history if isinstance(fact, Answer)]
    assert [answer.choice for answer in given] == ["no", "yes"]
    assert given[1].corrects == first.interview.current["q1"].id


def test_a_clock_set_back_does_not_put_a_correction_before_what_it_corrects(
    desk: CallingDesk, clock: HandClock
) -> None:
    turn = take(desk)
    desk.answer(turn.case.id, "q1", "no", Language.KK)
    clock.at -= timedelta(hours=5)
    progress = desk.answer(turn.case.id, "q1", "yes", Language.KK)
    assert progress.interview.choices == {"q1": "yes"}
    resumed = desk.in_hand()
    assert resumed
    assert resumed.interview.choices == {"q1": "yes"}


def test_a_question_off_the_road_cannot_be_answered(desk: CallingDesk) -> None:
    case = take(desk).case.id
    desk.answer(case, "q1", "no", Language.KK)
    with pytest.raises(Refused, match=r"answer\.not_on_road"):
        desk.answer(case, "q2", "4", Language.KK)


def test_a_choice_the_question_does_not_have_is_refused(desk: CallingDesk) -> None:
    case = take(desk).case.id
    with pytest.raises(Refused, match=r"answer\.unknown_choice"):
        desk.answer(case, "q1", "4", Language.KK)


def test_an_interview_with_a_question_open_cannot_be_completed(desk: CallingDesk) -> None:
    case = take(desk).case.id
    desk.answer(case, "q1", "yes", Language.KK)
    with pytest.raises(Refused, match=r"interview\.incomplete"):
        desk.complete(case)


def test_a_case_that_is_not_in_hand_cannot_be_touched(desk: CallingDesk) -> None:
    case = take(desk).case.id
    desk.close(case, "2.112")
    for touch in (
        lambda: desk.answer(case, "q1", "yes", Language.KK),
        lambda: desk.close(case, "3.13"),
        lambda: desk.note(case, "x"),
        lambda: desk.complete(case),
    ):
        with pytest.raises(CaseNotHeld):
            touch()


@pytest.mark.parametrize("outcome", ["1.1", "1.2", "2.12", "3.11", "2.21"])
def test_outcomes_that_are_derived_or_need_a_time_are_not_given_by_hand(desk: CallingDesk, outcome: str) -> None:
    case = take(desk).case.id
    with pytest.raises(Refused, match=r"outcome\.not_by_hand"):
        desk.close(case, outcome)


def test_a_proven_error_of_the_frame_needs_a_note(desk: CallingDesk) -> None:
    case = take(desk).case.id
    with pytest.raises(Refused, match=r"outcome\.note_needed"):
        desk.close(case, "4.70")
    assert desk.note(case, " жабылған ").note == "жабылған"
    desk.close(case, "4.70")
    assert desk.in_hand() is None


def test_a_number_that_is_not_the_clients_is_not_dialled(desk: CallingDesk) -> None:
    turn = take(desk)
    with pytest.raises(Refused, match=r"phone\.not_of_client"):
        desk.dial(turn.case.id, "+77009999999")
    assert desk.dial(turn.case.id, turn.case.phones[1]).state.dials == 1


@pytest.mark.parametrize(
    ("due", "code"),
    [
        (datetime(2026, 10, 5, 4, 0, tzinfo=UTC), "appointment.past"),
        (datetime(2026, 10, 6, 3, 59, tzinfo=UTC), "appointment.hours"),
        (datetime(2026, 10, 6, 15, 0, tzinfo=UTC), "appointment.hours"),
        (datetime(2026, 10, 11, 6, 0, tzinfo=UTC), "appointment.hours"),
    ],
)
def test_an_appointment_is_in_the_future_and_within_calling_hours(desk: CallingDesk, due: datetime, code: str) -> None:
    case = take(desk).case.id
    with pytest.raises(Refused) as refused:
        desk.appoint(case, due)
    assert refused.value.code == code


def test_the_day_counts_ones_own_promises_until_midnight_and_the_overdue_ones(
    store: Store, clock: HandClock, edition: Edition, desk: CallingDesk
) -> None:
    other = seat(store, clock, edition, "other")
    other.appoint(take(other).case.id, clock.at + timedelta(hours=2))
    for later in (timedelta(hours=1), timedelta(hours=3), timedelta(days=1)):
        desk.appoint(take(desk).case.id, clock.at + later)
    assert (len(desk.day().promised), len(other.day().promised)) == (2, 1)
    clock.pass_by(hours=2)
    assert len(desk.day().promised) == 2


def test_the_day_counts_calls_and_interviews_since_midnight_in_almaty(desk: CallingDesk, clock: HandClock) -> None:
    turn = take(desk)
    desk.dial(turn.case.id, turn.case.phones[0])
    interview(desk, turn.case.id, **FULL)
    turn = take(desk)
    desk.dial(turn.case.id, turn.case.phones[0])
    due = clock.at + timedelta(hours=1)
    desk.appoint(turn.case.id, due)
    day = desk.day()
    assert (day.calls, day.interviews, day.next_appointment) == (2, 1, due)
    clock.pass_by(days=1)
    assert (desk.day().calls, desk.day().interviews) == (0, 0)


def test_a_finished_interview_is_reopened_corrected_and_finished_again(desk: CallingDesk) -> None:
    case = take(desk).case.id
    interview(desk, case, **FULL)
    desk.reopen(case)
    progress = desk.answer(case, "q2", "1", Language.KK)
    assert progress.state.complete_at == progress.history[-1].at
    desk.complete(case)
    assert desk.in_hand() is None


def test_a_finished_interview_in_correction_takes_no_call_outcome_and_no_promise(
    desk: CallingDesk, clock: HandClock
) -> None:
    case = take(desk).case.id
    interview(desk, case, **FULL)
    desk.reopen(case)
    with pytest.raises(Refused, match=r"case\.complete"):
        desk.close(case, "3.13")
    with pytest.raises(Refused, match=r"case\.complete"):
        desk.appoint(case, clock.at + timedelta(hours=1))
    desk.complete(case)


def test_a_correction_that_opened_a_question_may_end_without_its_answer(desk: CallingDesk) -> None:
    case = take(desk).case.id
    interview(desk, case, q1="no", q4="yes")
    desk.reopen(case)
    desk.answer(case, "q1", "yes", Language.KK)
    desk.close(case, "2.112")
    assert desk.in_hand() is None


def test_a_case_without_a_finished_interview_is_not_reopened(desk: CallingDesk) -> None:
    case = take(desk).case.id
    with pytest.raises(Refused, match=r"case\.not_complete"):
        desk.reopen(case)


def test_another_interview_is_not_reopened_while_one_is_in_hand(desk: CallingDesk) -> None:
    case = take(desk).case.id
    interview(desk, case, **FULL)
    take(desk)
    with pytest.raises(Refused, match=r"case\.in_hand"):
        desk.reopen(case)


def test_the_stored_state_equals_what_the_facts_add_up_to(store: Store, desk: CallingDesk, edition: Edition) -> None:
    for outcome in ("3.13", "2.112", "3.12"):
        case = take(desk).case.id
        desk.answer(case, "q1", "yes", Language.KK)
        desk.close(case, outcome)
    interview(desk, take(desk).case.id, **FULL)
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        for row in work.waves.cases(wave.id):
            assert derive(work.facts.of_case(row.case.id), edition, row.case.phones) == row.state
