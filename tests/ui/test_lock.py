"""Whoever goes away leaves nothing to read, and comes back to where he was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from survey.language import Language
from survey.services.desks import Desks
from tests.ui.invented_desks import InventedPresence, InventedRescue, invented_desks, invented_edition
from ui.lock.guard import Guard
from ui.lock.idle import MINUTE, IdleWatch
from ui.settings import Settings
from ui.start import StartUp
from ui.tasks import Worker
from ui.window import Window

PASSWORD = "a-long-password"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def presence() -> InventedPresence:
    return InventedPresence()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, presence: InventedPresence) -> Iterator[Window]:
    """Return a window with somebody at work on the staff screen, a name half typed."""
    store = tmp_path / "survey.db"
    store.touch()

    def desks(_store: Path, _login: str, _password: str) -> Desks:
        return invented_desks(invented_edition(), presence=presence)

    start = StartUp(store, desks, InventedRescue(), None, Language.EN, "light")
    window = Window(start, Settings(tmp_path / "window.ini"), Worker())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line(window, "login.password").setText(PASSWORD)
    qtbot.keyClick(line(window, "login.password"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen(window, "today"))
    qtbot.keyClick(window, Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: seen(window, "staff"))
    line(window, "staff.name").setText("Айгүл")
    line(window, "staff.name").setFocus()
    yield window
    window.close()


def line(window: Window, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    return found


def seen(window: Window, name: str) -> bool:
    found = window.findChild(QWidget, name)
    return isinstance(found, QWidget) and found.isVisible()


def enter(window: Window, qtbot: QtBot, password: str) -> None:
    line(window, "lock.password").setText(password)
    qtbot.keyClick(line(window, "lock.password"), Qt.Key.Key_Return)


def test_the_lock_hides_everything_and_the_password_brings_one_back(
    window: Window, qtbot: QtBot, presence: InventedPresence
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: seen(window, "lock"))
    assert not seen(window, "shell")
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert not seen(window, "today")
    enter(window, qtbot, "wrong")
    qtbot.waitUntil(lambda: seen(window, "messages"))
    assert seen(window, "lock")
    enter(window, qtbot, PASSWORD)
    qtbot.waitUntil(lambda: seen(window, "staff"))
    assert not seen(window, "messages")
    assert line(window, "staff.name").text() == "Айгүл"
    assert QApplication.focusWidget() is line(window, "staff.name")
    assert presence.told == ["locked", "unlocked"]


def test_a_dialog_is_hidden_and_comes_back(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: seen(window, "keys"))
    guard = window.findChild(Guard)
    assert guard
    guard.lock()
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    enter(window, qtbot, PASSWORD)
    qtbot.waitUntil(lambda: seen(window, "keys"))


def test_nobody_there_for_the_minutes_of_the_edition_locks(window: Window, qtbot: QtBot) -> None:
    watch = window.findChild(IdleWatch)
    assert watch
    assert watch._timer.interval() == invented_edition().protection.lock_minutes * MINUTE
    watch._timer.start(30)
    qtbot.waitUntil(lambda: seen(window, "lock"))


def test_each_key_begins_the_wait_anew(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    watch = IdleWatch(field)
    field.installEventFilter(watch)
    fallen: list[bool] = []
    watch.idle.connect(lambda: fallen.append(True))
    watch._timer.start(400)
    for _ in range(3):
        qtbot.wait(200)
        qtbot.keyClick(field, Qt.Key.Key_A)
    assert not fallen
    qtbot.waitUntil(lambda: fallen == [True])
    watch.stop()
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert not watch._timer.isActive()
