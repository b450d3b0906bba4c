"""When clients may be called, and when one who did not answer is tried again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from survey.edition import Edition
from survey.facts import Claim, Dial, Disposition
from survey.fieldwork.case import Stage, derive
from survey.fieldwork.hours import least_tried, may_call, next_calling_moment, part_of_day
from tests.unit.fieldwork.story import Story

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
TRIED = st.dictionaries(st.integers(0, 2), st.integers(0, 5))
PHONES = ("+77000000001",)


@given(MOMENTS, TRIED)
def test_whoever_is_to_be_called_later_is_called_within_hours_and_never_sooner(
    edition: Edition, moment: datetime, tried: dict[int, int]
) -> None:
    opens, chosen = next_calling_moment(moment, edition), least_tried(moment, tried, edition)
    assert moment <= opens <= chosen
    assert may_call(opens, edition)
    assert may_call(chosen, edition)
    assert opens == moment or not may_call(opens - timedelta(microseconds=1), edition)
    assert tried.get(part_of_day(chosen, edition), 0) == min(tried.get(part, 0) for part in range(3))


def test_who_does_not_answer_is_tried_in_each_part_of_the_day_before_one_comes_again(
    edition: Edition, story: Story
) -> None:
    parts = []
    for _ in range(3):
        parts.append(part_of_day(story.at, edition))
        story.add(Claim)
        story.add(Dial, phone=PHONES[0])
        story.add(Disposition, outcome="3.13")
        due = derive(story.facts, edition, PHONES).due
        assert due
        assert due >= story.at + timedelta(minutes=180)
        story.at = due
    assert sorted(parts) == [0, 1, 2]


def test_after_its_last_attempt_a_case_is_final_with_the_code_of_its_history(edition: Edition, story: Story) -> None:
    attempts = edition.outcome("3.13").attempts
    assert attempts
    story.add(Disposition, outcome="2.35")
    stages = []
    for _ in range(attempts):
        story.add(Dial, phone=PHONES[0])
        story.add(Disposition, outcome="3.13")
        stages.append(derive(story.facts, edition, PHONES).stage)
    assert stages == [Stage.PAUSED] * (attempts - 1) + [Stage.FINAL]
    assert derive(story.facts, edition, PHONES).outcome == "2.35"


def test_a_dead_line_is_tried_twice_before_the_number_counts_as_dead(edition: Edition, story: Story) -> None:
    states = []
    for _ in range(2):
        story.add(Dial, phone=PHONES[0])
        story.add(Disposition, outcome="3.16")
        states.append(derive(story.facts, edition, PHONES))
    assert [state.stage for state in states] == [Stage.PAUSED, Stage.FINAL]
