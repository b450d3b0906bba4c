"""When clients may be called: the edition's hours on its weekdays, holidays left out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from survey.calendar import is_holiday
from survey.edition import Edition
from survey.errors import Refused

BEFORE = timedelta(hours=1)
"""How long before the end of the hours they may be widened."""


def may_call(moment: datetime, edition: Edition) -> bool:
    """Tell whether clients may be called at a moment (UTC)."""
    there, hours = moment.astimezone(ZoneInfo(edition.time_zone)), edition.calling_hours
    return hours.start <= there.time() < hours.end and is_calling_day(there.date(), edition)


def widened(edition: Edition, until: datetime | None, now: datetime) -> Edition:
    """Return the edition with calling hours that end when a supervisor said, if it was said of today (all UTC)."""
    zone = ZoneInfo(edition.time_zone)
    if until is None or until.astimezone(zone).date() != now.astimezone(zone).date():
        return edition
    hours = edition.calling_hours
    return replace(edition, calling_hours=replace(hours, end=max(hours.end, until.astimezone(zone).time())))


def widest(now: datetime, edition: Edition) -> datetime | None:
    """Return until when this evening's calls may go on (UTC), None when that is not to be asked now.

    It is asked on a calling day from an hour before the hours end.
    """
    there, rules = now.astimezone(ZoneInfo(edition.time_zone)), edition.calling
    closes = datetime.combine(there.date(), edition.calling_hours.end, there.tzinfo)
    until = datetime.combine(there.date(), rules.widest_end, there.tzinfo)
    may = is_calling_day(there.date(), edition) and closes - BEFORE <= there < until and closes < until
    return until.astimezone(UTC) if may else None


def check_promise(due: datetime, edition: Edition) -> None:
    """Refuse a promise to call back (UTC) when nobody calls.

    Raises Refused (appointment.hours, appointment.holiday).
    """
    hours, there = edition.calling_hours, due.astimezone(ZoneInfo(edition.time_zone))
    if there.isoweekday() not in hours.weekdays or not hours.start <= there.time() < hours.end:
        raise Refused("appointment.hours", due=due, start=hours.start, end=hours.end)
    if is_holiday(there.date()):
        raise Refused("appointment.holiday", due=due)


def check_slot(due: datetime, now: datetime, closes: date | None, edition: Edition) -> None:
    """Refuse to promise a call (UTC) that cannot be made: one in the past, when nobody calls, or after the wave closes.

    Once the closing day is over it binds no more: calls that go on after it are promised as before.
    Raises Refused (appointment.past, appointment.closed, and what check_promise raises).
    """
    if due <= now:
        raise Refused("appointment.past", due=due)
    check_promise(due, edition)
    zone = ZoneInfo(edition.time_zone)
    if closes and now.astimezone(zone).date() <= closes < due.astimezone(zone).date():
        raise Refused("appointment.closed", due=due, closes=closes)


def is_calling_day(day: date, edition: Edition) -> bool:
    """Tell whether clients are called on a day."""
    return day.isoweekday() in edition.calling_hours.weekdays and not is_holiday(day)


def next_calling_moment(moment: datetime, edition: Edition) -> datetime:
    """Return the moment itself when clients may be called then, else the next opening (UTC)."""
    return moment if may_call(moment, edition) else next(_openings(moment, edition))


def least_tried(moment: datetime, tried: Mapping[int, int], edition: Edition) -> datetime:
    """Return the soonest calling moment from `moment` on (UTC) whose part of the day was tried least.

    `tried` counts the calls by part of the day; this calling day and the next are looked at.
    """
    first = next_calling_moment(moment, edition)
    zone = ZoneInfo(edition.time_zone)
    today = first.astimezone(zone).date()
    following = next(_openings(datetime.combine(today, edition.calling_hours.end, zone), edition))
    starts = [
        datetime.combine(day, start, zone).astimezone(UTC)
        for day in (today, following.astimezone(zone).date())
        for start in edition.calling.parts
    ]
    candidates = [first, *(start for start in starts if start > first and may_call(start, edition))]
    return min(candidates, key=lambda at: tried.get(part_of_day(at, edition), 0))


def part_of_day(moment: datetime, edition: Edition) -> int:
    """Return the part of the day that a moment (UTC) falls in: 0 before the second part begins."""
    there = moment.astimezone(ZoneInfo(edition.time_zone)).time()
    return sum(start <= there for start in edition.calling.parts[1:])


def _openings(after: datetime, edition: Edition) -> Iterator[datetime]:
    """Yield the moments after one at which calling begins (UTC)."""
    zone, start = ZoneInfo(edition.time_zone), edition.calling_hours.start
    day = after.astimezone(zone).date()
    while True:
        opens = datetime.combine(day, start, zone).astimezone(UTC)
        if opens > after and is_calling_day(day, edition):
            yield opens
        day += timedelta(days=1)
