"""What a review does to a case: the same from the facts whenever it is worked out."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from survey.edition_file import load_edition
from survey.facts import CheckAnswer, CheckCall, CheckStart, Claim, Dial, Disposition, Review, Verdict
from survey.fieldwork.case import FRESH, CaseState, Stage, derive
from survey.language import Language
from tests.unit.fieldwork.story import Story

EDITION = load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")
PHONES = ("+77015550101",)
STEPS = st.lists(st.sampled_from([*Verdict, "call", "no answer", "checked"]), max_size=8)


def after(story: Story) -> CaseState:
    return derive(story.facts, EDITION, PHONES)


def interview(story: Story) -> None:
    story.add(Claim)
    story.add(Dial, phone=PHONES[0])
    for question in ("q1", "q2", "q3", "q4"):
        story.answer(question, "dk")
    story.add(Disposition, outcome="1.1")


def check(story: Story) -> None:
    of = story.add(CheckStart, of=story.facts[-1].id)
    story.add(CheckAnswer, of=of, question="q1", choice="no", language=Language.RU)
    story.add(CheckCall, of=of, phone=PHONES[0], outcome="1.1")


def play(story: Story, step: str) -> None:
    """Do the next step where the case allows it."""
    state = after(story)
    if step == "checked":
        check(story)
    elif isinstance(step, Verdict):
        if state.complete_at:
            story.add(Review, verdict=step, reason="")
    elif step == "call":
        interview(story)
    elif not state.complete_at:
        story.add(Claim)
        story.add(Disposition, outcome="3.13")


@settings(deadline=None)
@given(STEPS)
def test_a_case_counts_just_when_its_last_interview_stands(steps: list[str]) -> None:
    story = Story()
    interview(story)
    counts = True
    for step in steps:
        if isinstance(step, Verdict) and counts:
            counts = step is Verdict.APPROVED
        elif step == "call":
            counts = True
        play(story, step)
        state = after(story)
        assert (state.complete_at is not None) is counts
        assert (state.outcome == "1.1") is counts
        assert state.stage is Stage.FINAL or not counts


@settings(deadline=None)
@given(STEPS)
def test_back_checks_move_no_case(steps: list[str]) -> None:
    story, without = Story(), Story()
    without.case, without.operator = story.case, story.operator
    interview(story)
    for step in steps:
        play(story, step)
    without.facts = [fact for fact in story.facts if not isinstance(fact, CheckStart | CheckAnswer | CheckCall)]
    assert after(story) == after(without)


def test_a_rejected_interview_leaves_a_fresh_case() -> None:
    story = Story()
    interview(story)
    story.add(Review, verdict=Verdict.REJECTED, reason="қате")
    assert after(story) == FRESH
