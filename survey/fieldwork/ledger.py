"""The order of facts about one thing: a case, a month."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol


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
