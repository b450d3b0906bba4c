"""A window of the program that presses its keys and takes its pictures, with the clock standing still."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Self
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

import main as program
from survey.language import Language
from ui.settings import Settings
from ui.start import StartUp
from ui.tasks import Worker
from ui.texts import Texts
from ui.theme import Theme
from ui.window import Window

NOW = datetime(2026, 10, 13, 5, 34, tzinfo=UTC)
CALL_SO_FAR = timedelta(seconds=47)
SIZES = {"": (1440, 900), "-1280": (1280, 720)}
SETTLING_MS = 20
MADE_ONCE = ("origin", "text")
"""Dialogs that their screen keeps."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a sight."""

    sight: str
    language: Language
    theme: Theme
    size: str


class Camera:
    """Takes the pictures that are wanted; `suffix` ends their names."""

    def __init__(self, folder: Path, wanted: Callable[[Picture], bool], suffix: str) -> None:
        """Take the folder for the pictures and which are wanted."""
        self._folder = folder
        self._wanted = wanted
        self._suffix = suffix

    @contextmanager
    def open(self, store: Path, demo_password: str | None = None) -> Iterator[Self]:
        """Open a window on a store; its pictures are taken until it is closed."""
        self._settings = Settings(store.with_suffix(".ini"))
        self._worker = Worker()
        begun = time.monotonic()
        open_desks = partial(program.open_desks, clock=lambda: NOW)
        with ExitStack() as stack:
            stack.enter_context(patch("ui.shell._now", lambda: NOW + CALL_SO_FAR))
            stack.enter_context(patch("ui.window._now", lambda: NOW + timedelta(seconds=time.monotonic() - begun)))
            stack.enter_context(patch("ui.dialler.QDesktopServices"))
            start = StartUp(store, open_desks, program.rescue, demo_password, None, None)
            self.window = Window(start, self._settings, self._worker)
            self._turn(Language.KK, Theme.LIGHT, SIZES[""])
            self.window.show()
            self.window.activateWindow()
            self.settle()
            yield self
            self.window.close()

    def settle(self) -> None:
        """Wait until the database thread has nothing to do and all is painted."""
        for _ in range(4):
            done: list[bool] = []
            self._worker.run(lambda: True, done.append, lambda _: None)
            while not done:
                QApplication.processEvents()
            QTest.qWait(SETTLING_MS)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, where the focus is."""
        for key in keys:
            pressed = QKeySequence.fromString(key)[0]
            QTest.keyClick(QApplication.focusWidget() or self.window, pressed.key(), pressed.keyboardModifiers())
            self.settle()

    def write(self, name: str, words: str) -> None:
        """Write into the line of that name, over what stands there."""
        line = self.part(name)
        if not isinstance(line, QLineEdit):
            raise TypeError(name)
        line.setFocus()
        line.setText(words)
        self.settle()

    def part(self, name: str) -> QWidget:
        """Return the part of the window of that name."""
        found: QWidget | None = self.window.findChild(QWidget, name)
        if found is None:
            raise LookupError(name)
        return found

    def take(self, sight: str, before: Callable[[Texts], None] = lambda _texts: None) -> None:
        """Take a sight in every language, theme and size wanted; `before` is done before each picture."""
        for language in Language:
            for theme in Theme:
                for size, pixels in SIZES.items():
                    if self._wanted(Picture(sight, language, theme, size)):
                        self._turn(language, theme, pixels)
                        before(Texts(language))
                        self.settle()
                        self._save(f"{sight}{size}{self._suffix}-{language.value}-{theme.value}.png")
                        self._close_dialogs()
        self._turn(Language.KK, Theme.LIGHT, SIZES[""])

    def _turn(self, language: Language, theme: Theme, pixels: tuple[int, int]) -> None:
        self.window.resize(*pixels)
        while self._settings.language is not language:
            QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        while self._settings.theme is not theme:
            QTest.keyClick(self.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def _dialogs(self) -> list[QDialog]:
        return [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]

    def _close_dialogs(self) -> None:
        for dialog in self._dialogs():
            dialog.reject()
            if dialog.objectName() not in MADE_ONCE:
                dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    def _save(self, name: str) -> None:
        shown = next(iter(self._dialogs()), self.window)
        shown.grab().toImage().save(str(self._folder / name), quality=0)
