"""Moments within the edition's calling hours."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from survey.edition import Edition

Window = tuple[datetime, datetime]


def calling_moments(start: datetime, end: datetime, edition: Edition, number: int) -> Iterator[datetime]:
    """Yield so many moments (UTC) between two, evenly over the hours in which clients may be called."""
    windows = tuple(_windows(start, end, edition))
    step = sum((closes - opens for opens, closes in windows), timedelta()) / number
    passed = timedelta()
    for opens, closes in windows:
        while opens + passed < closes:
            yield opens + passed
            passed += step
        passed -= closes - opens


def any_calling_moment(chance: Random, start: datetime, end: datetime, edition: Edition) -> datetime:
    """Return a moment (UTC) between two in which clients may be called, at a full quarter of an hour."""
    opens, closes = chance.choice(tuple(_windows(start, end, edition)))
    moment = opens + (closes - opens) * chance.random()
    rounded = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    return rounded if rounded >= opens else moment


def _windows(start: datetime, end: datetime, edition: Edition) -> Iterator[Window]:
    """Yield when calling begins and ends on each day."""
    zone, hours = ZoneInfo(edition.time_zone), edition.calling_hours
    day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    while day <= last:
        opens = max(start, datetime.combine(day, hours.start, zone).astimezone(start.tzinfo))
        closes = min(end, datetime.combine(day, hours.end, zone).astimezone(start.tzinfo))
        if day.isoweekday() in hours.weekdays and opens < closes:
            yield opens, closes
        day += timedelta(days=1)
