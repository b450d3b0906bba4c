"""Possible twins are found by what two clients share, never by comparing everyone with everyone."""

from collections.abc import Iterable
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.registry.faces import PersonRow, profiles
from survey.registry.links import pair_of
from survey.registry.persons import name_birth_key
from survey.registry.twins import CROWD, SPELLINGS, WEIGHTS, Asked, Reason, TwinSearch, find_twins

MAY = date(1990, 5, 4)


def row(name: str, birth: date | None = MAY, *, iin: str = "", bin_: str = "", phone: str = "") -> PersonRow:
    name_birth = name_birth_key(name, birth)
    person = f"iin:{iin}" if iin else f"nb:{name_birth or f'{name.lower()}|{bin_}'}"
    return PersonRow(person, name_birth, name, birth, iin or bin_, "KZ-10", (phone,) if phone else ())


def search(*rows: PersonRow, asked: Asked = Asked.NOTHING, parted: Iterable[tuple[str, str]] = ()) -> TwinSearch:
    return find_twins(profiles(rows, str).values(), set(parted), asked)


def reasons(*rows: PersonRow) -> list[str]:
    return [" ".join(twin.reasons) for twin in search(*rows).twins]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (row("Серіков Ерлан"), row("Сериков Ерлан"), ["name.spelling birth.same"]),
        (row("Серіков Ерлан"), row("Ерлан Серіков"), ["name.order birth.same"]),
        (row("Серіков Ерлан Маратұлы"), row("Серіков Е. М."), ["name.initials birth.same"]),
        (row("Серіков Ерлан Маратұлы"), row("Серіков Ерлан"), ["name.shorter birth.same"]),
        (row("Серіков Ерлан"), row("Серіков Ерлон"), ["name.letter birth.same"]),
        (row("Серіков Ерлан"), row("Серіков Ерлан", date(1990, 4, 5)), ["name.same birth.near"]),
        (row("Серіков Ерлан"), row("Серіков Ерлан", date(1991, 5, 4)), ["name.same birth.near"]),
        (row("Серіков Ерлан"), row("Серіков Ерлан", None, bin_="1"), ["name.same birth.unknown"]),
        (row("Серіков Ерлан", iin="1"), row("Серіков Ерлан", iin=""), ["name.same birth.same"]),
        (row("Серіков Ерлан", phone="+7705"), row("Омаров Ян", date(1970, 1, 2), phone="+7705"), ["phone.same"]),
        (
            row("Серіков Ерлан", bin_="1"),
            row("Серіков Ерлон", date(1970, 1, 2), bin_="1"),
            ["name.letter bin.same"],
        ),
        (row("Серіков Ерлан", bin_="1"), row("Омаров Дәурен", date(1970, 1, 2), bin_="1"), []),
        (row("Серіков Ерлан"), row("Омаров Ерлан"), []),
        (row("Серіков Ерлан"), row("Серіков Ерлан", date(1971, 6, 4)), []),
    ],
)
def test_twins_are_proposed_with_their_reasons(one: PersonRow, other: PersonRow, why: list[str]) -> None:
    assert reasons(one, other) == reasons(other, one) == why


def test_two_different_iins_are_proposed_only_when_asked() -> None:
    rows = [row("Серіков Ерлан", iin="1", phone="+7705"), row("Серіков Ерлан", iin="2", phone="+7705")]
    assert search(*rows).twins == ()
    (twin,) = search(*rows, asked=Asked.TWO_IINS).twins
    assert twin.reasons == (Reason.SAME_NAME, Reason.SAME_BIRTH, Reason.SAME_PHONE)


def test_two_iins_are_not_proposed_because_one_without_an_iin_is_like_both() -> None:
    rows = [row("Серіков Ерлан", iin="1"), row("Серіков Ерлан", iin="2"), row("Сериков Ерлан")]
    assert [(twin.one.key, twin.other.key) for twin in search(*rows).twins] == [
        ("iin:1", rows[2].person),
        ("iin:2", rows[2].person),
    ]


def test_a_parted_pair_is_proposed_again_only_when_asked() -> None:
    rows = [row("Серіков Ерлан"), row("Сериков Ерлан")]
    parted = [pair_of(rows[0].person, rows[1].person)]
    assert search(*rows, parted=parted).twins == ()
    assert len(search(*rows, parted=parted, asked=Asked.PARTED).twins) == 1


def test_a_twin_shows_both_faces_and_hides_the_middle_of_the_iin() -> None:
    seen = [row("Серіков Ерлан", iin="900504300011"), row("СЕРІКОВ ЕРЛАН", iin="900504300011"), row("Сериков Ерлан")]
    (twin,) = search(*seen).twins
    assert (twin.one.name, twin.one.birth, twin.one.iin) == ("СЕРІКОВ ЕРЛАН", MAY, "9005••••0011")
    assert (twin.one.regions, twin.one.services, twin.other.services, twin.other.iin) == (("KZ-10",), 2, 1, "")


def test_the_likeliest_come_first() -> None:
    rows = [row("Серіков Ерлан", phone="+7705"), row("Сериков Ерлан", phone="+7705"), row("Серіков Ерлон")]
    scores = [twin.score for twin in search(*rows).twins]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0


def test_every_reason_has_its_weight() -> None:
    assert set(WEIGHTS) == set(Reason)


def test_a_number_that_a_crowd_has_tells_nothing() -> None:
    crowd = [
        row(f"{place * 'а'}б {place * 'в'}г", date(1960 + place, 1, 1), phone="+7705") for place in range(CROWD + 1)
    ]
    found = search(*crowd)
    assert (found.twins, found.crowds) == ((), 1)
    assert len(search(*crowd[1:]).twins) == CROWD * (CROWD - 1) // 2


@pytest.mark.parametrize("near", [date(1920, 1, 9), date(1920, 9, 5), date(1999, 1, 5), date(1920, 5, 1)])
def test_a_near_birth_date_is_found_among_a_crowd_of_namesakes(near: date) -> None:
    namesakes = [row("Серіков Ерлан", date(1920 + place, 1 + place % 12, 5 + place % 23)) for place in range(CROWD)]
    found = search(*namesakes, row("Серіков Ерлан", near))
    assert found.crowds == 1
    assert {namesakes[0].person, f"nb:серіков ерлан|{near}"} in [{one.one.key, one.other.key} for one in found.twins]


def test_a_number_that_many_names_use_is_compared_by_a_few_of_them() -> None:
    names = [f"Серіков Ер{letter}" for letter in "абвгде"]
    users = [row(name, iin="1") for name in names]
    found = [bool(search(*users, row(f"{name} Маратұлы")).twins) for name in names]
    assert found == [True] * SPELLINGS + [False] * (len(names) - SPELLINGS)


@given(
    st.lists(
        st.builds(
            row,
            st.sampled_from(["Серіков Ерлан", "Сериков Ерлан", "Ерлан Серіков", "Серіков Е.", "Омаров Ян"]),
            st.sampled_from([MAY, date(1990, 4, 5), None]),
            iin=st.sampled_from(["", "", "1", "2"]),
            phone=st.sampled_from(["", "+7705"]),
        ),
        max_size=8,
    ),
    st.randoms(),
)
def test_the_order_of_clients_changes_nothing(rows: list[PersonRow], chance: Random) -> None:
    found = profiles(rows, str)
    shuffled = list(found.values())
    chance.shuffle(shuffled)
    assert find_twins(shuffled, (), Asked.TWO_IINS) == find_twins(found.values(), (), Asked.TWO_IINS)


def people(count: int) -> list[PersonRow]:
    """Return invented persons, every third told without an IIN, every twentieth with a slip."""
    chance = Random(7)
    families = ["".join(chance.choices("абдежзиклмнопрст", k=6)) + "ов" for _ in range(700)]
    names = ["".join(chance.choices("абдежзиклмнопрст", k=5)) for _ in range(150)]
    made = []
    for place in range(count):
        name = f"{chance.choice(families)} {chance.choice(names)} {chance.choice(names)}ұлы"
        birth = date(chance.randint(1950, 2005), chance.randint(1, 12), chance.randint(1, 28))
        made.append(row(name, birth, iin="" if place % 3 == 0 else f"{place:012}", phone=f"+7705{place:07}"))
        if place % 20 == 0:
            made.append(row(name.replace("ұлы", "ович"), birth, phone=f"+7701{place:07}"))
    return made


def test_four_times_the_persons_take_about_four_times_the_comparisons() -> None:
    small, large = (search(*people(count)) for count in (3000, 12000))
    assert len(small.twins) >= 150
    assert len(large.twins) >= 600
    assert large.comparisons < 6 * small.comparisons
    assert large.comparisons < 12000
