from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.demo.fieldwork import SteppingClock
from survey.demo.hours import any_calling_moment, calling_moments
from survey.edition import Edition

START = datetime(2026, 10, 5, 4, tzinfo=UTC)
lengths = st.timedeltas(timedelta(days=3), timedelta(days=20))


def within_hours(moment: datetime, edition: Edition) -> bool:
    there, hours = moment.astimezone(ZoneInfo(edition.time_zone)), edition.calling_hours
    return there.isoweekday() in hours.weekdays and hours.start <= there.time() < hours.end


@given(length=lengths, number=st.integers(1, 300))
def test_calls_are_spread_over_the_calling_hours_only(edition: Edition, length: timedelta, number: int) -> None:
    moments = list(calling_moments(START, START + length, edition, number))
    assert abs(len(moments) - number) <= 1
    assert moments == sorted(moments)
    assert all(START <= moment < START + length and within_hours(moment, edition) for moment in moments)


@given(seed=st.integers(), length=lengths)
def test_a_promise_is_within_the_calling_hours(edition: Edition, seed: int, length: timedelta) -> None:
    moment = any_calling_moment(Random(seed), START, START + length, edition)
    assert START <= moment < START + length
    assert within_hours(moment, edition)


@pytest.mark.parametrize("days", [-1, 1, 40])
def test_the_clock_never_goes_back_nor_past_its_end(days: int) -> None:
    clock = SteppingClock(START, START + timedelta(days=9))
    clock.move_to(START + timedelta(days=days))
    assert START <= clock() <= clock.end
