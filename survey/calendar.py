"""Working days of Kazakhstan and the dates that the methodology sets by them."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from survey.periods import Month

if TYPE_CHECKING:
    from holidays.holiday_base import HolidayBase

# What the holidays package does not know yet, by day: True a working day, False a day off. The package knows the days
# moved up to 2025 and where Constitution Day went from 2026; no day of 2026 was moved.
OVERRIDES: Mapping[date, bool] = {}


def is_working_day(day: date, overrides: Mapping[date, bool] = OVERRIDES) -> bool:
    """Tell whether a day is worked: no holiday, and no weekend but for a Saturday that was moved."""
    if day in overrides:
        return overrides[day]
    return _national(day.year).is_working_day(day)


def is_holiday(day: date, overrides: Mapping[date, bool] = OVERRIDES) -> bool:
    """Tell whether a day is off for everybody: an ordinary Saturday or Sunday is not."""
    return not overrides[day] if day in overrides else day in _national(day.year)


def next_working_day(day: date, overrides: Mapping[date, bool] = OVERRIDES) -> date:
    """Return the day itself when it is worked, else the next that is."""
    while not is_working_day(day, overrides):
        day += timedelta(days=1)
    return day


def working_day_before(day: date, overrides: Mapping[date, bool] = OVERRIDES) -> date:
    """Return the last working day before a day, from which we warn of our own dates (methodology decision 7)."""
    day -= timedelta(days=1)
    while not is_working_day(day, overrides):
        day -= timedelta(days=1)
    return day


def add_working_days(day: date, number: int, overrides: Mapping[date, bool] = OVERRIDES) -> date:
    """Return the last of a number of working days, counted from the next day (¶¶8, 9; methodology decision 8)."""
    for _ in range(number):
        day = next_working_day(day + timedelta(days=1), overrides)
    return day


def working_days_left(today: date, due: date, overrides: Mapping[date, bool] = OVERRIDES) -> int:
    """Count the working days after today up to a day, that day included; below zero: those gone by since it."""
    first, last = sorted((today, due))
    between = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    number = sum(is_working_day(day, overrides) for day in between)
    return number if due >= today else -number


def registry_due(month: Month) -> date:
    """Return the day by which a month's registry is due: the 1st of the next month, or the next working day (¶7)."""
    return next_working_day(month.next.first)


@cache
def _national(year: int) -> "HolidayBase":
    import holidays  # noqa: PLC0415  a third of a second that the first window does not wait for

    return holidays.country_holidays("KZ", years=year)
