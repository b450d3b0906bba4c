from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.errors import Refused
from survey.periods import Month, Quarter

months = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))


@given(months)
def test_a_month_reads_back_as_it_is_written(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(months)
def test_every_month_is_in_its_quarter(month: Month) -> None:
    assert month in month.quarter.months
    assert Quarter.parse(str(month.quarter)) == month.quarter


@given(months)
def test_the_next_month_begins_the_day_after_the_last(month: Month) -> None:
    assert (month.next.first - month.last).days == 1
    assert month.last in month
    assert month.next.first not in month


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_day_is_in_its_month(day: date) -> None:
    assert day in Month.of(day)


def test_the_quarter_before_the_first_is_the_fourth_of_last_year() -> None:
    assert Quarter(2026, 1).previous == Quarter(2025, 4)
    assert Quarter(2026, 3).previous == Quarter(2026, 2)


@pytest.mark.parametrize("text", ["2026-13", "2026-9", "26-09", "2026Q3", ""])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"period\.month"):
        Month.parse(text)


@pytest.mark.parametrize("text", ["2026Q5", "2026-09", "Q3", ""])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"period\.quarter"):
        Quarter.parse(text)
