"""Case numbers outlive a pen: whatever one slip makes of them is found."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.errors import Refused
from survey.fieldwork.case_number import CaseNumbers
from survey.periods import Quarter
from survey.sampling.design import Plan, Request, Wave

ORDERS = st.integers(1, 99_999)


def numbers(wave: int = 1) -> CaseNumbers:
    plan = Plan(Quarter(2026, 3), Request(), 1, 1, 1, 0.4, ())
    moment = datetime(2026, 10, 5, tzinfo=UTC)
    return CaseNumbers(Wave(UUID(int=wave), "2019-59", plan, "seed", "0" * 64, moment, UUID(int=2)))


def refused(written: str) -> str:
    with pytest.raises(Refused) as error:
        numbers().read(written)
    return error.value.code


@given(order=ORDERS)
def test_a_number_is_read_back(order: int) -> None:
    assert numbers().read(numbers().write(order)) == order


def test_how_a_number_is_typed_does_not_matter() -> None:
    written = numbers().write(12)
    assert written.startswith("2026Q3-0012-")
    assert numbers().read(f" {written.lower().replace('-', ' – ')} ") == 12


@given(order=ORDERS, data=st.data())
def test_one_wrong_digit_is_found(order: int, data: st.DataObject) -> None:
    written = numbers().write(order)
    place = data.draw(st.sampled_from([place for place in range(7, len(written)) if written[place].isdigit()]))
    digit = data.draw(st.sampled_from([one for one in "0123456789" if one != written[place]]))
    assert refused(written[:place] + digit + written[place + 1 :]) == "sheet.case_check"


@given(order=ORDERS, data=st.data())
def test_two_neighbours_swapped_are_found(order: int, data: st.DataObject) -> None:
    quarter, middle, check = numbers().write(order).split("-")
    place = data.draw(st.integers(0, len(middle) - 2))
    swapped = middle[:place] + middle[place + 1] + middle[place] + middle[place + 2 :]
    if swapped != middle:
        assert refused(f"{quarter}-{swapped}-{check}") == "sheet.case_check"


def test_a_number_of_another_quarter_or_store_is_none_of_ours() -> None:
    assert refused("2026Q2-0012-64") == "sheet.other_quarter"
    assert refused(numbers(wave=4).write(12)) == "sheet.case_check"


@pytest.mark.parametrize("written", ["12", "2026Q3-12", "2026Q5-0012-64", "2026Q3-0012-6٤", "=1+1"])
def test_what_is_no_number_is_told(written: str) -> None:
    assert refused(written) == "sheet.case"


def test_no_number_is_told() -> None:
    assert refused("") == "sheet.case_missing"
