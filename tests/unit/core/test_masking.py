import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.masking import masked_cell, masked_id, masked_name, masked_phone, masked_words


def test_the_middle_of_a_number_is_hidden() -> None:
    assert masked_id("150740000412") == "1507••••0412"


@given(st.text("0123456789", max_size=20))
def test_masking_keeps_the_length_and_never_shows_more_than_eight_digits(number: str) -> None:
    masked = masked_id(number)
    assert len(masked) == len(number)
    assert sum(letter.isdigit() for letter in masked) <= 8


@given(st.from_regex(r"\+[0-9]{0,14}", fullmatch=True))
def test_a_phone_shows_its_beginning_and_two_last_digits(number: str) -> None:
    masked = masked_phone(number)
    assert len(masked) == len(number)
    assert sum(letter.isdigit() for letter in masked) <= 5
    assert masked_phone("+77053101240") == "+770••••••40"


def test_a_name_is_shown_as_initials() -> None:
    assert masked_name("Сынақов  ойдан Ойлапұлы") == "С. О. О."
    assert masked_name("") == ""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("+77015550101", "+770••••0101"),
        ("қате: 900101300017 (ЖСН)", "қате: 9001••••0017 (ЖСН)"),
        ("8 (701) 555-01-01, кешке", "8 (7•••••••••1-01, кешке"),
        ("2026-10-13 бастап 21 340 жол", "2026-10-13 бастап 21 340 жол"),
        ("01a20e14-4769-7000-8000-123456789012", "01a20e14-4769-7000-8000-123456789012"),
        ("4f9c01a1234567890123", "4f9c01a1234567890123"),
    ],
)
def test_phones_and_numbers_within_words_are_masked_and_dates_and_ids_are_not(words: str, shown: str) -> None:
    assert masked_words(words) == shown


def test_a_cell_of_a_personal_column_is_masked_however_short() -> None:
    assert masked_cell("mobile_phone", "555-01") == "••••••"
    assert masked_cell("mobile_phone", "жоқ") == "жоқ"
    assert masked_cell("service", "тел. 87015550101") == "тел. 8701•••0101"
