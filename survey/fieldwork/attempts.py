"""The calls made to a client, one by one, and what each came to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from survey.edition import Edition
from survey.facts import Answer, Appointment, Dial, Disposition, Fact, standing
from survey.outcome import COMPLETE


@dataclass(frozen=True, slots=True)
class Attempt:
    """A number dialled (UTC): whether somebody answered, and whether the interview was finished in that call."""

    at: datetime
    contact: bool
    complete: bool


def attempts(facts: Sequence[Fact], edition: Edition) -> tuple[Attempt, ...]:
    """Return the calls that a case's facts tell of, in order.

    A call is judged by what came before the next number was dialled: its outcome, or an answer to a question.
    """
    made: list[Attempt] = []
    for fact in standing(facts):
        if isinstance(fact, Dial):
            made.append(Attempt(fact.at, contact=False, complete=False))
        elif made:
            made[-1] = _after(made[-1], fact, edition)
    return tuple(made)


def _after(attempt: Attempt, fact: Fact, edition: Edition) -> Attempt:
    match fact:
        case Answer() | Appointment():
            return replace(attempt, contact=True)
        case Disposition():
            contact = attempt.contact or edition.outcome(fact.outcome).contact
            return replace(attempt, contact=contact, complete=attempt.complete or fact.outcome == COMPLETE)
    return attempt
