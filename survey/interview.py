"""One interview as a pure state machine: what now, given what was answered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Self

from survey.facts import Answer, Fact, in_force
from survey.questionnaire import Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Interview:
    """The answers to a questionnaire so far, in the order given; a correction comes after what it corrects."""

    questionnaire: Questionnaire
    answers: tuple[Answer, ...] = ()

    @classmethod
    def of(cls, questionnaire: Questionnaire, facts: Sequence[Fact]) -> Self:
        """Return the interview that a case's facts tell of."""
        return cls(questionnaire, tuple(fact for fact in in_force(facts) if isinstance(fact, Answer)))

    @property
    def current(self) -> dict[str, Answer]:
        """The answer that counts for each question on the road."""
        latest = {answer.question: answer for answer in self.answers}
        choices = {question: answer.choice for question, answer in latest.items()}
        return {
            question.id: latest[question.id] for question in self.questionnaire.route(choices) if question.id in latest
        }

    @property
    def choices(self) -> dict[str, str]:
        """The choice key that counts for each question on the road."""
        return {question: answer.choice for question, answer in self.current.items()}

    def route(self) -> tuple[Question, ...]:
        """Return the questions to ask, as far as the answers tell."""
        return self.questionnaire.route(self.choices)

    def next_question(self) -> Question | None:
        """Return the first question on the road that has no answer, None when complete."""
        return self.questionnaire.next_question(self.choices)

    @property
    def is_complete(self) -> bool:
        """Whether every question on the road has an answer."""
        return self.next_question() is None

    def meets(self, partial_rule: Collection[str]) -> bool:
        """Tell whether the questions of the partial rule are answered."""
        return all(question in self.current for question in partial_rule)
