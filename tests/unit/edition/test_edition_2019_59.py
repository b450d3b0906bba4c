"""The edition of order 59 of 2019 says what the order says."""

from datetime import date, time
from pathlib import Path

import pytest

from survey.edition import Edition, Severity
from survey.edition_file import load_edition
from survey.language import Language
from survey.outcome import Group
from survey.questionnaire import QuestionKind

FILE = Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml"
DERIVED_BY_THE_PROGRAM = {"1.1", "1.2", "2.12", "3.11", "3.90"}
GROUP_BY_CODE = {"1.1": "I", "1.2": "P", "2.1": "R", "2.2": "NC", "2.3": "O", "3.1": "UH", "3.2": "UR", "3.9": "UO"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(FILE)


def regions_on(edition: Edition, day: date) -> set[str]:
    return {region.code for region in edition.regions if region.exists_on(day)}


def test_annex_1_has_22_columns_in_the_forms_order(edition: Edition) -> None:
    assert [column.number for column in edition.columns] == list(range(1, 23))
    assert (edition.columns[0].name, edition.columns[5].name, edition.columns[21].name) == (
        "region",
        "id_number",
        "email",
    )


def test_annex_1_column_13_keeps_the_orders_slip(edition: Edition) -> None:
    assert edition.columns[12].heading.kk == "ЭҚЖЖ бойынша сала клиенттің кәсіпорны"


def test_no_heading_or_variant_names_two_columns(edition: Edition) -> None:
    spellings = [
        spelling.casefold()
        for column in edition.columns
        for spelling in {column.heading.kk, column.heading.ru, column.heading.en, *column.variants}
    ]
    assert len(spellings) == len(set(spellings))


def test_seventeen_regions_until_7_june_2022_and_twenty_from_the_next_day(edition: Edition) -> None:
    before, after = regions_on(edition, date(2022, 6, 7)), regions_on(edition, date(2022, 6, 8))
    assert len(before) == 17
    assert after - before == {"KZ-10", "KZ-33", "KZ-62"}
    assert regions_on(edition, date(2026, 9, 30)) == after


def test_the_capital_is_known_by_the_name_it_bore_when_the_order_was_signed(edition: Edition) -> None:
    capital = edition.region("KZ-71")
    assert capital.name.kk == "Астана қаласы"
    assert {"Нұр-Сұлтан", "Нур-Султан"} <= set(capital.former)


def test_almaty_alone_may_be_the_city_or_the_region_and_nothing_else_is_ambiguous(edition: Edition) -> None:
    owners: dict[str, set[str]] = {}
    for region in edition.regions:
        for spelling in {*region.variants, *(region.name[language] for language in Language)}:
            owners.setdefault(spelling, set()).add(region.code)
    ambiguous = {spelling for spelling, codes in owners.items() if len(codes) > 1}
    assert ambiguous == {"Алматы"}
    assert owners["Алматы"] == {"KZ-19", "KZ-75"}


def test_annex_4_question_1_reads_as_the_order_has_it_once_its_blanks_are_filled(edition: Edition) -> None:
    first = edition.questionnaire.questions[0].text.kk.format(place="Өскемен қ. ҚКО-да", date="14 тамыз")
    assert first == "Сізге Өскемен қ. ҚКО-да 14 тамыз күні консультация берілді ме немесе қызмет көрсетілді ме?"


def test_annex_4_has_four_questions_and_only_the_second_is_a_mark(edition: Edition) -> None:
    kinds = {question.id: question.kind for question in edition.questionnaire.questions}
    assert list(kinds) == ["q1", "q2", "q3", "q4"]
    assert [question for question, kind in kinds.items() if kind is QuestionKind.MARK] == ["q2"]


def test_decision_11_a_client_who_denies_the_service_is_asked_q4_but_not_q2_and_q3(edition: Edition) -> None:
    assert [question.id for question in edition.questionnaire.route({"q1": "no"})] == ["q1", "q4"]


@pytest.mark.parametrize("choice", ["yes", "dk", "refused"])
def test_decision_12_any_other_answer_leads_through_all_four(edition: Edition, choice: str) -> None:
    assert len(edition.questionnaire.route({"q1": choice})) == 4


def test_every_question_has_8_does_not_know_and_9_refused(edition: Edition) -> None:
    for question in edition.questionnaire.questions:
        keys = [(choice.digit, choice.key) for choice in question.choices]
        assert keys[-2:] == [("8", "dk"), ("9", "refused")]


def test_outcomes_count_in_the_group_that_their_aapor_code_belongs_to(edition: Edition) -> None:
    for outcome in edition.outcomes:
        expected = "NE" if outcome.code.startswith("4") else GROUP_BY_CODE[outcome.code[:3]]
        assert outcome.group is Group(expected), outcome.code


def test_the_six_buttons_stand_in_the_screens_order(edition: Edition) -> None:
    buttons = sorted((outcome.button, outcome.code) for outcome in edition.outcomes if outcome.button)
    assert buttons == [(1, "3.13"), (2, "3.12"), (3, "2.21"), (4, "2.112"), (5, "3.20"), (6, "2.332")]


def test_an_operator_gives_every_outcome_but_those_the_program_derives(edition: Edition) -> None:
    assert {outcome.code for outcome in edition.outcomes if not outcome.by_hand} == DERIVED_BY_THE_PROGRAM


def test_only_calling_back_asks_for_a_time(edition: Edition) -> None:
    assert [outcome.code for outcome in edition.outcomes if outcome.asks_time] == ["2.21"]


def test_every_outcome_in_which_somebody_answered_counts_as_contact(edition: Edition) -> None:
    unanswered = {outcome.code for outcome in edition.outcomes if not outcome.contact}
    assert unanswered == {"2.221", "2.222", "3.11", "3.12", "3.13", "3.14", "3.15", "3.16", "3.90"}


def test_a_wrong_and_a_dead_number_measure_the_registry(edition: Edition) -> None:
    assert [outcome.code for outcome in edition.outcomes if outcome.bad_number] == ["3.16", "3.20"]


def test_a_frame_error_must_be_proven_in_a_note(edition: Edition) -> None:
    assert all(outcome.note_needed for outcome in edition.outcomes if outcome.group is Group.NE)


def test_a_refusal_ends_the_case_but_a_soft_one_is_tried_once_more_after_7_days(edition: Edition) -> None:
    refusals = [outcome for outcome in edition.outcomes if outcome.group is Group.R]
    assert all(outcome.retry_minutes is None for outcome in refusals if not outcome.soft)
    assert [(soft.code, soft.retry_minutes, soft.attempts) for soft in refusals if soft.soft] == [
        ("2.11", 7 * 24 * 60, 2)
    ]
    assert [outcome.code for outcome in edition.outcomes if outcome.bars] == ["2.112"]


def test_the_busy_are_called_after_an_hour_and_who_does_not_answer_after_three_or_four(edition: Edition) -> None:
    busy, silent = edition.outcome("3.12"), edition.outcome("3.13")
    assert (busy.retry_minutes, busy.retry_most) == (60, None)
    assert (silent.retry_minutes, silent.retry_most, silent.other_hours) == (180, 240, True)


def test_a_wrong_or_dead_number_never_leaves_the_denominator(edition: Edition) -> None:
    assert not {outcome.code for outcome in edition.outcomes} & {"4.20", "4.31", "4.32"}


def test_clients_are_called_from_9_to_20_from_monday_to_saturday(edition: Edition) -> None:
    hours = edition.calling_hours
    assert (hours.start, hours.end, hours.weekdays) == (time(9), time(20), frozenset(range(1, 7)))


def test_every_severity_is_given_and_sex_against_the_iin_is_no_error(edition: Edition) -> None:
    assert set(edition.severities.values()) == set(Severity)
    assert edition.severities["sex.mismatch_iin"] is Severity.WARNING
    assert edition.severities["id.checksum"] is Severity.ERROR
    assert edition.severities["date.end_before_start"] is Severity.EXCLUDED


@pytest.mark.parametrize(("word", "key"), [("ер", "male"), ("жен", "female"), ("әйел", "female"), ("м", "male")])
def test_sex_is_read_in_either_language(edition: Edition, word: str, key: str) -> None:
    assert edition.words["sex"][word] == key


@pytest.mark.parametrize(("word", "key"), [("шағын", "small"), ("крупный", "large"), ("орта", "medium")])
def test_category_is_read_in_either_language(edition: Edition, word: str, key: str) -> None:
    assert edition.words["category"][word] == key
