"""The deadlines of ¶¶7-9 on real dates of Kazakhstan."""

from datetime import date
from pathlib import Path

import pytest

import main
from survey.calendar import is_working_day, registry_due
from survey.edition_file import load_edition
from survey.edition_letter import Letter
from survey.periods import Month

OTHER_ORDER = Path(__file__).parents[1] / "edition" / "other-order.toml"


@pytest.fixture(scope="module")
def letter() -> Letter:
    return load_edition(main.EDITION).letter


@pytest.mark.parametrize(
    ("found", "due"),
    [
        pytest.param(date(2026, 9, 4), date(2026, 9, 7), id="a Friday"),
        pytest.param(date(2026, 9, 5), date(2026, 9, 7), id="a Saturday"),
        pytest.param(date(2019, 5, 3), date(2019, 5, 4), id="a Friday before a Saturday that is worked"),
        pytest.param(date(2019, 5, 8), date(2019, 5, 13), id="before Victory Day and the day off for that Saturday"),
        pytest.param(date(2026, 3, 20), date(2026, 3, 26), id="the eve of Nauryz, two of whose days are a weekend"),
        pytest.param(date(2025, 3, 20), date(2025, 3, 26), id="the eve of Nauryz in the middle of a week"),
        pytest.param(date(2019, 12, 13), date(2019, 12, 18), id="before two days of Independence"),
        pytest.param(date(2026, 12, 15), date(2026, 12, 17), id="before the one day of Independence"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 5), id="New Year's Eve: 2 January is a Saturday"),
        pytest.param(date(2024, 12, 31), date(2025, 1, 5), id="New Year's Eve before a Sunday that is worked"),
        pytest.param(date(2020, 12, 17), date(2020, 12, 20), id="before a Sunday that is worked"),
        pytest.param(date(2026, 5, 26), date(2026, 5, 28), id="before Kurban Ait"),
    ],
)
def test_p8_the_letter_goes_out_on_the_next_working_day(letter: Letter, found: date, due: date) -> None:
    assert letter.notice_due(found) == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        pytest.param(date(2026, 9, 4), date(2026, 9, 9), id="a Friday"),
        pytest.param(date(2019, 5, 3), date(2019, 5, 8), id="over a worked Saturday and Defender's Day"),
        pytest.param(date(2026, 3, 20), date(2026, 3, 30), id="the eve of Nauryz"),
        pytest.param(date(2026, 12, 14), date(2026, 12, 18), id="over Independence Day"),
        pytest.param(date(2026, 12, 30), date(2027, 1, 6), id="into the New Year"),
        pytest.param(date(2027, 1, 4), date(2027, 1, 8), id="over Orthodox Christmas, after a day off for a Saturday"),
    ],
)
def test_p9_corrections_are_due_three_working_days_from_receipt(letter: Letter, received: date, due: date) -> None:
    assert letter.corrections_due(received) == due


def test_another_order_sets_other_terms() -> None:
    other = load_edition(OTHER_ORDER).letter
    assert other.notice_due(date(2026, 9, 4)) == date(2026, 9, 8)
    assert other.corrections_due(date(2026, 9, 4)) == date(2026, 9, 11)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2024, 8, 30), False),
        (date(2025, 9, 1), False),  # 30 August 2025 was a Saturday
        (date(2026, 8, 31), True),  # 30 August 2026 is a Sunday and no holiday any more
        (date(2027, 8, 30), True),
        (date(2026, 3, 16), True),  # the new day is kept from 2027
        (date(2027, 3, 15), False),
        (date(2028, 3, 15), False),
    ],
)
def test_constitution_day_left_august_in_2026_and_is_in_march_from_2027(day: date, *, worked: bool) -> None:
    assert is_working_day(day) is worked


@pytest.mark.parametrize(
    "saturday",
    [date(2019, 5, 4), date(2021, 7, 3), date(2022, 3, 5), date(2022, 10, 22), date(2023, 7, 1), date(2024, 5, 4)],
)
def test_saturdays_that_the_government_moved_are_worked(saturday: date) -> None:
    assert is_working_day(saturday)


@pytest.mark.parametrize(
    ("month", "due"),
    [
        (Month(2018, 12), date(2019, 1, 3)),
        (Month(2024, 12), date(2025, 1, 5)),  # the 3rd was off for this worked Sunday
        (Month(2026, 12), date(2027, 1, 5)),
        (Month(2027, 4), date(2027, 5, 4)),  # 1 May is a Saturday, the 3rd is off for it
        (Month(2025, 8), date(2025, 9, 2)),  # 1 September is off for 30 August
        (Month(2026, 8), date(2026, 9, 1)),
    ],
)
def test_p7_a_registry_due_on_a_holiday_is_due_on_the_next_working_day(month: Month, due: date) -> None:
    assert registry_due(month) == due
