"""The order of a case's facts."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from survey.facts import Fact


def moment_after(facts: Sequence[Fact], now: datetime) -> datetime:
    """Return the time for a new fact: now, but never before the case's last fact.

    A clock set back would otherwise put a correction before the answer it corrects.
    """
    return max(now, facts[-1].at + timedelta(microseconds=1)) if facts else now
