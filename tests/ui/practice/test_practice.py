"""A practice in the real window over a real store: marked all over, and gone without a trace."""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

import main
from survey.demo.practice import Practice
from survey.language import Language
from tests.floor_time import floor_time
from ui.dialogs import KeysDialog
from ui.settings import Settings
from ui.start import StartUp
from ui.tasks import Worker
from ui.texts import Texts
from ui.theme import PRACTICE, TOKENS, Theme, current
from ui.window import Window

PASSWORD = "a-long-password"
TEXTS = Texts(Language.RU)
WAIT = 20_000
REPORTS_EXPORTS_AND_OTHER_SCREENS = [
    *(f"Ctrl+{letter}" for letter in "SPEODRN"),
    *(f"Ctrl+{number}" for number in range(1, 10)),
]

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Desktop(QObject):
    """Whatever the program opens with the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@dataclass(frozen=True)
class Trainee:
    """Somebody at the window, who knows only keys and what stands there."""

    window: Window
    folder: Path
    temp: Path
    desktop: Desktop
    qtbot: QtBot

    def press(self, *keys: str) -> None:
        for key in keys:
            combination = QKeySequence.fromString(key)[0]
            QTest.keyClick(self.window.windowHandle(), combination.key(), combination.keyboardModifiers())
            self.settle()

    def settle(self) -> None:
        """Wait for what a key started, and for what that started in its turn."""
        for _ in range(3):
            done: list[bool] = []
            self.window._worker.run(lambda: True, done.append, done.append)
            self.qtbot.waitUntil(lambda done=done: bool(done), timeout=WAIT)

    def sees(self, name: str) -> bool:
        return any(part.isVisible() for part in self.window.findChildren(QWidget, name))

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    @property
    def store(self) -> dict[str, str]:
        """The digests of all files of the real store; -shm is SQLite's own scratch and changes when it is read."""
        files = (file for file in self.folder.rglob("*") if file.is_file() and not file.name.endswith("-shm"))
        return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("real") / "survey.db"
    main.open_desks(store, "supervisor", PASSWORD, floor_time).close()
    return store


@pytest.fixture
def trainee(made: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trainee]:
    temp, desktop = tmp_path / "temp", Desktop()
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    for scheme in ("tel", "sip", "callto", "file", "http"):
        QDesktopServices.setUrlHandler(scheme, desktop, "open")
    start = StartUp(made, main.open_desks, main.rescue, PASSWORD, Language.RU, "light")
    window = Window(start, Settings(tmp_path / "window.ini"), Worker())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    sitting = Trainee(window, made.parent, temp, desktop, qtbot)
    QTest.keyClicks(QApplication.focusWidget(), PASSWORD)
    sitting.press("Return")
    qtbot.waitUntil(lambda: sitting.sees("today.practise"), timeout=WAIT)
    sitting.settle()
    yield sitting
    window.close()
    for scheme in ("tel", "sip", "callto", "file", "http"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_a_practice_changes_no_byte_of_the_real_store_and_nothing_of_it_goes_out(trainee: Trainee) -> None:
    before = trainee.store
    trainee.press("F9")
    assert len(list(trainee.temp.iterdir())) == 1
    trainee.press("Return", "F5", "1", "4", "1", "1", "Ctrl+Return")
    assert "Интервью завершено. 7 нажатий" in trainee.words
    assert TEXTS("practice.nothing_left_out") in trainee.words
    trainee.press("Esc", "4")
    assert TEXTS("practice.left_out_dialling") in trainee.words
    for key in REPORTS_EXPORTS_AND_OTHER_SCREENS:
        trainee.press(key)
        assert trainee.sees("practice")
        assert not any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets())
    trainee.press("Ctrl+Q")
    assert trainee.sees("today")
    assert trainee.store == before
    assert list(trainee.temp.iterdir()) == []
    assert trainee.desktop.opened == []


def test_a_practice_has_no_door_but_to_its_calls() -> None:
    assert {field.name for field in fields(Practice)} == {"calling", "lessons", "edition", "clock", "close"}


def test_a_practice_is_marked_in_every_window_while_it_lasts(trainee: Trainee) -> None:
    window = trainee.window
    assert not trainee.sees("practice.band")
    trainee.press("F9", "Return")
    assert trainee.sees("practice.band")
    assert trainee.sees("practice.watermark")
    assert window.windowTitle() == TEXTS("practice.title", app=TEXTS("common.app"))
    assert current() is PRACTICE[Theme.LIGHT]
    trainee.press("F1")
    (keys,) = window.findChildren(KeysDialog)
    assert TEXTS("practice.band") in {part.text() for part in keys.findChildren(QLabel)}
    keys.close()
    window.activateWindow()
    trainee.qtbot.waitUntil(window.isActiveWindow)
    trainee.press("Ctrl+T", "Ctrl+L")
    assert current() is PRACTICE[Theme.DARK]
    assert Texts(Language.EN)("practice.band") in trainee.words
    trainee.press("Ctrl+Q")
    assert not trainee.sees("practice.band")
    assert window.windowTitle() == Texts(Language.EN)("common.app")
    assert current() is TOKENS[Theme.DARK]


def test_a_window_closed_while_a_practice_is_being_made_removes_it(trainee: Trainee) -> None:
    QTest.keyClick(trainee.window.windowHandle(), QKeySequence.fromString("F9")[0].key())
    trainee.window.close()
    assert list(trainee.temp.iterdir()) == []
