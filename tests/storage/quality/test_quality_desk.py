"""A supervisor's word on an interview: approved, returned, rejected; what looks odd; who agreed with himself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from survey.audit import Logged
from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Review, Verdict
from survey.fieldwork.case import Stage
from survey.fieldwork.queue import Reason
from survey.language import Language
from survey.outcome import Group
from survey.quality.checks import Agreement, CheckStage
from survey.quality.flags import Flag
from survey.services.calling import CallingDesk, Turn
from survey.services.monitoring import MonitoringDesk
from survey.services.reporting import ReportingDesk
from survey.staff import Role
from tests.storage.calling.conftest import HandClock
from tests.storage.calling.floor import take
from tests.storage.quality.interviewing import (
    FULL,
    QUARTER,
    REASON,
    OpenStore,
    checking_all,
    checks,
    made,
    quality,
    staff_of,
    state_and_facts,
    taken,
    wave_of,
)


def reached(store: OpenStore, clock: HandClock, edition: Edition) -> tuple[int, int, int]:
    """Return the interviews on the board, in the report, and among the outcomes that the response rates go by."""
    parts = (store.work, clock, edition, store.staff)
    board = MonitoringDesk(*parts).board(QUARTER)
    return board.pace.reached, len(ReportingDesk(*parts).interviews(QUARTER)), board.groups[Group.I]


def test_an_approved_interview_waits_no_more_and_stays_in_the_figures(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    first, second = made(operator), made(operator)
    desk = quality(store, clock, edition)
    assert {row.case.id for row in desk.wave(QUARTER).awaited} == {first.case.id, second.case.id}
    desk.approve([first.case.id, second.case.id])
    assert (desk.wave(QUARTER).awaited, desk.wave(QUARTER).approved) == ((), 2)
    assert reached(store, clock, edition) == (2, 2, 2)
    state, facts = state_and_facts(store, first.case.id, edition)
    assert state.complete_at
    assert facts[-1] == Review(
        id=facts[-1].id, case=first.case.id, at=facts[-1].at, by=store.staff.id, verdict=Verdict.APPROVED, reason=""
    )


def test_an_interview_corrected_after_its_approval_waits_again(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    quality(store, clock, edition).approve([case])
    operator.reopen(case)
    operator.answer(case, "q4", "yes", Language.KK)
    operator.complete(case)
    assert [row.case.id for row in wave_of(store, clock, edition).awaited] == [case]


def test_a_returned_interview_goes_back_to_its_operator_and_counts_once_it_is_finished_anew(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk, desk: CallingDesk
) -> None:
    turn = made(operator)
    quality(store, clock, edition).send_back(turn.case.id, REASON)
    state, _ = state_and_facts(store, turn.case.id, edition)
    assert (state.stage, state.owner, state.outcome) == (Stage.APPOINTED, staff_of(operator).id, "1.2")
    assert reached(store, clock, edition) == (0, 0, 0)
    assert take(desk).case.id != turn.case.id  # within the grace it is the operator's own
    back = take(operator)
    assert (back.case, back.reason) == (turn.case, Reason.APPOINTMENT)
    assert back.interview.choices == FULL
    operator.answer(back.case.id, "q3", "no", Language.KK)
    operator.complete(back.case.id)
    state, _ = state_and_facts(store, turn.case.id, edition)
    assert (state.stage, state.outcome) == (Stage.FINAL, "1.1")
    assert reached(store, clock, edition) == (1, 1, 1)
    assert len(wave_of(store, clock, edition).awaited) == 1


def test_a_returned_interview_whose_client_does_not_answer_is_called_again(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator, q1="no", q4="yes").case.id
    quality(store, clock, edition).send_back(case, REASON)
    operator.dial(take(operator).case.id, take(operator).case.phones[0])
    operator.close(case, "3.13")
    state, _ = state_and_facts(store, case, edition)
    assert (state.stage, state.outcome) == (Stage.PAUSED, "1.2")


def test_a_rejected_interview_leaves_the_figures_and_its_case_reopens(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    before = state_and_facts(store, case, edition)[1]
    quality(store, clock, edition).reject(case, "Басқа адам жауап берген")
    state, facts = state_and_facts(store, case, edition)
    assert (state.stage, state.outcome, state.dials) == (Stage.FRESH, "3.11", 0)
    assert facts[:-1] == before  # the attempt stays in the log
    assert reached(store, clock, edition) == (0, 0, 0)
    assert take(operator).case.id == case


def test_a_word_against_an_interview_needs_a_reason(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    desk = quality(store, clock, edition)
    for verb in (desk.send_back, desk.reject):
        with pytest.raises(Refused, match=r"review\.reason_needed"):
            verb(case, "  ")


def test_an_interview_that_is_being_corrected_is_not_taken_out_of_the_hand(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    operator.reopen(case)
    with pytest.raises(Refused, match=r"review\.in_hand"):
        quality(store, clock, edition).send_back(case, REASON)


def test_approving_is_all_or_nothing(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case, under_way = made(operator).case.id, take(operator).case.id
    desk = quality(store, clock, edition)
    with pytest.raises(Refused, match=r"case\.not_complete"):
        desk.approve([case, under_way])
    assert [row.case.id for row in desk.wave(QUARTER).awaited] == [case]


def test_each_word_is_in_the_audit_log(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case, other = made(operator).case.id, made(operator).case.id
    desk = quality(store, clock, edition)
    desk.approve([case])
    desk.send_back(other, REASON)
    with store.work() as work:
        found = work._connection.exec_driver_sql(
            "SELECT subject, after FROM audit_log WHERE what = ? ORDER BY number", (Logged.REVIEW.value,)
        ).all()
    assert [(subject, "approved" in after, "returned" in after) for subject, after in found] == [
        (str(case), True, False),
        (str(other), False, True),
    ]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.BRANCH, Role.ADMINISTRATOR])
def test_only_a_supervisor_reviews(store: OpenStore, clock: HandClock, edition: Edition, role: Role) -> None:
    desk = quality(store, clock, edition)
    desk._staff = replace(store.staff, role=role)
    with pytest.raises(Refused, match=r"staff\.not_allowed"):
        desk.wave(QUARTER)


def slow(desk: CallingDesk, clock: HandClock, **choices: str) -> Turn:
    """Make an interview as long as it should be."""
    turn = take(desk)
    desk.dial(turn.case.id, turn.case.phones[0])
    for question, choice in (choices or FULL).items():
        clock.pass_by(seconds=20)
        desk.answer(turn.case.id, question, choice, Language.KK)
    desk.complete(turn.case.id)
    return turn


def test_flags_say_what_looks_odd_and_change_nothing(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk, desk: CallingDesk
) -> None:
    usual = slow(operator, clock)
    clock.pass_by(minutes=2)
    quick = made(operator)
    alike = slow(operator, clock, q1="yes", q2="1", q3="yes", q4="yes")
    clock.at = clock.at.replace(second=0) + timedelta(minutes=5)
    first, second = made(desk), made(desk)
    found = wave_of(store, clock, edition)
    flagged = {row.case.id: set(row.flags) for row in found.awaited}
    assert flagged[usual.case.id] == set()
    assert flagged[quick.case.id] == {Flag.FAST, Flag.SHORT}
    assert flagged[alike.case.id] == {Flag.STRAIGHT}
    assert flagged[first.case.id] == flagged[second.case.id] == {Flag.FAST, Flag.SHORT, Flag.SAME_MINUTE}
    assert found.awaited[-1].case.id == usual.case.id  # the flagged stand first
    assert reached(store, clock, edition)[0] == 5


def test_answers_given_again_are_counted_by_operator_and_question(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    everything = checking_all(edition)
    turns = [made(operator) for _ in range(3)]
    again = checks(store, clock, everything, store.staff)
    for q3 in ("yes", "no"):
        asked = taken(again)
        again.answer(asked.case.id, "q1", "yes", Language.KK)
        again.answer(asked.case.id, "q3", q3, Language.KK)
        again.close(asked.case.id, asked.case.phones[0], "1.1")
    found = wave_of(store, clock, everything)
    (of_operator,) = found.operators
    assert (of_operator.operator, of_operator.interviews) == (staff_of(operator).id, len(turns))
    assert (of_operator.stages[CheckStage.DONE], of_operator.stages[CheckStage.WAITING]) == (2, 1)
    assert of_operator.agreements == {"q1": Agreement(2, 2), "q3": Agreement(2, 1)}
    assert sum(Flag.DISAGREES in row.flags for row in found.awaited) == 1


def test_an_answer_corrected_after_the_check_does_not_mend_the_agreement(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    everything = checking_all(edition)
    case = made(operator).case.id
    again = checks(store, clock, everything, store.staff)
    taken(again)
    again.answer(case, "q1", "no", Language.KK)
    again.close(case, "", "1.1")
    operator.reopen(case)
    operator.answer(case, "q1", "no", Language.KK)
    operator.complete(case)
    assert wave_of(store, clock, everything).operators[0].agreements == {"q1": Agreement(1, 0)}
