"""Cells of a filled call sheet, in whatever form an office program left them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from survey.edition import Edition
from survey.edition_file import load_edition
from survey.errors import Refused
from survey.fieldwork.sheets import Call, CallReader, answer_keys, outcomes_on_sheet
from survey.language import Language
from survey.registry.folding import fold
from survey.registry.records import Cell

EDITIONS = (
    Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml",
    Path(__file__).parents[1] / ("edition/other-order.toml"),
)
DRAWN, NOW = datetime(2026, 10, 5, tzinfo=UTC), datetime(2026, 10, 8, tzinfo=UTC)
PHONES = ("+77050000001", "+77232000001")


def cells(edition: Edition, **filled: Cell) -> dict[str, Cell]:
    missed: dict[str, Cell] = {"at": "06.10.2026 11:30", "phone": PHONES[0], "outcome": "3.12"}
    return {**dict.fromkeys(answer_keys(edition)), **missed, **filled}


def read(edition: Edition, **filled: Cell) -> Call:
    return CallReader(edition, DRAWN, NOW).read(cells(edition, **filled), PHONES)


@pytest.fixture(params=EDITIONS, ids=["2019-59", "other"])
def any_edition(request: pytest.FixtureRequest) -> Edition:
    return load_edition(request.param)


@pytest.mark.parametrize(
    "cell",
    [
        "06.10.2026 11:30",
        " 6.10.26  11:30:59 ",
        "06/10/2026 11:30",
        "2026-10-06T11:30",
        "2026-10-06 11:30:00.25",
        datetime(2026, 10, 6, 11, 30, 59),  # noqa: DTZ001  cells know no zones
        datetime(2026, 10, 6, 11, 29, 59, 999_600),  # noqa: DTZ001
        46301 + 11.5 / 24,
        46301 + 11.5 / 24 - 1e-9,
    ],
)
def test_a_moment_is_read_to_the_minute_in_almaty(edition: Edition, cell: Cell) -> None:
    assert read(edition, at=cell).at == datetime(2026, 10, 6, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 10, 6),
        46301.0,
        5e9,
        float("nan"),
        float("inf"),
        True,
        "11:30",
        "31.02.2026 11:30",
        "06.10.2026 11:60",
    ],
)
def test_what_is_no_moment_is_told(edition: Edition, cell: Cell) -> None:
    with pytest.raises(Refused, match=r"sheet\.at"):
        read(edition, at=cell)


@pytest.mark.parametrize("cell", ["8 705 000 00 01", "+77050000001", 77050000001.0, "8(705)000-00-01"])
def test_a_number_may_be_written_in_any_way(edition: Edition, cell: Cell) -> None:
    assert read(edition, phone=cell).phone == PHONES[0]


def test_the_only_number_of_a_client_goes_without_saying(edition: Edition) -> None:
    reader = CallReader(edition, DRAWN, NOW)
    assert reader.read(cells(edition, phone=""), PHONES[:1]).phone == PHONES[0]


@pytest.mark.parametrize("cell", ["Жауап беруден бас тартты", "отказ  от ответа", "9", 9.0])
def test_an_answer_is_read_in_either_language_or_by_its_digit(edition: Edition, cell: Cell) -> None:
    call = read(edition, q2=cell, language="RU – орысша")
    assert (call.answers, call.language) == ({"q2": "refused"}, Language.RU)


def test_no_two_outcomes_and_no_two_answers_of_a_question_share_words(any_edition: Edition) -> None:
    for language in (Language.KK, Language.RU):
        outcomes = [fold(outcome.text[language]) for outcome in any_edition.outcomes]
        assert len(set(outcomes)) == len(outcomes)
        for question in any_edition.questionnaire.questions:
            said = [fold(choice.words(language)) for choice in question.choices]
            assert len(set(said)) == len(said)


def test_a_sheet_offers_a_finished_interview_first_and_nothing_that_is_derived(any_edition: Edition) -> None:
    offered = [outcome.code for outcome in outcomes_on_sheet(any_edition)]
    assert offered[0] == "1.1"
    assert not {"1.2", "2.12", "3.11", "3.90"} & set(offered)
    assert {outcome.code for outcome in any_edition.outcomes if outcome.by_hand} == set(offered[1:])


def test_every_answer_and_outcome_offered_is_understood(any_edition: Edition) -> None:
    reader = CallReader(any_edition, DRAWN, NOW)
    for language in (Language.KK, Language.RU):
        for question in any_edition.questionnaire.questions:
            for choice in question.choices:
                filled = cells(any_edition, **{question.id: choice.words(language), "language": "kk"})
                assert reader.read(filled, PHONES).answers == {question.id: choice.key}
        for outcome in outcomes_on_sheet(any_edition):
            due = "07.10.2026 15:00" if outcome.asks_time else None
            told = reader.read(cells(any_edition, outcome=outcome.text[language], due=due), PHONES)
            assert told.outcome == outcome.code
