"""Times to call back that one key chooses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from survey.edition import CallingHours
from ui.texts import ALMATY, Texts

EVENING, MORNING, AFTERNOON = time(18), time(10), time(15)


@dataclass(frozen=True, slots=True)
class CallTime:
    """A time to call back (aware): `day` is 0 today, 1 tomorrow, more for later; `soon` is the one in an hour."""

    at: datetime
    day: int
    soon: bool = False


def call_times(now: datetime, hours: CallingHours, zone: ZoneInfo) -> tuple[CallTime, ...]:
    """Return the times on offer: in an hour, this evening, next calling day's morning and afternoon.

    Those outside the calling hours are left out.
    """
    return tuple(_times(now.astimezone(zone), hours))


def overdue_words(promised: Sequence[datetime], now: datetime, texts: Texts) -> str:
    """Say how many of the operator's promises (UTC, in order) have come to their time, nothing when none has."""
    due = [at for at in promised if at <= now]
    if not due:
        return ""
    today = due[0].astimezone(ALMATY).date() == now.astimezone(ALMATY).date()
    return texts("interview.overdue", n=len(due), time=texts.clock(due[0]) if today else texts.moment(due[0]))


def _times(now: datetime, hours: CallingHours) -> Iterator[CallTime]:
    soon = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    if soon.date() == now.date() and _may_call(soon, hours):
        yield CallTime(soon, 0, soon=True)
    evening = now.replace(hour=EVENING.hour, minute=0, second=0, microsecond=0)
    if evening > soon and _may_call(evening, hours):
        yield CallTime(evening, 0)
    following = _next_calling_day(now.date(), hours)
    for hour in (MORNING, AFTERNOON):
        at = datetime.combine(following, hour, now.tzinfo)
        if _may_call(at, hours):
            yield CallTime(at, (following - now.date()).days)


def _may_call(at: datetime, hours: CallingHours) -> bool:
    return at.isoweekday() in hours.weekdays and hours.start <= at.time() < hours.end


def _next_calling_day(today: date, hours: CallingHours) -> date:
    following = today + timedelta(days=1)
    while following.isoweekday() not in hours.weekdays:
        following += timedelta(days=1)
    return following
