"""How long one waits after tries to sign in that failed: three are free, then each wait is twice the one before."""

from collections.abc import Sequence
from datetime import datetime, timedelta

FREE = 3
FIRST = timedelta(seconds=5)
DOUBLED = 8
"""How often the wait is doubled: to twenty minutes and no more, so that nobody is shut out for good."""


def waiting(tries: Sequence[datetime], now: datetime) -> timedelta:
    """Return how long it is until the next try. A try of the future, a wrong clock's, does not count."""
    past = [at for at in tries if at <= now]
    if len(past) < FREE:
        return timedelta(0)
    wait = FIRST * (1 << min(len(past) - FREE, DOUBLED))
    return max(max(past) + wait - now, timedelta(0))
