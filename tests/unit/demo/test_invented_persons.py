"""Laws of the persons and numbers, whatever the seed."""

from datetime import date
from random import Random

import phonenumbers
from hypothesis import given
from hypothesis import strategies as st

from survey.demo.numbers import invent_bin, invent_iin
from survey.demo.people import Person, feminine, invent_person
from survey.demo.phones import Landline, invent_mobile, write_landline, write_mobile
from survey.demo.words import words
from survey.registry.phones import read_phones

LATEST = date(2026, 7, 1)
REGIONS = sorted(words("places")["regions"])
chances = st.integers(0, 2**32).map(Random)
births = st.dates(date(1940, 1, 1), date(2010, 12, 31))


def control(number: str) -> int:
    """Return the check digit by the rule of the numbers' law, computed here anew."""
    digits = [int(sign) for sign in number[:11]]
    rest = sum(place * digit for place, digit in enumerate(digits, start=1)) % 11
    if rest == 10:
        rest = sum(((place + 1) % 11 + 1) * digit for place, digit in enumerate(digits, start=1)) % 11
    return rest


@given(chance=chances, birth=births, male=st.booleans())
def test_an_iin_fits_birth_sex_and_check_digit(chance: Random, birth: date, *, male: bool) -> None:
    number = invent_iin(chance, birth, male=male)
    assert len(number) == 12
    assert control(number) == int(number[11])
    assert number[:6] == f"{birth:%y%m%d}"
    assert int(number[6]) % 2 == male
    assert 1700 + (int(number[6]) + 1) // 2 * 100 == birth.year // 100 * 100


@given(chances, st.integers(1996, 2030))
def test_a_bin_fits_its_form_and_check_digit(chance: Random, latest: int) -> None:
    number = invent_bin(chance, latest)
    assert len(number) == 12
    assert control(number) == int(number[11])
    assert 1 <= int(number[2:4]) <= 12
    assert number[4] in "456"


@given(chances)
def test_a_mobile_is_read_back_from_any_of_its_forms(chance: Random) -> None:
    digits = invent_mobile(chance, words("cells")["phones"]["mobile"])
    assert read_phones(write_mobile(chance, digits, words("cells")["phones"])).dialable == (f"+7{digits}",)


@given(chances, st.sampled_from(REGIONS))
def test_a_landline_is_a_number_of_kazakhstan_in_any_of_its_forms(chance: Random, region: str) -> None:
    landline = client(chance, region).landline
    if landline is None:
        landline = Landline("7172", "200000")
    number = phonenumbers.parse(f"+7{landline.code}{landline.rest}")
    assert phonenumbers.region_code_for_number(number) == "KZ"
    assert read_phones(write_landline(chance, landline)).dialable == (f"+7{landline.code}{landline.rest}",)


@given(chances, st.sampled_from(REGIONS))
def test_a_client_is_grown_up_and_his_sole_enterprises_bear_his_iin(chance: Random, region: str) -> None:
    person = client(chance, region)
    assert 19 <= LATEST.year - person.birth.year <= 73
    for enterprise in person.enterprises:
        of_a_person = {"ЖК", "ИП", "ШҚ", "КХ"} & set(enterprise.name.split())
        assert bool(of_a_person) == (enterprise.number[:6] == f"{person.birth:%y%m%d}")


@given(chances, st.sampled_from(REGIONS))
def test_name_and_patronymic_agree_with_the_sex(chance: Random, region: str) -> None:
    person = client(chance, region)
    surname, _, *patronymic = person.name.split()
    assert person.male or not surname.endswith(("ов", "ев", "ёв"))
    for name in patronymic:
        assert name.endswith(("ұлы", "вич") if person.male else ("қызы", "вна"))


def test_a_woman_bears_the_feminine_form_where_there_is_one() -> None:
    assert [feminine(name) for name in ("Сапаров", "Никитин", "Ким", "Шевченко")] == [
        "Сапарова",
        "Никитина",
        "Ким",
        "Шевченко",
    ]


def client(chance: Random, region: str) -> Person:
    return invent_person(chance, region, 1, LATEST)
