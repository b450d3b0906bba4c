"""The recovery key is written down by hand and typed again years later."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.errors import Refused
from survey.recovery import LENGTH, SIGNS, new_recovery_key, read_recovery_key

PLACES = st.integers(0, LENGTH - 1)


def plain(key: str) -> str:
    return key.replace("-", "")


def test_a_key_is_six_groups_of_five_signs_that_nobody_mixes_up() -> None:
    groups = new_recovery_key().split("-")
    assert [len(group) for group in groups] == [5] * 6
    assert set("".join(groups)) <= set(SIGNS)
    assert not set(SIGNS) & set("01ILOUVSZBGQD")


def test_keys_are_never_the_same() -> None:
    assert len({new_recovery_key() for _ in range(1000)}) == 1000


def test_case_blanks_hyphens_and_the_other_keyboard_do_not_matter() -> None:
    key = new_recovery_key()
    cyrillic = plain(key).translate(str.maketrans("ACEHKMPTXY", "АСЕНКМРТХУ")).lower()
    assert read_recovery_key(f"  {cyrillic[:7]} {cyrillic[7:]}\n") == read_recovery_key(key) == key


@given(PLACES, st.integers(1, len(SIGNS) - 1))
def test_any_one_wrong_sign_is_found(place: int, off: int) -> None:
    key = plain(new_recovery_key())
    wrong = SIGNS[(SIGNS.index(key[place]) + off) % len(SIGNS)]
    with pytest.raises(Refused, match=r"recovery\.mistyped"):
        read_recovery_key(key[:place] + wrong + key[place + 1 :])


@given(st.integers(0, LENGTH - 2))
def test_two_neighbours_swapped_are_found(place: int) -> None:
    key = plain(new_recovery_key())
    swapped = key[:place] + key[place + 1] + key[place] + key[place + 2 :]
    if swapped != key:
        with pytest.raises(Refused, match=r"recovery\.mistyped"):
            read_recovery_key(swapped)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "recovery.length"),
        ("23456", "recovery.length"),
        ("0" * LENGTH, "recovery.sign"),
        ("Ж" * LENGTH, "recovery.sign"),
    ],
)
def test_what_cannot_be_a_key_is_refused_without_repeating_it(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_recovery_key(typed)
    assert refused.value.code == code
    assert typed not in set(map(str, refused.value.facts.values())) - {""}
