"""An operator's shift: turns from the claim to the outcome, and what they add up to."""

import math
from datetime import timedelta

import pytest

from survey.edition import Edition
from survey.facts import Appointment, Claim, Dial, Disposition, Review, Undone, Verdict
from survey.fieldwork.shift import pace, shifts, turns
from survey.outcome import COMPLETE
from tests.unit.fieldwork.story import START, Story

PHONE = "+77000000001"


def interview(story: Story) -> None:
    """Claim at once, call a minute later, finish three minutes after the claim."""
    story.add(Claim)
    story.add(Dial, phone=PHONE)
    story.answer("q1", "no")
    story.add(Disposition, outcome=COMPLETE)


def test_a_turn_lasts_from_the_claim_to_the_outcome(story: Story) -> None:
    interview(story)
    (turn,) = turns(story.facts, START)
    assert (turn.calls, turn.outcome, turn.time) == (1, COMPLETE, timedelta(minutes=3))


def test_a_case_in_hand_counts_its_calls_and_no_time(story: Story) -> None:
    story.add(Claim)
    story.add(Dial, phone=PHONE)
    story.add(Dial, phone=PHONE)
    (turn,) = turns(story.facts, START)
    assert (turn.calls, turn.time) == (2, timedelta())


def test_a_case_claimed_in_an_earlier_shift_begins_with_the_first_call_of_this_one(story: Story) -> None:
    story.add(Claim)
    story.at += timedelta(hours=16)
    morning = story.at
    story.add(Dial, phone=PHONE)
    story.add(Disposition, outcome="2.112")
    (turn,) = turns(story.facts, morning)
    assert turn.time == timedelta(minutes=1)


def test_ones_own_pace_is_interviews_in_an_hour_of_turns_and_leaves_out_what_was_taken_back(story: Story) -> None:
    interview(story)
    assert pace(story.facts, START) == pytest.approx(20)
    story.add(Undone, of=story.facts[-1].id, reason="қате")
    assert math.isnan(pace(story.facts, START))


def test_what_was_done_before_the_shift_is_left_out(story: Story) -> None:
    interview(story)
    assert turns(story.facts, story.at + timedelta(minutes=1)) == ()


def test_a_correction_is_no_turn_and_a_call_from_a_sheet_is_nobodys(story: Story) -> None:
    interview(story)
    story.add(Claim)
    story.add(Disposition, outcome=COMPLETE)
    assert len(turns(story.facts, START)) == 1
    sheet = Story()
    sheet.add(Dial, phone=PHONE)
    sheet.add(Disposition, outcome="3.13")
    assert turns(sheet.facts, START) == ()


def test_a_rejected_interview_stays_a_call_and_is_no_interview(edition: Edition, story: Story) -> None:
    interview(story)
    story.add(Review, verdict=Verdict.REJECTED, reason="invented")
    (shift,) = shifts(turns(story.facts, START), edition, {story.operator: "A"})
    assert (shift.calls, shift.interviews) == (1, 0)


@pytest.mark.parametrize(("verdict", "interviews"), [(Verdict.APPROVED, 1), (Verdict.RETURNED, 0)])
def test_an_approved_interview_is_one_and_a_returned_one_is_none_until_it_is_finished_anew(
    edition: Edition, story: Story, verdict: Verdict, interviews: int
) -> None:
    interview(story)
    story.add(Review, verdict=verdict, reason="")
    (shift,) = shifts(turns(story.facts, START), edition, {story.operator: "A"})
    assert (shift.calls, shift.interviews) == (1, interviews)


def test_a_shift_adds_up_its_turns(edition: Edition, story: Story) -> None:
    interview(story)
    story.add(Claim)
    story.add(Dial, phone=PHONE)
    story.add(Disposition, outcome="2.112")
    story.add(Claim)
    story.add(Dial, phone=PHONE)
    story.add(Appointment, due=story.at + timedelta(days=1))
    (shift,) = shifts(turns(story.facts, START), edition, {story.operator: "A"})
    assert (shift.calls, shift.interviews, shift.refusals) == (3, 1, 1)
    assert (shift.time, shift.mean_interview) == (timedelta(minutes=7), timedelta(minutes=3))
    assert math.isclose(shift.per_hour, 60 / 7)
    assert math.isclose(shift.refusal_share, 1 / 3)


def test_operators_stand_by_name(edition: Edition) -> None:
    stories = [Story(), Story()]
    for one in stories:
        interview(one)
    names = dict(zip((one.operator for one in stories), ("Ә", "Б"), strict=True))
    made = [turn for one in reversed(stories) for turn in turns(one.facts, START)]
    assert [shift.operator for shift in shifts(made, edition, names)] == sorted(names.values())
