"""The questions of the telephone poll (Annex 4) and the road through them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from survey.language import Language, Text

DOES_NOT_KNOW = "dk"
REFUSED = "refused"
CONFIRMATION = "q1"
"""The question whether the service was rendered at all: who denies it names a doubtful registry row."""
DENIED = "no"


class QuestionKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a question allows: its key in facts and figures, its digit on the keyboard, its words."""

    key: str
    digit: str
    text: Text

    def words(self, language: Language) -> str:
        """Return the answer as it is read back: a mark as its digit, any other by its words."""
        return self.digit if self.key == self.digit else self.text[language]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is read out; `{place}` and `{date}` in its text are filled from the registry row.

    `skip_when` maps an earlier question to the choice keys after which this one is not asked.
    `choices` ends with "does not know" (8) and "refused to answer" (9).
    """

    id: str
    number: int
    kind: QuestionKind
    text: Text
    hint: Text | None
    choices: tuple[Choice, ...]
    skip_when: Mapping[str, tuple[str, ...]]

    def choice(self, key: str) -> Choice | None:
        """Return the choice with a key, None if the question does not allow it."""
        return next((choice for choice in self.choices if choice.key == key), None)

    def choice_for(self, digit: str) -> Choice | None:
        """Return the choice on a digit of the keyboard."""
        return next((choice for choice in self.choices if choice.digit == digit), None)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions in the order they are asked."""

    questions: tuple[Question, ...]

    def question(self, question_id: str) -> Question | None:
        """Return a question by its id."""
        return next((question for question in self.questions if question.id == question_id), None)

    def route(self, answers: Mapping[str, str]) -> tuple[Question, ...]:
        """Return the questions to ask, given the choice keys so far by question id.

        An answer counts in the routing only while its own question is on the road.
        """
        road: list[Question] = []
        for question in self.questions:
            on_road = {asked.id: answers.get(asked.id) for asked in road}
            if not any(on_road.get(earlier) in keys for earlier, keys in question.skip_when.items()):
                road.append(question)
        return tuple(road)

    def next_question(self, answers: Mapping[str, str]) -> Question | None:
        """Return the first question on the road that has no answer, None when all are answered."""
        return next((question for question in self.route(answers) if question.id not in answers), None)
