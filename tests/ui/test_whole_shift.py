"""Users of other systems complain of the mouse: here a whole shift goes by keys, and few of them.

The program as it is: its window, its desks, a real store with five clients.
"""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import main
from storage.keyring import StoreKeys
from storage.sealed import sealed_engine
from storage.unit_of_work import StoreWork
from storage.vault import keys_path
from survey.facts import Appointment, Disposition, Fact, Undone
from survey.ids import uuid7
from survey.language import Language
from survey.outcome import COMPLETE
from survey.staff import Role, Staff
from tests.floor_time import floor_time
from tests.storage.calling.conftest import edition
from tests.ui.interview.conftest import Drawn, Telephone, drawn, telephone
from ui.settings import Settings
from ui.start import StartUp
from ui.tasks import Worker
from ui.window import Window

__all__ = ["drawn", "edition", "telephone"]

PASSWORD = "a-long-password"
OPERATOR = Staff(uuid7(floor_time()), "gulnar", "Серікова Гүлнәр", Role.OPERATOR)
ANSWERS = ("1", "5", "1", "1")
LEAVINGS = "SELECT what FROM audit_log WHERE what IN ('sign_in', 'break', 'break_over', 'shift_ended') ORDER BY number"

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Hands:
    """Hands on a keyboard: they press where the focus is."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def press(self, *keys: str) -> int:
        """Press keys one after the other; return how many they were."""
        for key in keys:
            combination = QKeySequence.fromString(key)[0]
            there = QApplication.activeModalWidget() or self.window
            # Without a window manager a window does not become active by itself once its dialog is closed.
            there.activateWindow()
            self.qtbot.waitUntil(there.isActiveWindow)
            QTest.keyClick(there.windowHandle(), combination.key(), combination.keyboardModifiers())
        return len(keys)

    def write(self, words: str) -> None:
        for letter in words:
            letter_key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), letter_key)

    def wait_for(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.sees(name))

    def wait_for_question(self, question: str) -> None:
        self.qtbot.waitUntil(lambda: self.question == question)

    def sees(self, name: str) -> bool:
        return any(part.isVisible() for part in self.window.findChildren(QWidget, name))

    @property
    def question(self) -> str:
        """The question that is asked, empty when none is."""
        asked = self.window.findChildren(QWidget, "interview.active")
        return next((str(part.property("says")) for part in asked if part.isVisible()), "")

    def interview(self) -> int:
        """Interview the client in hand and ask for the next; return the presses it took."""
        self.wait_for_question("q1")
        presses = self.press("F5", *ANSWERS)
        self.wait_for("interview.complete")
        return presses + self.press("Ctrl+Return")


@pytest.fixture
def store(drawn: Drawn, tmp_path: Path) -> Path:
    """Return a store with a drawn wave that an operator may open."""
    path = tmp_path / "store.db"
    shutil.copy(drawn.path, path)
    shutil.copy(keys_path(drawn.path), keys_path(path))
    StoreKeys(path, drawn.key, floor_time).give(OPERATOR.login, PASSWORD)
    engine = sealed_engine(path, drawn.key)
    with StoreWork(engine) as work:
        work.staff.add(OPERATOR)
        work.commit()
    engine.dispose()
    return path


@pytest.fixture
def hands(qtbot: QtBot, store: Path, tmp_path: Path) -> Iterator[Hands]:
    start = StartUp(store, partial(main.open_desks, clock=floor_time), main.rescue, None, Language.KK, "light")
    window = Window(start, Settings(tmp_path / "window.ini"), Worker())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Hands(window, qtbot)
    window.close()


def sign_in(hands: Hands) -> None:
    hands.qtbot.waitUntil(lambda: getattr(QApplication.focusWidget(), "objectName", str)() == "login.password")
    hands.press("Shift+Tab")
    hands.write(OPERATOR.login)
    hands.press("Tab")
    hands.write(PASSWORD)
    hands.press("Return")
    hands.wait_for("today.next")


def kept(store: Path, drawn: Drawn) -> tuple[list[Fact], list[str]]:
    """Return what the operator did, and the shift as the log tells it."""
    engine = sealed_engine(store, drawn.key)
    with StoreWork(engine) as work, engine.connect() as connection:
        wave = work.waves.latest()
        assert wave
        facts = [fact for fact in work.facts.of_wave(wave.id) if fact.by == OPERATOR.id]
        told = [what for (what,) in connection.exec_driver_sql(LEAVINGS)]
    engine.dispose()
    return facts, told


def test_the_mouse_is_not_needed_in_a_whole_shift(
    hands: Hands, store: Path, drawn: Drawn, telephone: Telephone
) -> None:
    sign_in(hands)
    hands.press("Return")
    hands.wait_for("interview.idle")
    hands.press("Return")

    assert hands.interview() <= 7

    hands.wait_for_question("q1")
    assert hands.press("F5", "Esc", "1", "Return") <= 4

    hands.wait_for_question("q1")
    hands.press("F5", "Alt+C", "2")
    hands.wait_for("interview.idle")

    hands.press("Return")
    hands.wait_for_question("q1")
    hands.press("F5", "Esc", "4")
    hands.wait_for("interview.idle")
    hands.press("Ctrl+Z")
    hands.wait_for("undo")
    hands.write("басқа батырма")
    hands.press("Return")
    assert hands.interview() <= 7

    hands.wait_for_question("q1")
    hands.press("Ctrl+Q")
    hands.wait_for("today.next")
    hands.press("F7")
    hands.wait_for("today.break")
    hands.press("Return")
    hands.press("Return")
    hands.wait_for("interview.idle")
    hands.press("Return")
    assert hands.interview() <= 7

    hands.wait_for("interview.idle")
    hands.press("Ctrl+Q")
    hands.wait_for("today.next")
    hands.press("F8")
    hands.wait_for("today.end")
    hands.press("Return")
    hands.qtbot.waitUntil(lambda: not hands.window.isVisible())

    facts, told = kept(store, drawn)
    outcomes = [fact.outcome for fact in facts if isinstance(fact, Disposition)]
    assert sorted(outcomes) == sorted([COMPLETE, "3.13", "2.112", COMPLETE, COMPLETE])
    assert sum(isinstance(fact, Appointment) for fact in facts) == 1
    assert [fact.reason for fact in facts if isinstance(fact, Undone)] == ["басқа батырма", "break"]
    assert len(telephone.dialled) == 6
    assert told[-4:] == ["sign_in", "break", "break_over", "shift_ended"]
