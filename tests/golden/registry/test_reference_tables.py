"""The edition and the checks agree with every row of the reference tables beside this file."""

import csv
from datetime import date
from pathlib import Path

import pytest

from survey.registry.identity import read_id
from survey.registry.records import RawRow
from survey.registry.regions import RegionNames
from survey.registry.row import Row, RowReader
from tests.unit.registry.sheets import EDITION, GOOD, SEPTEMBER

ABOLISHED = "510000000"
CAPITAL = "710000000"
NOW_THE_REGION = "Акмола"
"""The capital's name of the nineties is what the region around it is called today."""
RENAMED = {"Нұр-Сұлтан", "Нур-Султан", "Nur-Sultan", "Целиноград"}
READER = RowReader(EDITION, SEPTEMBER)
REGIONS = RegionNames(EDITION)


def table(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def understood(**cells: str) -> Row:
    return READER.read(RawRow(1, {**GOOD, **cells}))


@pytest.mark.parametrize("vector", table("id_vectors.csv"), ids=lambda vector: vector["number"])
def test_every_vector_of_iin_and_bin_is_told_right(vector: dict[str, str]) -> None:
    assert (read_id(vector["number"]).problem == "") == (vector["expect"] == "valid")


@pytest.mark.parametrize("region", table("regions.csv"), ids=lambda region: region["kato"])
def test_a_region_is_known_by_each_of_its_names_and_spellings(region: dict[str, str]) -> None:
    names = {region["name_kk"], region["name_ru"], region["name_en"], *region["variants"].split("|")}
    if region["kato"] == CAPITAL:
        names.remove(NOW_THE_REGION)
    found = {name: REGIONS.find(name, "", date(2026, 9, 4)) for name in names}
    if region["kato"] == ABOLISHED:
        assert {place.problem for place in found.values()} == {"unknown"}
        return
    for name, place in found.items():
        assert (name, place.region) == (name, region["iso3166_2"])
        assert (name, place.problem == "renamed") == (name, name in RENAMED)


@pytest.mark.parametrize("region", table("regions.csv"), ids=lambda region: region["kato"])
def test_a_region_exists_in_the_days_of_the_table(region: dict[str, str]) -> None:
    since = region["valid_from"]
    kept = next((kept for kept in EDITION.regions if kept.code == region["iso3166_2"]), None)
    assert (kept is None) == (region["kato"] == ABOLISHED)
    if kept:
        assert kept.valid_from == (date.fromisoformat(since) if since else None)
        assert kept.valid_to is None


@pytest.mark.parametrize("form", table("legal_form_abbreviations.csv"), ids=lambda form: form["name_ru"])
def test_a_legal_form_is_known_by_its_abbreviations_and_names(form: dict[str, str]) -> None:
    spellings = [*form["abbr_kk"].split("|"), *form["abbr_ru"].split("|"), form["name_kk"], form["name_ru"]]
    keys = {spelling: understood(legal_form=spelling).legal_form for spelling in spellings if spelling}
    assert "" not in keys.values(), keys
    assert len(set(keys.values())) == 1, keys


@pytest.mark.parametrize("form", table("legal_forms.csv"), ids=lambda form: form["code"])
def test_a_form_of_the_classifier_is_known_by_its_names_and_code(form: dict[str, str]) -> None:
    keys = {name: understood(legal_form=name).legal_form for name in (form["code"], form["name_kk"], form["name_ru"])}
    assert "" not in keys.values(), keys
    assert len(set(keys.values())) == 1, keys


@pytest.mark.parametrize("section", table("oked_sections.csv"), ids=lambda section: section["section"])
def test_an_industry_is_known_by_letter_names_and_codes_of_any_depth(section: dict[str, str]) -> None:
    first, _, last = section["divisions"].partition("-")
    letter = section["section"]
    codes = [
        f"{division:02}{rest}" for division in range(int(first), int(last or first) + 1) for rest in ("", ".11", "111")
    ]
    joined = [f"{letter} – {section['name_ru']}", f"{letter}. {section['name_kk']}", f"{letter}{codes[0]}"]
    for written in (letter, letter.lower(), section["name_kk"], section["name_ru"].upper(), *codes, *joined):
        assert (written, understood(industry=written).industry) == (written, letter)
