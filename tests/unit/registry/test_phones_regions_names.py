"""Telephones, regions, spelling and persons."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.registry.folding import fold, fold_word
from survey.registry.persons import merge_persons
from survey.registry.phones import Numbers, read_phones
from survey.registry.regions import Place, RegionNames
from tests.unit.registry.sheets import EDITION

REGIONS = RegionNames(EDITION)


@pytest.mark.parametrize(
    ("written", "dialable"),
    [
        ("+77051112233", ["+77051112233"]),
        ("8 (705) 111-22-33", ["+77051112233"]),
        ("7051112233", ["+77051112233"]),
        ("87051112233; 8 701 222 33 44", ["+77051112233", "+77012223344"]),
        ("87051112233 87012223344", ["+77051112233", "+77012223344"]),
        ("8 (7232) 55-41-18 вн. 12", ["+77232554118"]),
        ("8 7232 554118 ішкі 3", ["+77232554118"]),
        ("8 7232 554118 (внутр. 3)", ["+77232554118"]),
        ("8(7232)55-41-18 вн12", ["+77232554118"]),
        ("8 7232 554118 қосымша нөмірі 12", ["+77232554118"]),
        ("тел. раб. 8 7232 55-41-18, внутренний 12", ["+77232554118"]),
        ("моб. 87051112233, үйі 8 7232 55-41-18", ["+77051112233", "+77232554118"]),
        ("8 (705) 111-22-33 (Асхат)", ["+77051112233"]),
        ("8 705 111 22 33 и 8 701 222 33 44", ["+77051112233", "+77012223344"]),
        ("8 7232 55-41-18 8 705 111 22 33", ["+77232554118", "+77051112233"]),
        ("55-41-18 87051112233", ["+77051112233"]),
        ("87051112233, 8 (705) 111-22-33", ["+77051112233"]),
        ("7710000000 0", []),
        ("55-41-18", []),
        ("+7 916 123 45 67", []),
        ("жоқ", []),
        ("", []),
    ],
)
def test_the_numbers_of_a_cell_are_read_as_they_are_dialled(written: str, dialable: list[str]) -> None:
    assert list(read_phones(written).dialable) == dialable


def test_a_number_of_russia_is_foreign_though_it_shares_the_code() -> None:
    assert read_phones("+7 916 123 45 67").foreign == ("+7 916 123 45 67",)


@pytest.mark.parametrize("written", ["жоқ", "нет", "-", "н/д", "отсутствует"])
def test_a_cell_without_a_digit_holds_no_number_good_or_bad(written: str) -> None:
    assert read_phones(written) == Numbers((), (), ())


def test_what_is_no_number_is_named_by_itself() -> None:
    assert read_phones("55-41-18 87051112233").invalid == ("55-41-18",)


@pytest.mark.parametrize("written", ["9161234567", "8 916 123 45 67", "+998 90 123 45 67"])
def test_a_number_of_another_country_is_foreign_in_whatever_form(written: str) -> None:
    assert read_phones(written).foreign == (written,)


@pytest.mark.parametrize(
    ("written", "settlement", "place"),
    [
        ("Шығыс Қазақстан облысы", "", Place("KZ-63", "")),
        ("восточно-казахстанская область", "", Place("KZ-63", "")),
        ("Алматы", "Алматы қ.", Place("KZ-75", "ambiguous")),
        ("Алматы", "", Place("KZ-75", "ambiguous")),
        ("Алматы", "Талғар қ.", Place("KZ-19", "ambiguous")),
        ("Нұр-Сұлтан", "", Place("KZ-71", "renamed")),
        ("Оңтүстік Қазақстан облысы", "", Place("", "unknown")),
    ],
)
def test_a_region_is_known_by_its_names(written: str, settlement: str, place: Place) -> None:
    assert REGIONS.find(written, settlement, date(2026, 9, 1)) == place


@pytest.mark.parametrize(
    ("name", "day", "problem"),
    [
        ("Нұр-Сұлтан", date(2019, 3, 22), "renamed"),
        ("Нұр-Сұлтан", date(2019, 3, 23), ""),
        ("г. Нур-Султан", date(2022, 9, 17), ""),
        ("г. Нур-Султан", date(2022, 9, 18), "renamed"),
        ("Целиноград", date(2020, 1, 1), "renamed"),
        ("Астана қаласы", date(2020, 1, 1), ""),
    ],
)
def test_a_former_name_was_the_right_one_while_it_was_in_force(name: str, day: date, problem: str) -> None:
    assert REGIONS.find(name, "", day) == Place("KZ-71", problem)


def test_a_region_that_did_not_exist_on_the_day_is_unknown() -> None:
    assert REGIONS.find("Ұлытау облысы", "", date(2022, 6, 7)).problem == "unknown"
    assert REGIONS.find("Ұлытау облысы", "", date(2022, 6, 8)).region == "KZ-62"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("АЛМАТЫ", "Aлмaты"),
        ("Ёлкина", "елкина"),
        ("«Береке»  ЖК", "Береке жк"),
        ("Иванов Petrov", "иванов PETROV"),
        ("Әлібек Нұрлан", "Əлiбек Hұрлaн"),
        ("əлия", "Әлия"),
        ("Майя Ёлкина", "Маи\u0306я Е\u0308лкина"),
        ("Сериков\u00a0Адам", "Сериков  Адам"),
        ("Серик\u200bов", "Сериков"),
    ],
)
def test_what_two_clerks_call_the_same_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Нұрлан", "Нүрлан"), ("Қасым", "Касым"), ("Серік", "Серик")])
def test_letters_that_tell_kazakh_names_apart_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("latin", "cyrillic"), [("TOO", "ТОО"), ("KX", "КХ"), ("C", "С"), ("CKO", "СКО")])
def test_an_entry_of_a_vocabulary_may_be_typed_in_the_other_alphabet(latin: str, cyrillic: str) -> None:
    assert fold_word(latin) == fold_word(cyrillic)


def test_latin_words_stay_latin() -> None:
    assert fold("Qonaev") == "qonaev"


def test_a_person_told_by_name_and_birth_joins_the_one_iin_that_has_both() -> None:
    rows = [("iin:1", "а|1990-01-01"), ("nb:а|1990-01-01", "а|1990-01-01"), ("nb:б|1991-01-01", "б|1991-01-01")]
    merged = merge_persons(rows)
    assert merged["nb:а|1990-01-01"] == "iin:1"
    assert merged["nb:б|1991-01-01"] == "nb:б|1991-01-01"


def test_namesakes_with_two_iins_are_not_joined() -> None:
    rows = [("iin:1", "а|1990-01-01"), ("iin:2", "а|1990-01-01"), ("nb:а|1990-01-01", "а|1990-01-01")]
    assert set(merge_persons(rows).values()) == {"iin:1", "iin:2", "nb:а|1990-01-01"}


@given(
    st.lists(st.tuples(st.sampled_from(["iin:1", "iin:2", "nb:x", "nb:y"]), st.sampled_from(["x", "y", ""]))),
    st.randoms(),
)
def test_the_order_of_rows_changes_no_person(rows: list[tuple[str, str]], chance: object) -> None:
    shuffled = rows[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random of hypothesis
    assert merge_persons(rows) == merge_persons(shuffled)
