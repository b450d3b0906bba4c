"""The calls that a case's facts tell of."""

from datetime import timedelta

from survey.edition import Edition
from survey.facts import Appointment, Claim, Dial, Disposition
from survey.fieldwork.attempts import attempts
from survey.outcome import COMPLETE
from tests.unit.fieldwork.story import Story


def test_a_number_without_an_answer_before_the_next_is_no_contact(edition: Edition, story: Story) -> None:
    story.add(Claim)
    story.add(Dial, phone="+77000000001")
    story.add(Dial, phone="+77000000002")
    story.add(Disposition, outcome="2.112")
    assert [(one.contact, one.complete) for one in attempts(story.facts, edition)] == [(False, False), (True, False)]


def test_an_answer_a_promise_and_some_outcomes_are_contact(edition: Edition, story: Story) -> None:
    story.add(Dial, phone="+77000000001")
    story.add(Disposition, outcome="3.13")
    story.add(Dial, phone="+77000000001")
    story.add(Appointment, due=story.at + timedelta(days=1))
    story.add(Dial, phone="+77000000001")
    story.answer("q1", "yes")
    story.add(Disposition, outcome="3.16")
    story.add(Dial, phone="+77000000001")
    story.add(Disposition, outcome=COMPLETE)
    told = [(one.contact, one.complete) for one in attempts(story.facts, edition)]
    assert told == [(False, False), (True, False), (True, False), (True, True)]


def test_a_case_never_called_has_no_attempt(edition: Edition, story: Story) -> None:
    story.add(Claim)
    assert attempts(story.facts, edition) == ()
