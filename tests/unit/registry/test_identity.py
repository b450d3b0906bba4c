"""IIN and BIN, told by a check digit that the test computes for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.registry.identity import IdKind, read_id


def check_digit(body: str) -> int | None:
    for weights in (range(1, 12), [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]):
        rest = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
        if rest < 10:
            return rest
    return None


bodies = st.builds(
    lambda year, month, rest: f"{year:02}{month:02}{rest}",
    st.integers(0, 99),
    st.integers(1, 12),
    st.one_of(
        st.builds(
            lambda day, tail: f"{day:02}{tail}", st.integers(1, 31), st.from_regex(r"[1-6][0-9]{4}", fullmatch=True)
        ),
        st.from_regex(r"[456][0-3][0-9]{5}", fullmatch=True),
    ),
)


@given(bodies)
def test_the_twelfth_digit_checks_the_rest(body: str) -> None:
    right = check_digit(body)
    for digit in range(10):
        assert (read_id(f"{body}{digit}").problem == "") == (digit == right)


@given(bodies)
def test_the_fifth_digit_tells_a_company_from_a_person(body: str) -> None:
    right = check_digit(body)
    if right is not None:
        assert read_id(f"{body}{right}").kind is (IdKind.BIN if body[4] in "456" else IdKind.IIN)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "missing"),
        ("12345", "length"),
        ("1234567890123", "length"),
        ("90010130001X", "format"),
        ("901301300017", "format"),
        ("000101500001", ""),
        ("101500001", "leading_zero_lost"),
        ("900101 300017", ""),
    ],
)
def test_what_is_wrong_with_a_number_is_told(written: str, problem: str) -> None:
    assert read_id(written).problem == problem


def test_a_lost_zero_is_mended() -> None:
    assert read_id("101500001").digits == "000101500001"


def test_an_iin_tells_the_sex_and_a_bin_does_not() -> None:
    assert (read_id("900101300017").sex, read_id("940140000385").sex) == ("male", "")
