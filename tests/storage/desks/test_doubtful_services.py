"""Every Q1 = no names a registry row that may not have happened, with the interview behind it."""

from pathlib import Path

import pytest

from storage.exchange.demo_files import write_demo_files
from survey.language import Language
from survey.periods import Quarter
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks

QUARTER = Quarter(2026, 3)


@pytest.fixture
def drawn(desks: Desks, tmp_path: Path) -> Desks:
    files = write_demo_files(tmp_path / "demo", QUARTER, 300, 7, desks.edition)
    for month, file in zip(QUARTER.months, files, strict=False):
        desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
    desks.sampling.draw(QUARTER, Request(sample=20), "1")
    return desks


def interview(desks: Desks, **choices: str) -> Turn:
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    for question, choice in choices.items():
        desks.calling.answer(turn.case.id, question, choice, Language.KK)
    if "q4" in choices:
        desks.calling.complete(turn.case.id)
    return turn


def deny(desks: Desks) -> Turn:
    return interview(desks, q1="no", q4="yes")


def test_a_denied_service_is_named_with_its_row_and_interview(drawn: Desks) -> None:
    interview(drawn, q1="yes", q2="4", q3="yes", q4="no")
    interview(drawn, q1="dk", q2="4", q3="yes", q4="no")
    turn, later = deny(drawn), deny(drawn)
    newest, found = drawn.registry.doubtful(QUARTER)
    assert (found.case, newest.case) == (turn.case.id, later.case.id)
    assert (found.row, found.region, found.version) == (turn.case.row, turn.case.region, 1)
    assert (found.start, found.end) == (turn.card.start, turn.card.end)
    assert found.month in QUARTER.months
    assert found.service == turn.card.cells["service"]
    assert found.operator == drawn.staff.name
    assert len(drawn.registry.doubtful(QUARTER)) == drawn.reporting.section(QUARTER).doubtful


def test_the_client_is_masked(drawn: Desks) -> None:
    turn = deny(drawn)
    (found,) = drawn.registry.doubtful(QUARTER)
    name = turn.card.cells["client"]
    assert found.client == " ".join(f"{word[0]}." for word in name.split())
    assert found.id_number != turn.card.cells["id_number"]


def test_an_interview_that_is_not_complete_denies_nothing_yet(drawn: Desks) -> None:
    interview(drawn, q1="no")
    assert drawn.registry.doubtful(QUARTER) == []


def test_a_rejected_interview_leaves_the_list(drawn: Desks) -> None:
    turn = deny(drawn)
    drawn.reporting.reject(turn.case.id, "басқа адам жауап берген")
    assert drawn.registry.doubtful(QUARTER) == []


def test_a_corrected_answer_leaves_the_list_and_comes_back(drawn: Desks) -> None:
    turn = deny(drawn)
    drawn.calling.reopen(turn.case.id)
    for question, choice in {"q1": "yes", "q2": "5", "q3": "yes"}.items():
        drawn.calling.answer(turn.case.id, question, choice, Language.KK)
    drawn.calling.complete(turn.case.id)
    assert drawn.registry.doubtful(QUARTER) == []
    drawn.calling.reopen(turn.case.id)
    drawn.calling.answer(turn.case.id, "q1", "no", Language.KK)
    (found,) = drawn.registry.doubtful(QUARTER)
    assert found.case == turn.case.id


def test_before_the_draw_nothing_is_doubtful(desks: Desks) -> None:
    assert desks.registry.doubtful(QUARTER) == []
