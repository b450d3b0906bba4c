"""Times to call back: whatever the hour, only such as the edition allows."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.edition import CallingHours
from ui.interview.times import call_times
from ui.texts import ALMATY

USUAL = CallingHours(time(9), time(20), frozenset({1, 2, 3, 4, 5, 6}))
MONDAY = datetime(2026, 10, 5, tzinfo=ALMATY)
EDGES = st.tuples(st.times(), st.times()).filter(lambda pair: pair[0] < pair[1])
HOURS = st.builds(
    lambda edges, days: CallingHours(*edges, days), EDGES, st.frozensets(st.integers(1, 7), min_size=1, max_size=7)
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis makes them aware


@settings(deadline=None)
@given(MOMENTS, HOURS)
def test_no_time_is_outside_the_calling_hours_or_over(now: datetime, hours: CallingHours) -> None:
    for offered in call_times(now, hours, ALMATY):
        there = offered.at.astimezone(ALMATY)
        assert there.isoweekday() in hours.weekdays
        assert hours.start <= there.time() < hours.end
        assert offered.at > now


@settings(deadline=None)
@given(MOMENTS, HOURS)
def test_times_come_in_order_and_name_their_day(now: datetime, hours: CallingHours) -> None:
    offered = call_times(now, hours, ALMATY)
    assert [one.at for one in offered] == sorted({one.at for one in offered})
    today = now.astimezone(ALMATY).date()
    assert [one.day for one in offered] == [(one.at.astimezone(ALMATY).date() - today).days for one in offered]


def offered(now: datetime) -> list[str]:
    return [f"{one.at:%a %H:%M}{' soon' if one.soon else ''}" for one in call_times(now, USUAL, ALMATY)]


@pytest.mark.parametrize(
    ("now", "times"),
    [
        (MONDAY.replace(hour=11, minute=20), ["Mon 12:20 soon", "Mon 18:00", "Tue 10:00", "Tue 15:00"]),
        (MONDAY.replace(hour=17), ["Mon 18:00 soon", "Tue 10:00", "Tue 15:00"]),
        (MONDAY.replace(hour=19, minute=30), ["Tue 10:00", "Tue 15:00"]),
        (MONDAY + timedelta(days=5, hours=19), ["Mon 10:00", "Mon 15:00"]),
        (MONDAY + timedelta(days=6, hours=12), ["Mon 10:00", "Mon 15:00"]),
    ],
    ids=["morning", "the hour is the evening", "late", "saturday", "sunday"],
)
def test_the_offer_of_an_hour(now: datetime, times: list[str]) -> None:
    assert offered(now) == times
