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
    """The outcome the operator gave a call, by its AAPOR code.

    `language` is the one to call in next, when the client did not understand the operator's only one.
    """

    outcome: str
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Fact):
    """The client asked to be called back at a time (UTC)."""

    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Fact):
    """The case ended without a call: its wave closed, or the client or his numbers are not to be called any more."""

    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Fact):
    """The operator took back a start or an outcome; the fact it names stays in the log and counts no more."""

    of: UUID
    reason: str


class Why(StrEnum):
    """Why a supervisor moved the time of a case."""

    SHEET = "sheet"
    PAUSE_LIFTED = "pause_lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Fact):
    """A supervisor moved the time (UTC) from which a case is called.

    It went out on a call sheet and is kept from the queue meanwhile, or its pause is over before its time.
    """

    due: datetime
    why: Why


class Verdict(StrEnum):
    """What a supervisor decided about a finished interview."""

    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Fact):
    """A supervisor's decision on an interview, with the reason unless it is approved.

    A returned one is under way again, its answers kept; a rejected one leaves the figures and its case starts afresh.
    """

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckStart(Fact):
    """A finished interview was put before somebody else to be asked about again; `of` is the interview."""

    of: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswer(Fact):
    """What the client said when he was asked again."""

    of: UUID
    question: str
    choice: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCall(Fact):
    """The outcome of a call made to ask again, and the number dialled (empty: none)."""

    of: UUID
    phone: str
    outcome: str


def standing(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Return the facts that were not taken back."""
    undone = {fact.of for fact in facts if isinstance(fact, Undone)}
    return [fact for fact in facts if fact.id not in undone] if undone else facts


def in_force(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Return the facts since the last rejection that were not taken back: it starts the case afresh."""
    return standing(since_rejection(facts))


def since_rejection(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Return the facts since the last interview that was rejected."""
    rejected = (
        place for place, fact in enumerate(facts) if isinstance(fact, Review) and fact.verdict is Verdict.REJECTED
    )
    return facts[max(rejected, default=-1) + 1 :]
