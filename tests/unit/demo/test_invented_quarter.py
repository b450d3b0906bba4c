"""What an invented quarter is like as a whole."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from survey.calendar import is_working_day
from survey.demo.defects import DEFECTS, spoil
from survey.demo.quarter import InventedQuarter, invent_quarter
from survey.demo.rows import Line, invent_managers, write_row
from survey.demo.visits import Visit, invent_visits, region_shares
from survey.demo.words import words
from survey.edition import Edition
from survey.periods import Quarter
from survey.registry.records import RawRow
from survey.registry.row import Row, RowReader
from tests.unit.demo.test_invented_persons import control

QUARTER = Quarter(2026, 3)
SERVICES = 3000


@pytest.fixture(scope="module")
def visits(edition: Edition) -> list[Visit]:
    return invent_visits(Random(7), QUARTER, SERVICES, edition)


@pytest.fixture(scope="module")
def clean(edition: Edition, visits: list[Visit]) -> list[Line]:
    chance = Random(7)
    managers = invent_managers(chance, edition)
    return [write_row(chance, visit, edition, managers) for visit in visits]


def lines(invented: InventedQuarter) -> Iterator[Line]:
    for month in invented.registries.values():
        yield from month


def understood(edition: Edition, line: Line) -> Row:
    return RowReader(edition, QUARTER.months[0]).read(RawRow(1, line))


def test_the_same_seed_invents_the_same_quarter(edition: Edition, invented: InventedQuarter) -> None:
    assert invent_quarter(QUARTER, SERVICES, 59, edition) == invented


def test_another_seed_invents_another_quarter(edition: Edition, invented: InventedQuarter) -> None:
    assert invent_quarter(QUARTER, SERVICES, 60, edition).registries != invented.registries


@pytest.mark.parametrize("services", [0, 1, 40])
def test_there_are_as_many_services_as_were_asked_for(edition: Edition, services: int) -> None:
    assert len(invent_visits(Random(1), QUARTER, services, edition)) == services


def test_every_row_has_the_22_columns_of_the_form(edition: Edition, invented: InventedQuarter) -> None:
    names = {column.name for column in edition.columns}
    assert all(line.keys() == names for line in lines(invented))


def test_a_clean_row_is_wholly_understood(edition: Edition, clean: list[Line]) -> None:
    reader = RowReader(edition, QUARTER.months[0])
    for number, line in enumerate(clean[:500], start=1):
        row = reader.read(RawRow(number, line))
        assert row.place.problem == row.id_number.problem == ""
        assert all((row.place.region, row.sex, row.category, row.legal_form, row.industry, row.dialable))
        assert control(row.id_number.digits) == int(row.id_number.digits[11])


def test_p7_a_months_registry_holds_the_services_that_ended_in_it(clean: list[Line], visits: list[Visit]) -> None:
    for line, visit in zip(clean, visits, strict=True):
        assert (line["start"], line["end"]) == (visit.start, visit.end)
        assert visit.start <= visit.end
        assert is_working_day(visit.start)
        assert is_working_day(visit.end)
        assert (visit.start.year, visit.start.month) == (visit.end.year, visit.end.month)


def test_every_region_has_its_share(edition: Edition, visits: list[Visit]) -> None:
    shares = region_shares(edition, QUARTER)
    counts = Counter(visit.region for visit in visits)
    assert counts.keys() == shares.keys()
    assert len(counts) == 20
    for region, share in shares.items():
        assert counts[region] / SERVICES == pytest.approx(share / sum(shares.values()), rel=0.5, abs=0.01)


def test_a_region_that_does_not_exist_yet_has_no_services(edition: Edition) -> None:
    shares = region_shares(edition, Quarter(2021, 4))
    assert len(shares) == 17
    assert "KZ-62" not in shares


def test_six_rows_of_ten_are_written_in_kazakh(visits: list[Visit]) -> None:
    assert sum(visit.language == "kk" for visit in visits) / SERVICES == pytest.approx(0.6, abs=0.04)


def test_some_clients_come_often_from_several_enterprises_and_in_several_regions(visits: list[Visit]) -> None:
    by_person: dict[int, list[Visit]] = {}
    for visit in visits:
        by_person.setdefault(id(visit.person), []).append(visit)
    often = [found for found in by_person.values() if len(found) > 1]
    assert 0.1 < len(often) / len(by_person) < 0.35
    assert any(len({visit.region for visit in found}) > 1 for found in often)
    assert any(len({visit.enterprise.name for visit in found}) > 1 for found in often)
    assert any(len({visit.end.month for visit in found}) > 1 for found in often)


def test_three_to_five_rows_of_a_hundred_have_a_defect(clean: list[Line]) -> None:
    spoiled = spoil(Random(3), clean)
    untouched = {id(line) for line in clean} & {id(line) for line in spoiled}
    assert 0.02 < 1 - len(untouched) / len(clean) < 0.05
    assert 0 < len(spoiled) - len(clean) < 0.01 * len(clean)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__.strip("_"))
def test_a_defect_changes_a_row_that_gives_occasion_for_it(defect: object, clean: list[Line]) -> None:
    assert callable(defect)
    changed = [(line, change) for line in clean if (change := defect(Random(1), line))]
    assert changed
    assert all(line | change != line for line, change in changed)


def test_a_lost_zero_is_mended_on_reading(edition: Edition, clean: list[Line]) -> None:
    lost = next(line for line in clean if str(line["id_number"]).startswith("0"))
    row = understood(edition, lost | {"id_number": float(str(lost["id_number"]))})
    assert row.id_number.problem == "leading_zero_lost"
    assert row.id_number.digits == lost["id_number"]


def test_p11_most_acts_agree_with_the_registry_and_a_few_do_not(invented: InventedQuarter) -> None:
    assert 0.98 * SERVICES < len(invented.acts) < SERVICES
    unsigned = sum(not isinstance(act["signed"], date) for act in invented.acts)
    assert 0 < unsigned < 0.01 * SERVICES
    assert all(bool(act["factor"]) == (act["mode"] == "онлайн") for act in invented.acts)


def test_annex_2_marks_go_from_1_to_5(invented: InventedQuarter) -> None:
    marks = {form[f"aspect{number}"] for form in invented.questionnaires for number in range(1, 5)}
    assert marks <= {1, 2, 3, 4, 5}
    assert len(invented.questionnaires) < len(invented.acts) / 2


def test_the_words_are_known_to_the_edition(edition: Edition) -> None:
    known = {word for vocabulary in ("legal_form", "industry", "category") for word in edition.words[vocabulary]}
    stock = words("enterprises")
    used = [form[kind] for form in stock["forms"] for kind in ("name", "short")]
    used += [industry["name"] for industry in stock["industries"]]
    assert {name for names in used for name in names.values()} <= known
