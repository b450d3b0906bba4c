from hypothesis import given
from hypothesis import strategies as st

from survey.masking import masked_id, masked_name, masked_phone


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
