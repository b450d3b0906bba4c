"""Another order is another file: nothing of order 59 is hard-wired."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from survey.edition import Edition, Severity
from survey.edition_file import load_edition
from survey.periods import Month, Quarter
from survey.registry.checks import RIGHT, WRONG, Facts, check
from survey.registry.records import Cell
from survey.registry.regions import RegionNames
from survey.registry.row import Row
from survey.report.statistics import age_labels
from tests.unit.registry.sheets import Pages, read_pages

FILE = Path(__file__).parent / "other-order.toml"


def road(edition: Edition, **answers: str) -> list[str]:
    return [question.id for question in edition.questionnaire.route(answers)]


def test_another_order_loads_with_its_own_columns_regions_and_severities() -> None:
    edition = load_edition(FILE)
    assert edition.columns[0].name == "manager"
    assert [column.name for column in edition.extra_columns] == ["act_number"]
    assert edition.footers == ("sum",)
    assert [region.code for region in edition.regions] == ["UZ-TK", "UZ-SA"]
    assert edition.severities["sex.missing"] is Severity.ERROR


def test_a_region_exists_from_its_first_to_its_last_day() -> None:
    samarkand = load_edition(FILE).region("UZ-SA")
    days = [date(2030, 2, 28), date(2030, 3, 1), date(2031, 6, 30), date(2031, 7, 1)]
    assert [samarkand.exists_on(day) for day in days] == [False, True, True, False]


def test_a_former_name_is_right_in_the_days_the_order_gives_it() -> None:
    regions = RegionNames(load_edition(FILE))
    days = [date(2031, 1, 31), date(2031, 2, 1), date(2031, 2, 10), date(2031, 2, 11)]
    assert [regions.find("Чач", "", day).problem for day in days] == ["renamed", "", "", "renamed"]
    assert regions.find("Бинкет", "", days[1]).problem == "renamed"


def test_another_orders_five_questions_are_routed_by_its_own_rules() -> None:
    edition = load_edition(FILE)
    assert road(edition) == ["came", "helped", "mark", "again", "wish"]
    assert road(edition, came="dk") == ["came", "mark", "again", "wish"]
    assert road(edition, came="yes", helped="no") == ["came", "helped", "again", "wish"]
    assert road(edition, came="yes", helped="yes", mark="2") == ["came", "helped", "mark", "wish"]


def test_an_answer_to_a_question_that_left_the_road_routes_no_more() -> None:
    edition = load_edition(FILE)
    assert road(edition, came="no", helped="no") == ["came", "mark", "wish"]


def test_a_mark_without_words_shows_its_digit_alone() -> None:
    mark = load_edition(FILE).questionnaire.questions[2]
    assert [(choice.digit, choice.text.kk) for choice in mark.choices[:3]] == [("1", ""), ("2", ""), ("3", "жақсы")]


def test_an_outcome_says_only_what_differs_from_the_usual() -> None:
    busy = load_edition(FILE).outcome("3.12")
    assert (busy.retry_minutes, busy.button, busy.note_needed, busy.asks_time, busy.by_hand) == (
        5,
        1,
        False,
        False,
        True,
    )


def read(edition: Edition, **changes: Cell) -> list[tuple[str, Severity, bool]]:
    cells: dict[str, Cell] = {"service": "Кеңес", "client": "Сынақов Ойдан", "start": "02.09.2031", "end": "03.09.2031"}
    line = [(cells | changes).get(column.name, "") for column in edition.columns]
    pages = Pages(A=[[column.heading.kk for column in edition.columns], line])
    reading = read_pages(pages, edition=edition, month=Month(2031, 9))
    return [(finding.code, finding.severity, reading.records[0].counted) for finding in reading.findings]


def test_another_orders_report_has_its_own_age_categories_and_dates() -> None:
    rules = load_edition(FILE).report
    assert age_labels(rules.age_brackets) == ("..17", "18-40", "41..")
    second, fourth, first = Quarter(2031, 2), Quarter(2031, 4), Quarter(2032, 1)
    assert [rules.due(quarter) for quarter in (second, fourth)] == [date(2031, 7, 20), date(2031, 11, 25)]
    assert rules.months(fourth) == (Month(2031, 10),)
    assert rules.carried(first) == (Month(2031, 11), Month(2031, 12))
    assert rules.carried(second) == ()


def test_what_the_order_does_not_name_is_not_checked() -> None:
    assert read(load_edition(FILE), sex="ер", id_number="-") == []


def test_an_order_may_move_a_finding_to_another_severity() -> None:
    edition = load_edition(FILE)
    moved = replace(edition, severities={**edition.severities, "sex.missing": Severity.EXCLUDED})
    assert read(edition) == [("sex.missing", Severity.ERROR, True)]
    assert read(moved) == [("sex.missing", Severity.EXCLUDED, False)]


def test_a_new_check_is_one_function_and_one_line_of_the_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("survey.registry.checks.CHECKS", checks := [])
    monkeypatch.setattr("survey.registry.reading.CHECKS", checks)

    @check("manager.missing", "manager")
    def manager_missing(row: Row, column: str) -> Sequence[Facts]:
        return RIGHT if row.text[column] else WRONG

    order = tmp_path / "order.toml"
    order.write_text(FILE.read_text().replace('"date.missing"]', '"date.missing", "manager.missing"]'))
    assert read(load_edition(FILE)) == []
    assert read(load_edition(order)) == [("manager.missing", Severity.EXCLUDED, False)]
    assert read(load_edition(order), manager="Басқа А.") == []
