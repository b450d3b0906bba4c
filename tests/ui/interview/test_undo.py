"""Mistaken starts that cannot be undone, the users of other systems complain: Ctrl+Z takes back one's own mistake."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget

from survey.facts import Claim, Disposition, Undone
from survey.fieldwork.case import Stage
from tests.ui.interview.conftest import Seated
from tests.ui.interview.operator import Operator
from ui.interview.undo_dialog import UndoDialog

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def offered(operator: Operator) -> list[str]:
    """Return the steps in the dialog, none when it is not open."""
    shown = QApplication.activeModalWidget()
    if not isinstance(shown, UndoDialog):
        return []
    steps = shown.findChild(QListWidget, "undo.steps")
    assert isinstance(steps, QListWidget)
    assert operator.sees("undo")
    return [steps.item(row).text() for row in range(steps.count())]


def test_a_mistaken_start_goes_back_to_the_queue(operator: Operator) -> None:
    operator.press("Ctrl+Z")
    assert [step.partition(" · ")[2] for step in offered(operator)] == ["Сынақов Ойдан · клиент алынды"]
    operator.write("қате бастадым")
    operator.press("Return")
    assert operator.sight == "idle"
    assert operator.row().state.stage is Stage.FRESH
    assert [fact.reason for fact in operator.facts(Undone)] == ["қате бастадым"]
    assert len(operator.facts(Claim)) == 1
    operator.press("Return")
    assert operator.sight == "q1"


def test_after_ctrl_enter_the_interview_comes_back_and_the_next_client_goes(operator: Operator) -> None:
    operator.press("1", "5", "1", "1", "Ctrl+Return")
    assert operator.row(2).state.stage is Stage.HELD
    operator.press("Ctrl+Z", "Down")
    operator.write("жауап басқа")
    heard = operator.changes
    operator.press("Return")
    assert operator.changes == heard + 1
    assert (operator.row(1).state.stage, operator.row(2).state.stage) == (Stage.HELD, Stage.FRESH)
    assert operator.sight == "complete"
    operator.press("PgUp", "2", "Ctrl+Return")
    assert operator.choices[-1] == ("q4", "no")
    assert operator.row(1).state.complete_at


def test_a_mistaken_outcome_comes_back_and_the_right_one_is_given(operator: Operator) -> None:
    operator.press("Esc", "4", "Ctrl+Z")
    operator.write("басқа батырма")
    operator.press("Return")
    assert operator.sight == "q1"
    operator.press("Esc", "1")
    assert len(operator.facts(Disposition)) == 2
    assert operator.row().state.stage is Stage.PAUSED


def test_without_a_reason_enter_takes_nothing_back_and_esc_leaves(operator: Operator) -> None:
    operator.press("Ctrl+Z", "Return")
    operator.write("  ")
    operator.press("Return")
    assert offered(operator)
    operator.press("Esc")
    assert offered(operator) == []
    assert operator.facts(Undone) == []
    operator.press("1")
    assert operator.choices == [("q1", "yes")]


@pytest.mark.usefixtures("telephone")
def test_with_a_client_on_the_line_nothing_is_taken_back(operator: Operator) -> None:
    operator.press("Esc", "4", "Return", "F5", "Ctrl+Z")
    assert operator.refusals == ["case.in_hand"]
    assert offered(operator) == []


def test_who_has_done_nothing_has_nothing_to_take_back(seat: Seated) -> None:
    sitting = seat()
    sitting.press("Ctrl+Z")
    assert sitting.refusals == ["undo.none"]


def test_the_key_works_on_a_cyrillic_layout(operator: Operator) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, 0x042F, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(operator.screen, key)
    assert offered(operator)
    operator.press("Esc")
