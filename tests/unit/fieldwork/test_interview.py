"""The road through Annex 4 and the answers that count on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.edition import Edition
from survey.interview import Interview
from tests.unit.fieldwork.story import Story


def asked(edition: Edition, **choices: str) -> list[str]:
    return [question.id for question in edition.questionnaire.route(choices)]


@pytest.mark.parametrize(
    ("choices", "road"),
    [
        ({}, ["q1", "q2", "q3", "q4"]),
        ({"q1": "yes"}, ["q1", "q2", "q3", "q4"]),
        ({"q1": "no"}, ["q1", "q4"]),
        ({"q1": "dk"}, ["q1", "q2", "q3", "q4"]),
        ({"q1": "refused"}, ["q1", "q2", "q3", "q4"]),
    ],
)
def test_a_denied_service_is_not_rated(edition: Edition, choices: dict[str, str], road: list[str]) -> None:
    assert asked(edition, **choices) == road


def test_first_answer_stays_as_a_fact_when_corrected(edition: Edition, story: Story) -> None:
    story.answer("q1", "yes")
    story.answer("q2", "2")
    story.answer("q2", "4")
    interview = Interview.of(edition.questionnaire, story.facts)
    assert [answer.choice for answer in interview.answers] == ["yes", "2", "4"]
    assert interview.choices == {"q1": "yes", "q2": "4"}


def test_answers_off_the_road_do_not_count_but_come_back_with_it(edition: Edition, story: Story) -> None:
    for question, choice in (("q1", "yes"), ("q2", "5"), ("q3", "yes"), ("q4", "no"), ("q1", "no")):
        story.answer(question, choice)
    denied = Interview.of(edition.questionnaire, story.facts)
    assert denied.choices == {"q1": "no", "q4": "no"}
    assert denied.is_complete
    story.answer("q1", "dk")
    assert Interview.of(edition.questionnaire, story.facts).choices == {"q1": "dk", "q2": "5", "q3": "yes", "q4": "no"}


@given(st.data())
def test_any_answers_given_in_order_complete_the_interview_in_at_most_four_steps(
    edition: Edition, data: st.DataObject
) -> None:
    choices: dict[str, str] = {}
    while question := edition.questionnaire.next_question(choices):
        choices[question.id] = data.draw(st.sampled_from(question.choices)).key
    assert set(choices) == {question.id for question in edition.questionnaire.route(choices)}
    assert len(choices) <= 4
