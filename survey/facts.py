"""What people did with a case: facts that are only added, never changed.

A correction is another fact. The order of facts is the order of their UUIDv7.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from survey.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something a member of staff did with a case, and when (UTC)."""

    id: UUID
    case: UUID
    at: datetime
    by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Fact):
    """The case was put before an operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial(Fact):
    """A number of the client was dialled: one call attempt."""

    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Fact):
    """What the respondent said to one question, as the operator keyed it."""

    question: str
    choice: str
    language: Language
    corrects: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Fact):
    """What the operator wrote down; the whole text, which replaces an earlier note on the screen."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposition(Fact):
    """The outcome the operator gave a call, by its AAPOR code."""

    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Fact):
    """The client asked to be called back at a time (UTC)."""

    due: datetime


class Verdict(StrEnum):
    """What a supervisor decided about a finished interview."""

    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Fact):
    """A supervisor's decision on an interview: a rejected one leaves the figures and its case reopens."""

    verdict: Verdict
    reason: str


def in_force(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Return the facts since the last review: a rejected interview starts the case afresh."""
    last = max((place for place, fact in enumerate(facts) if isinstance(fact, Review)), default=-1)
    return facts[last + 1 :]
