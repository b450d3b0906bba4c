"""Interviews as the figures read them: the registry's side of each, and the answers to a question in one array."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Self

import numpy as np
from numpy.typing import NDArray

from survey.estimation.design import Mask
from survey.questionnaire import DOES_NOT_KNOW, REFUSED, Question

TOP_MARKS = ("4", "5")
NO_MARK = frozenset({DOES_NOT_KNOW, REFUSED})


@dataclass(frozen=True, slots=True)
class Response:
    """An interview that counts.

    The stratum, the client's services in the quarter (m), choice keys by question, and what the registry says of the
    kept service: its name and the enterprise's legal form.
    """

    region: str
    services: int
    choices: Mapping[str, str]
    service: str
    legal_form: str


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What the respondents (n,) said to a question: the place of the choice in it, -1 for those it was not asked."""

    question: Question
    place: NDArray[np.intp]

    @classmethod
    def of(cls, question: Question, responses: Sequence[Response]) -> Self:
        """Read the answers to a question."""
        place_of = {choice.key: place for place, choice in enumerate(question.choices)}
        said = [response.choices.get(question.id, "") for response in responses]
        return cls(question, np.fromiter(map(place_of.get, said, repeat(-1)), np.intp, len(responses)))

    def of_rows(self, rows: Mask) -> Self:
        """Return the answers of some respondents."""
        return type(self)(self.question, self.place[rows])

    @property
    def asked(self) -> Mask:
        """Return who was asked."""
        return self.place >= 0

    def said(self, *keys: str) -> Mask:
        """Return who chose one of these."""
        wanted = np.array([choice.key in keys for choice in self.question.choices] + [False])
        return wanted[self.place]

    @property
    def marks(self) -> NDArray[np.float64]:
        """Return the marks, NaN where none was given."""
        values = [math.nan if choice.key in NO_MARK else float(choice.key) for choice in self.question.choices]
        return np.array([*values, math.nan])[self.place]
