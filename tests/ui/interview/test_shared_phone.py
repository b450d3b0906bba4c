"""The other clients at a number, by keyboard."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from survey.facts import Answer, Disposition
from survey.fieldwork.case import Stage
from tests.ui.interview.conftest import Seated, Telephone
from tests.ui.interview.operator import OpenStore, Operator
from ui.interview.shared_phone import SharedDialog

pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints"),
    pytest.mark.usefixtures("telephone"),
]


@pytest.fixture
def neighbours(store: OpenStore) -> None:
    """Give the second client the numbers of the first."""
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        first, second = (row.case for row in work.waves.cases(wave.id)[:2])
        run = work._connection.exec_driver_sql  # type: ignore[attr-defined]  the store's own
        run("INSERT INTO case_keys SELECT ?, ?", (first.phones[0], second.id.bytes))
        run(
            "UPDATE cases SET phones = (SELECT phones FROM cases WHERE id = ?) WHERE id = ?",
            (first.id.bytes, second.id.bytes),
        )
        work.commit()


def choose(operator: Operator, *keys: str) -> None:
    (dialog,) = operator.screen.findChildren(SharedDialog)
    assert dialog.isVisible()
    for key in keys:
        QTest.keyClick(dialog.list, QKeySequence.fromString(key)[0].key())


@pytest.mark.usefixtures("neighbours")
def test_the_next_client_at_the_number_follows_a_finished_interview(seat: Seated, telephone: Telephone) -> None:
    sitting = seat()
    sitting.press("Return")
    assert "Осы нөмірде тағы 1 клиент бар" in sitting.words
    sitting.press("F5", "2", "1")
    assert sitting.sight == "complete"
    sitting.press("Ctrl+N")
    choose(sitting, "Return")
    assert sitting.sight == "q1"
    assert sitting.row(1).state.complete_at
    assert sitting.row(2).state.stage is Stage.HELD
    assert sitting.facts(Answer, order=2) == []
    assert len(telephone.dialled) == 1


@pytest.mark.usefixtures("neighbours")
def test_the_others_are_put_to_rest_after_an_outcome(seat: Seated) -> None:
    sitting = seat()
    sitting.press("Return", "F5", "Esc", "1", "Ctrl+N")
    choose(sitting, "Down", "Return")
    assert [fact.outcome for fact in sitting.facts(Disposition, order=2)] == ["2.111"]
    assert sitting.sight == "idle"


def test_a_number_that_nobody_shares_says_so(operator: Operator) -> None:
    operator.press("F5", "Esc", "1", "Ctrl+N")
    assert operator.refusals == ["shared.nobody"]


def test_nobody_is_offered_while_a_client_is_in_hand(operator: Operator) -> None:
    operator.press("F5", "Ctrl+N")
    assert operator.refusals == ["case.in_hand"]
