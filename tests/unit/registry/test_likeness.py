"""How alike names and birth dates are, as clerks write them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from survey.registry.likeness import Reason, birth_likeness, name_likeness, read_name, within_one_slip

NAMES = st.lists(
    st.sampled_from(["Серіков", "Сериков", "Ерлан", "Ерлнан", "Е.", "М.", "Маратұлы", "Маратович", "Ли", ""]),
    max_size=4,
).map(" ".join)
WORDS = st.text("абв", max_size=5)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Серіков Ерлан", "СЕРІКОВ  ЕРЛАН", Reason.SAME_NAME),
        ("Cepікoв Ерлан", "Серіков Ерлан", Reason.SAME_NAME),
        ("Құдайберген Әсел", "Кудайберген Асел", Reason.SPELLING),
        ("Серіков Ерлан Болатұлы", "Сериков Ерлан Болатович", Reason.SPELLING),
        ("Серікова Әйгүл Болатқызы", "Серикова Айгул Болат қызы", Reason.SPELLING),
        ("Серіков Ерлан", "Ерлан Серіков", Reason.ORDER),
        ("Серіков Ерлан Маратұлы", "Сериков Е.М.", Reason.INITIALS),
        ("Серіков Ерлан Маратұлы", "Е. Серіков", Reason.INITIALS),
        ("Серіков Ерлан Маратұлы", "Серіков М.Е.", None),
        ("Серіков Ерлан Маратұлы", "Серіков Ерлан", Reason.SHORTER),
        ("Серіков Ерлан", "Серіков", None),
        ("Серіков Ерлан", "Серіков Ерлана", Reason.LETTER),
        ("Серіков Ерлан", "Серіков Елран", Reason.LETTER),
        ("Серіков Ерлан", "Серіков Нұрлан", None),
        ("Серіков Ерлан", "Омаров Дәурен", None),
        ("", "", None),
    ],
)
def test_names_are_alike_as_clerks_slip(one: str, other: str, reason: Reason | None) -> None:
    assert name_likeness(read_name(one), read_name(other)) is reason


@given(NAMES, NAMES)
def test_likeness_does_not_ask_which_name_comes_first(one: str, other: str) -> None:
    mine, theirs = read_name(one), read_name(other)
    assert name_likeness(mine, theirs) is name_likeness(theirs, mine)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (date(1990, 5, 4), date(1990, 5, 4), Reason.SAME_BIRTH),
        (date(1990, 5, 4), date(1990, 4, 5), Reason.NEAR_BIRTH),
        (date(1990, 5, 4), date(1991, 5, 4), Reason.NEAR_BIRTH),
        (date(1990, 5, 4), date(1990, 6, 4), Reason.NEAR_BIRTH),
        (date(1990, 5, 4), date(1990, 5, 14), Reason.NEAR_BIRTH),
        (date(1990, 5, 4), date(1991, 6, 4), None),
        (date(1990, 5, 4), None, Reason.UNKNOWN_BIRTH),
        (None, None, Reason.UNKNOWN_BIRTH),
    ],
)
def test_birth_dates_are_near_when_one_slip_parts_them(
    one: date | None, other: date | None, reason: Reason | None
) -> None:
    assert birth_likeness(one, other) is birth_likeness(other, one) is reason


@given(WORDS, WORDS)
@example("", "а")
@example("аб", "ба")
def test_one_slip_is_a_letter_more_less_other_or_two_in_each_others_place(one: str, other: str) -> None:
    reachable = {one}
    for place in range(len(one) + 1):
        head, tail = one[:place], one[place:]
        reachable |= {head + letter + tail for letter in "абв"} | {head + letter + tail[1:] for letter in "абв" if tail}
        reachable |= {head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]}
    assert within_one_slip(one, other) is (other in reachable)
