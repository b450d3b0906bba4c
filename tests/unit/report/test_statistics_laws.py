"""Laws of the nine indicators (¶5.1), and the rules for what persons say of themselves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from survey.report.stated import StatedService
from survey.report.statistics import CATEGORIES, SEXES, Statistics, age_labels, count_statistics
from tests.unit.registry.sheets import EDITION
from tests.unit.report.invented_services import stated

REGIONS = ("KZ-10", "KZ-11", "KZ-75")
PERSONS = ("iin:900101300017", "nb:сынақов ойдан|1990-01-01", "nb:басқаев адам|1970-05-05", "nb:үшіншиев|77", "")


def count(*rows: StatedService) -> Statistics:
    return count_statistics(rows, (), EDITION)


def cells(counted: Statistics, name: str) -> dict[tuple[str, ...], int]:
    return dict(counted[name].cells)


ROWS = st.lists(
    st.builds(
        stated,
        row=st.integers(2, 9),
        region=st.sampled_from(REGIONS),
        person=st.sampled_from(PERSONS),
        name_birth=st.sampled_from(["", "сынақов ойдан|1990-01-01"]),
        enterprise=st.sampled_from(["id:1", "id:2", "name:береке|ИП", ""]),
        sex=st.sampled_from(SEXES),
        birth=st.sampled_from([None, date(1990, 1, 1), date(1970, 5, 5), date(2026, 9, 30)]),
        category=st.sampled_from(CATEGORIES),
        end=st.dates(date(2026, 7, 1), date(2026, 9, 30)),
        legal_form=st.sampled_from(["ИП", "ЖШС", ""]),
        industry=st.sampled_from(["G", "47.11", "бос сөз", ""]),
        service=st.sampled_from(["Заң қызметтері", "заң  қызметтері", "Кеңес"]),
        mode=st.sampled_from(["online", "offline", "онлайн", ""]),
    ),
    max_size=14,
)


@settings(max_examples=200, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(rows: Sequence[StatedService], chance: Any) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert count(*shuffled) == count(*rows)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_persons_and_enterprises_count_once_in_the_total_and_services_each_time(rows: Sequence[StatedService]) -> None:
    counted = count(*rows)
    everyone = counted["clients_by_region"].total
    for name, one in counted.indicators.items():
        total = sum(one.cells.values())
        if name.startswith("services") or name == "clients_by_age":
            assert total == one.total
        else:
            assert one.total <= total
        if name.startswith("clients"):
            assert one.total == everyone
    assert counted["services_total"].total == len(rows)
    offline = sum(row.mode == "offline" for row in rows)
    assert counted["services_online"].total + counted.mode_unknown + offline == len(rows)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_sexes_part_the_clients_of_a_region_and_categories_cover_them(rows: Sequence[StatedService]) -> None:
    counted = count(*rows)
    regions = counted["clients_by_region"].by("region")
    assert counted["clients_by_region_sex"].by("region") == regions
    for name in ("clients_by_region_category", "clients_by_region_industry"):
        covered = counted[name].by("region")
        assert covered.keys() == regions.keys()
        assert all(covered[region] >= number for region, number in regions.items())


def test_a_person_of_two_regions_counts_in_each_and_once_in_the_country() -> None:
    counted = count(stated(), stated(region="KZ-11", enterprise="id:2"))
    assert cells(counted, "clients_by_region") == {("KZ-10",): 1, ("KZ-11",): 1}
    assert counted["clients_by_region"].total == 1


def test_sex_and_age_of_one_who_came_for_several_companies_count_once_by_the_first_service_that_states_them() -> None:
    early = stated(end=date(2026, 7, 1), sex="unknown", birth=None)
    middle = stated(end=date(2026, 8, 1), sex="female", birth=date(1997, 8, 2), enterprise="id:2")
    late = stated(end=date(2026, 9, 1), sex="male", birth=date(1960, 1, 1), enterprise="id:3")
    counted = count(late, early, middle)
    assert cells(counted, "clients_by_region_sex") == {("KZ-10", "female"): 1}
    assert cells(counted, "clients_by_age") == {("..28",): 1}


def test_the_first_service_is_the_first_under_whichever_key_a_person_stands() -> None:
    told = "сынақов ойдан|1990-01-01"
    by_name = stated(person=f"nb:{told}", name_birth=told, end=date(2026, 7, 1), sex="female", birth=date(1997, 7, 2))
    by_iin = stated(name_birth=told, end=date(2026, 8, 1), sex="male", birth=date(1990, 1, 1))
    for rows in ((by_name, by_iin), (by_iin, by_name)):
        counted = count(*rows)
        assert cells(counted, "clients_by_region_sex") == {("KZ-10", "female"): 1}
        assert cells(counted, "clients_by_age") == {("..28",): 1}


def test_age_is_in_full_years_on_the_end_date_of_the_first_service() -> None:
    born = date(1997, 9, 4)
    for end, label in ((date(2026, 9, 3), "..28"), (date(2026, 9, 4), "29-34")):
        assert cells(count(stated(birth=born, end=end)), "clients_by_age") == {(label,): 1}


def test_the_oldest_and_those_of_no_birth_date_or_one_to_come_have_categories_of_their_own() -> None:
    assert cells(count(stated(birth=date(1963, 9, 4))), "clients_by_age") == {("63..",): 1}
    assert cells(count(stated(birth=None)), "clients_by_age") == {("?",): 1}
    assert cells(count(stated(birth=date(2027, 1, 1))), "clients_by_age") == {("?",): 1}


def test_a_person_of_two_categories_counts_once_in_each_and_once_in_the_total() -> None:
    counted = count(stated(), stated(category="medium"), stated(category="medium", enterprise="id:2"))
    assert cells(counted, "clients_by_region_category") == {("KZ-10", "micro"): 1, ("KZ-10", "medium"): 1}
    assert counted["clients_by_region_category"].total == 1


def test_of_several_spellings_of_a_service_the_commonest_stands_for_all() -> None:
    counted = count(stated(service="заң қызметтері"), stated(), stated())
    assert cells(counted, "services_by_region_service") == {("KZ-10", "Заң қызметтері"): 3}


def test_a_row_stored_before_the_columns_is_read_from_the_providers_words() -> None:
    counted = count(stated(legal_form="ЖШС", industry="47.11", mode="Онлайн"), stated(legal_form="?!", industry=""))
    assert cells(counted, "clients_by_region_industry") == {("KZ-10", "G"): 1, ("KZ-10", "?"): 1}
    assert cells(counted, "enterprises_by_region_legal_form") == {("KZ-10", "ТОО"): 1, ("KZ-10", "?"): 1}
    assert (counted["services_online"].total, counted.mode_unknown) == (1, 1)


def test_age_categories_are_named_by_their_years() -> None:
    assert age_labels((28, 34, 44, 54, 62)) == ("..28", "29-34", "35-44", "45-54", "55-62", "63..")
