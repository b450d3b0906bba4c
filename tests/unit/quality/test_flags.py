"""What looks odd in an interview, and what does not."""

from datetime import timedelta
from pathlib import Path

import pytest

from survey.edition_file import load_edition
from survey.facts import Appointment, Claim, Dial, Disposition, Note, Review, Undone, Verdict
from survey.quality.flags import Flag, flags, reading_time
from survey.quality.interviews import Finished, finished
from tests.unit.fieldwork.story import START, Story

EDITION = load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")
FULL = {"q1": "yes", "q2": "5", "q3": "yes", "q4": "yes"}


def told(*, claimed: bool = True, note: str = "", **choices: str) -> Finished:
    """Tell of an interview with a minute between the answers."""
    story = Story()
    if claimed:
        story.add(Claim)
    story.add(Dial, phone="+77015550101")
    for question, choice in (choices or FULL).items():
        story.answer(question, choice)
    if note:
        story.add(Note, text=note)
    story.add(Disposition, outcome="1.1")
    return finished(story.facts)


def flags_of(one: Finished) -> set[Flag]:
    return set(flags([one], (), EDITION)[one.case])


@pytest.mark.parametrize(
    "choices",
    [
        {"q1": "yes", "q2": "1", "q3": "yes", "q4": "yes"},
        {"q1": "dk", "q2": "dk", "q3": "dk", "q4": "dk"},
        {"q1": "refused", "q2": "refused", "q3": "refused", "q4": "refused"},
    ],
)
def test_all_answers_at_the_same_end_are_a_line_unless_a_note_explains_them(choices: dict[str, str]) -> None:
    assert flags_of(told(**choices)) == {Flag.STRAIGHT}
    assert flags_of(told(note="Қатты ренжулі", **choices)) == set()


@pytest.mark.parametrize(
    "choices",
    [
        FULL,  # the most usual honest interview
        {"q1": "no", "q4": "no"},  # too short to be a line
        {"q1": "yes", "q2": "3", "q3": "no", "q4": "dk"},
    ],
)
def test_other_answers_are_no_line(choices: dict[str, str]) -> None:
    assert flags_of(told(**choices)) == set()


def test_a_call_that_came_on_a_sheet_has_no_times_and_is_not_called_fast() -> None:
    assert told(claimed=False).time is None
    assert flags_of(told(claimed=False)) == set()


def test_an_interview_over_two_calls_is_timed_by_its_questions_alone() -> None:
    story = Story()
    story.add(Claim)
    story.answer("q1", "yes")
    story.add(Appointment, due=START + timedelta(days=1))
    story.at += timedelta(days=1)
    story.add(Claim)
    for question in ("q2", "q3", "q4"):
        story.answer(question, FULL[question])
    story.add(Disposition, outcome="1.1")
    assert finished(story.facts).time == timedelta(minutes=4)


def test_an_interview_shorter_than_a_part_of_the_median_is_short() -> None:
    usual = [told() for _ in range(4)]
    story = Story()
    story.add(Claim)
    for question, choice in FULL.items():
        story.at += timedelta(seconds=-45)
        story.answer(question, choice)
    story.add(Disposition, outcome="1.1")
    short = finished(story.facts)
    assert short.time == timedelta(minutes=1)
    found = flags([*usual, short], (), EDITION)
    assert Flag.SHORT in found[short.case]
    assert Flag.SHORT not in found[usual[0].case]


def test_reading_goes_by_the_text_in_the_language_asked() -> None:
    one = told()
    answer, _ = one.timed["q4"]
    question = EDITION.questionnaire.question("q4")
    assert question
    letters = sum(letter.isalpha() for letter in question.text.kk)
    assert reading_time(answer, EDITION) == timedelta(seconds=letters / EDITION.quality.letters_per_second)


def test_an_interview_keeps_its_identity_through_undoing_and_correction_and_loses_it_when_rejected() -> None:
    story = Story()
    story.add(Claim)
    for question, choice in FULL.items():
        story.answer(question, choice)
    first = story.add(Disposition, outcome="1.1")
    story.add(Undone, of=first, reason="қате")
    story.add(Disposition, outcome="1.1")
    assert finished(story.facts).id == first
    story.add(Review, verdict=Verdict.RETURNED, reason="қайта")
    story.add(Disposition, outcome="1.1")
    assert finished(story.facts).id == first
    story.add(Review, verdict=Verdict.REJECTED, reason="қате")
    for question, choice in FULL.items():
        story.answer(question, choice)
    again = story.add(Disposition, outcome="1.1")
    assert finished(story.facts).id == again
