"""The order of facts about one thing: a case, a month."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from survey.errors import Refused
from survey.facts import Answer, Appointment, Claim, Dial, Disposition, Ending, Fact, Review, standing


class Stamped(Protocol):
    """A fact that says when it was entered (UTC)."""

    @property
    def at(self) -> datetime:
        """The moment."""
        ...


def moment_after(facts: Sequence[Stamped], now: datetime) -> datetime:
    """Return the time for a new fact: now, but never before the last fact.

    A clock set back would otherwise put a correction before what it corrects.
    """
    return max(now, facts[-1].at + timedelta(microseconds=1)) if facts else now


def last_step(facts: Sequence[Fact], by: UUID) -> Fact:
    """Return the start or the outcome that somebody may take back: the last step of a case, if it was his.

    Raises Refused (undo.nothing), and undo.called for a start after which the client was called.
    """
    counted = standing(facts)
    steps = [fact for fact in counted if isinstance(fact, Claim | Disposition | Appointment | Ending | Review)]
    last = steps[-1] if steps else None
    if last is None or last.by != by or isinstance(last, Ending | Review):
        raise Refused("undo.nothing")
    since = counted[counted.index(last) :]
    if isinstance(last, Claim) and any(isinstance(fact, Dial | Answer) for fact in since):
        raise Refused("undo.called")
    return last
