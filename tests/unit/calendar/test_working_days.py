"""Working days of Kazakhstan on real dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.calendar import add_working_days, is_working_day, next_working_day, registry_due, working_days_left
from survey.periods import Month


def test_p8_friday_before_a_working_saturday_is_answered_on_saturday() -> None:
    assert add_working_days(date(2019, 5, 3), 1) == date(2019, 5, 4)


def test_p8_an_ordinary_friday_is_answered_on_monday() -> None:
    assert add_working_days(date(2026, 9, 4), 1) == date(2026, 9, 7)


def test_p9_the_eve_of_nauryz_leaves_the_holidays_out() -> None:
    assert add_working_days(date(2026, 3, 20), 1) > date(2026, 3, 23)


@pytest.mark.parametrize(
    ("month", "due"),
    [
        (Month(2026, 8), date(2026, 9, 1)),
        (Month(2026, 7), date(2026, 8, 3)),
        (Month(2026, 9), date(2026, 10, 1)),
        (Month(2025, 12), date(2026, 1, 5)),
    ],
)
def test_p7_a_registry_is_due_on_the_1st_or_the_next_working_day(month: Month, due: date) -> None:
    assert registry_due(month) == due


def test_a_moved_day_that_the_package_does_not_know_goes_by_the_table() -> None:
    saturday = date(2026, 9, 5)
    assert not is_working_day(saturday)
    assert is_working_day(saturday, {saturday: True})
    assert add_working_days(date(2026, 9, 4), 1, {saturday: True}) == saturday


@given(st.dates(date(2019, 1, 1), date(2027, 12, 1)), st.integers(1, 10))
def test_a_due_day_is_worked_and_each_day_more_is_later(day: date, number: int) -> None:
    due = add_working_days(day, number)
    assert is_working_day(due)
    assert add_working_days(day, number - 1) < due or number == 1
    assert next_working_day(due) == due


@pytest.mark.parametrize(
    ("today", "due", "left"),
    [
        (date(2026, 10, 9), date(2026, 10, 12), 1),
        (date(2026, 10, 12), date(2026, 10, 12), 0),
        (date(2026, 10, 13), date(2026, 10, 12), -1),
        (date(2026, 10, 11), date(2026, 10, 12), 1),
        (date(2026, 3, 20), date(2026, 3, 30), 3),  # Nauryz between them
        (date(2019, 5, 3), date(2019, 5, 4), 1),  # a Saturday that is worked
        (date(2026, 10, 19), date(2026, 10, 12), -5),
    ],
)
def test_working_days_are_counted_to_the_due_day_and_from_it(today: date, due: date, left: int) -> None:
    assert working_days_left(today, due) == left
