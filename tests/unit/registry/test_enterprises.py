"""Decision 2: an enterprise is one IIN or BIN, else one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.registry.sheets import EDITION, other, read

WRITTEN = EDITION.words["legal_form"]
FORMS = {
    form: [word for word in WRITTEN if WRITTEN[word] == form and not word.isdecimal()] for form in WRITTEN.values()
}
QUOTES = [("«", "»"), ('"', '"'), ("“", "”"), ("„", "“"), ("", "")]


def enterprises(*lines: list) -> int:
    return len({record.enterprise for record in read(*lines).records})


@given(
    st.sampled_from(sorted(FORMS)).flatmap(lambda form: st.lists(st.sampled_from(FORMS[form]), min_size=2, max_size=4)),
    st.data(),
)
def test_quotes_language_and_place_of_the_legal_form_do_not_make_two_of_one(
    forms: list[str], data: st.DataObject
) -> None:
    lines = []
    for number, form in enumerate(forms):
        opened, closed = data.draw(st.sampled_from(QUOTES))
        name = f"{opened}{data.draw(st.sampled_from(['Береке', 'БЕРЕКЕ', 'Бeрeкe']))}{closed}"
        lines.append(other(number, enterprise=data.draw(st.sampled_from([f"{name} {form}", f"{form} {name}"]))))
    assert enterprises(*lines) == 1


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_spelling_of_a_legal_form_is_that_form(form: str) -> None:
    names = [name for word in FORMS[form] for name in (f"Береке {word}", f"{word} Береке")]
    assert enterprises(*(other(number, enterprise=name) for number, name in enumerate(names))) == 1


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        ({"enterprise": "«Береке» ЖШС"}, {"enterprise": 'ТОО "Береке"'}, 1),
        ({"enterprise": "Береке", "legal_form": "ТОО"}, {"enterprise": "«Береке» ЖШС", "legal_form": "ЖШС"}, 1),
        ({"enterprise": "Береке, ЖШС"}, {"enterprise": "Береке (ТОО)"}, 1),
        ({"enterprise": "«Береке» ЖШС"}, {"enterprise": "«Береке» ЖК"}, 2),
        ({"enterprise": "«Береке» ЖШС"}, {"enterprise": "«Берекет» ЖШС"}, 2),
        ({"enterprise": "ЖК"}, {"enterprise": "ЖШС"}, 2),
    ],
)
def test_enterprises_without_a_number_are_told_by_name_and_form(one: dict, two: dict, count: int) -> None:
    assert enterprises(other(1, **one), other(2, **two)) == count


def test_one_bin_is_one_enterprise_under_any_name() -> None:
    lines = [other(1, id_number="940140000385", enterprise="«А» ЖШС"), other(2, id_number="940140000385")]
    assert [record.id_number for record in read(*lines).records] == ["940140000385"] * 2
    assert enterprises(*lines) == 1


def test_a_row_that_names_no_enterprise_has_none() -> None:
    (record,) = read(other(1, enterprise="")).records
    assert record.enterprise == ""


def test_a_name_may_end_in_a_number_that_is_also_a_code_of_the_classifier() -> None:
    assert enterprises(other(1, enterprise="Дүкен 20"), other(2, enterprise="Дүкен")) == 2
    assert enterprises(other(1, enterprise="Дүкен 20"), other(2, enterprise="Дүкен 45")) == 2
