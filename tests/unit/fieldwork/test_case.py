"""Where a case stands, from its whole history (survey-method: outcomes)."""

from datetime import timedelta

import pytest

from survey.edition import Edition
from survey.facts import Appointment, Claim, Dial, Disposition, Review, Verdict
from survey.fieldwork.case import Stage, derive
from survey.outcome import BREAK_OFF, COMPLETE, NEVER_CALLED, PARTIAL
from tests.unit.fieldwork.story import Story

PHONES = ("+77000000001", "+77000000002")
ROAD = (("q1", "yes"), ("q2", "4"), ("q3", "yes"), ("q4", "no"))


def test_a_case_without_facts_is_fresh_and_never_called(edition: Edition) -> None:
    state = derive((), edition, PHONES)
    assert (state.stage, state.outcome, state.dials, state.held_by) == (Stage.FRESH, NEVER_CALLED, 0, None)


def test_a_claimed_case_is_held_until_its_outcome(edition: Edition, story: Story) -> None:
    story.add(Claim)
    assert derive(story.facts, edition, PHONES).held_by == story.operator
    story.add(Dial, phone="+77000000001")
    story.add(Disposition, outcome="3.13")
    state = derive(story.facts, edition, PHONES)
    pause = edition.outcome("3.13")
    assert pause.retry_minutes
    assert pause.retry_most
    assert (state.stage, state.held_by, state.dials) == (Stage.PAUSED, None, 1)
    assert state.due
    assert timedelta(minutes=pause.retry_minutes) <= state.due - story.at <= timedelta(minutes=pause.retry_most)


def test_an_appointment_holds_its_time(edition: Edition, story: Story) -> None:
    story.add(Claim)
    due = story.at + timedelta(days=1)
    story.add(Appointment, due=due)
    state = derive(story.facts, edition, PHONES)
    assert (state.stage, state.outcome, state.due) == (Stage.APPOINTED, "2.21", due)


@pytest.mark.parametrize(("answers", "outcome"), [(0, "2.112"), (1, BREAK_OFF), (2, PARTIAL), (3, PARTIAL)])
def test_a_refusal_counts_by_what_was_answered_before_it(
    edition: Edition, story: Story, answers: int, outcome: str
) -> None:
    story.add(Claim)
    for question, choice in ROAD[:answers]:
        story.answer(question, choice)
    story.add(Disposition, outcome="2.112")
    state = derive(story.facts, edition, PHONES)
    assert (state.stage, state.outcome) == (Stage.FINAL, outcome)


def test_denying_the_service_is_a_complete_interview(edition: Edition, story: Story) -> None:
    story.add(Claim)
    story.answer("q1", "no")
    story.answer("q4", "yes")
    story.add(Disposition, outcome=COMPLETE)
    state = derive(story.facts, edition, PHONES)
    assert (state.stage, state.outcome, state.complete_at) == (Stage.FINAL, COMPLETE, story.at)


def complete(story: Story) -> None:
    story.add(Claim)
    for question, choice in ROAD:
        story.answer(question, choice)
    story.add(Disposition, outcome=COMPLETE)


def test_a_correction_keeps_a_complete_interview_complete(edition: Edition, story: Story) -> None:
    complete(story)
    story.add(Claim)
    story.answer("q2", "1")
    state = derive(story.facts, edition, PHONES)
    assert (state.stage, state.outcome, state.complete_at) == (Stage.FINAL, COMPLETE, story.at)


def test_a_correction_that_opens_a_question_puts_the_interview_under_way_again(edition: Edition, story: Story) -> None:
    story.add(Claim)
    story.answer("q1", "no")
    story.answer("q4", "yes")
    story.add(Disposition, outcome=COMPLETE)
    story.add(Claim)
    story.answer("q1", "yes")
    state = derive(story.facts, edition, PHONES)
    assert (state.stage, state.outcome, state.complete_at) == (Stage.HELD, BREAK_OFF, None)


def test_a_rejected_interview_starts_the_case_afresh(edition: Edition, story: Story) -> None:
    complete(story)
    story.add(Review, verdict=Verdict.REJECTED, reason="wrong person")
    assert derive(story.facts, edition, PHONES) == derive((), edition, PHONES)


@pytest.mark.parametrize(
    ("calls", "code"),
    [
        (["3.13", "3.12"], "3.12"),
        (["3.13", "3.90"], "3.90"),
        (["2.20", "3.13", "3.12"], "2.20"),
        (["2.20", "3.20"], "2.20"),
        (["2.35", "2.221", "3.13", "3.90"], "2.35"),
        (["2.112", "3.13", "3.90"], "2.112"),
        (["2.20", "2.36", "2.112"], "2.112"),
        (["3.13", "4.10"], "4.10"),
    ],
)
def test_the_code_comes_from_all_calls_and_a_refusal_is_never_overwritten(
    edition: Edition, story: Story, calls: list[str], code: str
) -> None:
    for outcome in calls:
        story.add(Claim)
        story.add(Disposition, outcome=outcome)
    assert derive(story.facts, edition, PHONES).outcome == code


def test_a_promise_to_call_back_stays_when_nobody_answers_later(edition: Edition, story: Story) -> None:
    story.add(Appointment, due=story.at + timedelta(days=1))
    story.add(Disposition, outcome="3.13")
    assert derive(story.facts, edition, PHONES).outcome == "2.21"


@pytest.mark.parametrize(("answers", "code"), [(1, BREAK_OFF), (2, PARTIAL)])
@pytest.mark.parametrize("later", ["3.13", "2.20", "3.90"])
def test_an_interview_under_way_counts_by_its_answers_when_nobody_answers_later(
    edition: Edition, story: Story, answers: int, code: str, later: str
) -> None:
    for question, choice in ROAD[:answers]:
        story.answer(question, choice)
    story.add(Appointment, due=story.at + timedelta(days=1))
    assert derive(story.facts, edition, PHONES).outcome == code
    story.add(Disposition, outcome=later)
    assert derive(story.facts, edition, PHONES).outcome == code


@pytest.mark.parametrize("outcome", ["3.13", "2.112"])
def test_a_complete_interview_stays_complete_however_the_call_to_correct_it_ends(
    edition: Edition, story: Story, outcome: str
) -> None:
    complete(story)
    at = story.at
    story.add(Claim)
    story.add(Disposition, outcome=outcome)
    state = derive(story.facts, edition, PHONES)
    assert (state.stage, state.outcome, state.held_by, state.complete_at) == (Stage.FINAL, COMPLETE, None, at)
