"""The quality screen by keyboard alone, on the real desks and store."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from survey.edition import Edition
from survey.facts import CheckAnswer, CheckCall, Review
from survey.language import Language
from survey.services.calling import CallingDesk
from survey.services.desks import Desks
from survey.staff import Staff
from tests.storage.calling.conftest import HandClock
from tests.storage.calling.floor import seat
from tests.storage.quality.conftest import clock, edition, operator, store, template
from tests.storage.quality.interviewing import (
    QUARTER,
    OpenStore,
    checking_all,
    checks,
    made,
    quality,
    staff_of,
    state_and_facts,
)
from tests.ui.at_once import run
from ui.quality.screen import QualityScreen
from ui.tasks import Worker
from ui.texts import Texts

__all__ = ["clock", "edition", "operator", "store", "template"]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Opened = Callable[[Staff], QualityScreen]


@pytest.fixture
def dialled() -> list[str]:
    return []


@pytest.fixture
def opened(store: OpenStore, clock: HandClock, edition: Edition, qtbot: QtBot, dialled: list[str]) -> Opened:
    everything = checking_all(edition)

    def open_screen(staff: Staff) -> QualityScreen:
        desks = SimpleNamespace(
            staff=staff,
            edition=everything,
            quality=quality(store, clock, everything),
            back_checks=checks(store, clock, everything, staff),
        )
        screen = QualityScreen(cast("Desks", desks), cast("Worker", SimpleNamespace(run=run)), dialled.append, clock)
        qtbot.addWidget(screen)
        screen.retranslate(Texts(Language.EN))
        screen.choose(QUARTER)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.start()
        return screen

    return open_screen


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused
    qtbot.keyClick(focused, key, modifiers)


def write(qtbot: QtBot, words: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    qtbot.keyClicks(focused, words)


def words_in(screen: QWidget) -> str:
    return " ".join(part.text() for part in screen.findChildren(QLabel) if part.isVisible())


def waiting(screen: QualityScreen) -> int:
    table = screen.findChild(QWidget, "quality.awaited")
    return int(table.model().rowCount())


def test_a_supervisor_approves_returns_and_rejects_by_keys(
    store: OpenStore, edition: Edition, qtbot: QtBot, operator: CallingDesk, opened: Opened
) -> None:
    turns = [made(operator) for _ in range(4)]
    screen = opened(store.staff)
    assert waiting(screen) == 4
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert waiting(screen) == 3
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_R, CONTROL)  # the reason is missing: the cursor goes to it
    assert waiting(screen) == 3
    write(qtbot, "again")
    press(qtbot, Qt.Key.Key_R, CONTROL)
    assert waiting(screen) == 2
    press(qtbot, Qt.Key.Key_D, CONTROL)
    write(qtbot, "not him")
    press(qtbot, Qt.Key.Key_D, CONTROL)
    assert waiting(screen) == 1
    words = [
        (fact.verdict.value, fact.reason)
        for turn in turns
        for fact in state_and_facts(store, turn.case.id, edition)[1]
        if isinstance(fact, Review)
    ]
    assert sorted(words) == [("approved", ""), ("rejected", "not him"), ("returned", "again")]


def test_several_interviews_are_approved_at_once(
    store: OpenStore, qtbot: QtBot, operator: CallingDesk, opened: Opened
) -> None:
    for _ in range(3):
        made(operator)
    screen = opened(store.staff)
    press(qtbot, Qt.Key.Key_A, CONTROL)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert waiting(screen) == 0
    assert "3 interviews are approved" in words_in(screen)


def test_the_list_is_filtered_as_one_types(
    store: OpenStore, qtbot: QtBot, operator: CallingDesk, desk_of_other: CallingDesk, opened: Opened
) -> None:
    made(operator)
    made(desk_of_other)
    screen = opened(store.staff)
    press(qtbot, Qt.Key.Key_F, CONTROL)
    write(qtbot, "aig")
    assert waiting(screen) == 1


@pytest.fixture
def desk_of_other(store: OpenStore, clock: HandClock, edition: Edition) -> CallingDesk:
    return seat(store, clock, edition, "timur")


def test_an_operator_asks_again_by_keys_and_sees_the_form_alone(
    store: OpenStore,
    edition: Edition,
    qtbot: QtBot,
    operator: CallingDesk,
    desk_of_other: CallingDesk,
    opened: Opened,
    dialled: list[str],
) -> None:
    case = made(operator, q1="no", q4="no").case
    screen = opened(staff_of(desk_of_other))
    assert screen.findChild(QWidget, "quality.tab.interviews") is None
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F5, Qt.Key.Key_1, Qt.Key.Key_2):
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    facts = state_and_facts(store, case.id, edition)[1]
    answers = [(fact.question, fact.choice, fact.by) for fact in facts if isinstance(fact, CheckAnswer)]
    me = staff_of(desk_of_other).id
    assert answers == [("q1", "yes", me), ("q3", "no", me)]
    ((phone, outcome),) = [(fact.phone, fact.outcome) for fact in facts if isinstance(fact, CheckCall)]
    assert (phone, outcome) == (case.phones[0], "1.1")
    assert dialled == [case.phones[0]]
    assert "Nobody to ask again now" in words_in(screen)


def test_the_form_shows_nothing_of_what_the_client_said_before(
    qtbot: QtBot, operator: CallingDesk, desk_of_other: CallingDesk, opened: Opened
) -> None:
    made(operator, q1="dk", q2="3", q3="no", q4="no")
    screen = opened(staff_of(desk_of_other))
    press(qtbot, Qt.Key.Key_Return)
    shown = words_in(screen)
    assert "+7 705 000 00 01" in shown  # the case in hand is not masked
    assert staff_of(operator).name not in shown
    for part in screen.findChildren(QWidget):
        if part.isVisible() and part.property("says"):
            assert part.property("says") == "q1"


def test_nobody_reached_is_an_outcome_of_two_keys(
    store: OpenStore, edition: Edition, qtbot: QtBot, operator: CallingDesk, desk_of_other: CallingDesk, opened: Opened
) -> None:
    case = made(operator).case
    opened(staff_of(desk_of_other))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_1):
        press(qtbot, key)
    facts = state_and_facts(store, case.id, edition)[1]
    assert [fact.outcome for fact in facts if isinstance(fact, CheckCall)] == ["3.13"]


def test_an_answer_is_changed_by_going_back_and_the_language_is_kept_with_it(
    store: OpenStore, edition: Edition, qtbot: QtBot, operator: CallingDesk, desk_of_other: CallingDesk, opened: Opened
) -> None:
    case = made(operator).case
    opened(staff_of(desk_of_other))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_PageUp, Qt.Key.Key_F2, Qt.Key.Key_2):
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    facts = state_and_facts(store, case.id, edition)[1]
    assert [(fact.choice, fact.language) for fact in facts if isinstance(fact, CheckAnswer)] == [
        ("yes", Language.KK),
        ("no", Language.RU),
    ]


def test_a_supervisor_goes_through_the_tabs_by_keys(
    store: OpenStore, qtbot: QtBot, operator: CallingDesk, opened: Opened
) -> None:
    made(operator)
    screen = opened(store.staff)
    press(qtbot, Qt.Key.Key_2, ALT)
    assert "Agreement: the share of answers" in words_in(screen)
    press(qtbot, Qt.Key.Key_3, ALT)
    press(qtbot, Qt.Key.Key_Return)
    assert "earlier answers are not shown" in words_in(screen)
    press(qtbot, Qt.Key.Key_1, ALT)
    assert waiting(screen) == 1
