"""Regions, legal forms and industries are known by every way clerks write them."""

from datetime import date

import pytest

from survey.edition import Region
from survey.registry.records import RawRow
from survey.registry.regions import RegionNames
from survey.registry.row import Row, RowReader
from tests.unit.registry.sheets import EDITION, GOOD, SEPTEMBER

READER = RowReader(EDITION, SEPTEMBER)
REGIONS = RegionNames(EDITION)
FORMS = {
    "sole entrepreneur": ("ЖК", "ДК", "ИП", "Жеке кәсіпкер", "Индивидуальный предприниматель"),
    "limited partnership": ("ЖШС", "ТОО", "TOO", "Жауапкершілігі шектеулі серіктестік"),
    "farm": ("ШҚ", "КХ", "KX", "Шаруа қожалығы", "Крестьянское хозяйство"),
    "joint-stock company": ("АҚ", "АО", "AO", "Акционерлік қоғам", "Акционерное общество"),
}
DIVISIONS = {
    "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43), "G": (45, 47),
    "H": (49, 53), "I": (55, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68), "M": (69, 75), "N": (77, 82),
    "O": (84, 84), "P": (85, 85), "Q": (86, 88), "R": (90, 93), "S": (94, 96), "T": (97, 98), "U": (99, 99),
}  # fmt: skip


def understood(**cells: str) -> Row:
    return READER.read(RawRow(1, {**GOOD, **cells}))


@pytest.mark.parametrize("region", EDITION.regions, ids=lambda region: region.code)
def test_a_region_is_known_by_each_of_its_names_and_spellings(region: Region) -> None:
    for name in (region.name.kk, region.name.ru, region.name.en, *region.variants):
        shared = sum(name in (other.name.kk, other.name.ru, *other.variants) for other in EDITION.regions) > 1
        if not shared:
            assert (name, REGIONS.find(name, "", date(2026, 9, 4)).region) == (name, region.code)


@pytest.mark.parametrize("spellings", FORMS.values(), ids=FORMS)
def test_a_legal_form_is_known_by_its_abbreviations_and_names(spellings: tuple[str, ...]) -> None:
    keys = {spelling: understood(legal_form=spelling).legal_form for spelling in spellings}
    assert len(set(keys.values()) - {""}) == 1, keys
    assert "" not in keys.values(), keys


@pytest.mark.parametrize("letter", DIVISIONS)
def test_an_industry_is_known_by_letter_and_by_codes_of_any_depth(letter: str) -> None:
    first, last = DIVISIONS[letter]
    codes = [f"{division:02}{rest}" for division in range(first, last + 1) for rest in ("", ".11", "111")]
    for written in (letter, letter.lower(), *codes, f"{letter}{codes[0]}"):
        assert (written, understood(industry=written).industry) == (written, letter)
