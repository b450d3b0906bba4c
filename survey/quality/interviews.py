"""A finished interview as a supervisor judges it: who made it, how long each question took, whether it is approved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from survey.facts import (
    Answer,
    Appointment,
    Claim,
    Dial,
    Disposition,
    Fact,
    Note,
    Review,
    Verdict,
    since_rejection,
    standing,
)
from survey.outcome import COMPLETE


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished interview with the whole history of its case.

    `id` is the fact that finished it first, taken back or not: neither a correction nor finishing it anew makes it
    another interview. `by` finished it, `at` (UTC) is when. `timed` are the answers first given to each question, with
    the time since what was done before; a call that came on a sheet has none.
    """

    id: UUID
    case: UUID
    by: UUID
    at: datetime
    facts: Sequence[Fact]
    timed: Mapping[str, tuple[Answer, timedelta]]

    @property
    def time(self) -> timedelta | None:
        """How long the questions took, None when it is not known."""
        return sum((time for _, time in self.timed.values()), timedelta()) if self.timed else None

    @property
    def note(self) -> str:
        """The note as it stands."""
        return next((fact.text for fact in reversed(self.facts) if isinstance(fact, Note)), "")

    @property
    def askers(self) -> frozenset[UUID]:
        """Who had a part in it."""
        part = (Answer, Disposition)
        return frozenset(fact.by for fact in since_rejection(self.facts) if isinstance(fact, part))

    @property
    def approved(self) -> bool:
        """Whether a supervisor approved it and no answer was given since."""
        last = next((fact for fact in reversed(self.facts) if isinstance(fact, Review | Answer)), None)
        return isinstance(last, Review) and last.verdict is Verdict.APPROVED


def finished(facts: Sequence[Fact]) -> Finished:
    """Return the interview that a case's facts tell of, from the whole history of a case that has one."""
    own = since_rejection(facts)
    counted = standing(own)
    last = next(_completed(counted))
    return Finished(next(_completed(own)).id, last.case, last.by, last.at, facts, dict(_timed(counted)))


def _completed(facts: Sequence[Fact]) -> Iterator[Disposition]:
    return (fact for fact in facts if isinstance(fact, Disposition) and fact.outcome == COMPLETE)


def _timed(facts: Sequence[Fact]) -> Iterator[tuple[str, tuple[Answer, timedelta]]]:
    """Give each question's first answer and its time; only what an operator did with a case in hand has a time."""
    before: datetime | None = None
    seen: set[str] = set()
    for fact in facts:
        match fact:
            case Claim():
                before = fact.at
            case Dial() if before:
                before = fact.at
            case Disposition() | Appointment():
                before = None
            case Answer():
                if before and fact.question not in seen:
                    yield fact.question, (fact, fact.at - before)
                    before = fact.at
                seen.add(fact.question)
