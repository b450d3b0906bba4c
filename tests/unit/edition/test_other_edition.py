"""Another order is another file: nothing of order 59 is hard-wired."""

from datetime import date
from pathlib import Path

from survey.edition import Edition, Severity
from survey.edition_file import load_edition

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
