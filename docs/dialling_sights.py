"""The sights of the telephone and of the practice."""

import socket

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSpinBox

from docs.camera import Camera
from survey.dialling import Way


def settings(camera: Camera) -> None:
    """Show how a workplace dials, an exchange that is kept, and one that is not there."""
    camera.press("Ctrl+,")
    camera.take("settings-new")
    ways, port = camera.part("settings.way"), camera.part("settings.port")
    if not isinstance(ways, QComboBox) or not isinstance(port, QSpinBox):
        raise TypeError
    ways.setCurrentIndex(list(Way).index(Way.EXCHANGE))
    for name, words in {"line": "101", "host": "127.0.0.1", "user": "calls", "secret": "secret"}.items():
        camera.write(f"settings.{name}", words)
    camera.take("settings-saved", lambda _: camera.press("Ctrl+S"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port.setValue(free.getsockname()[1])
    camera.take("settings-unreachable", lambda _: camera.press("Ctrl+E"))


def practice(camera: Camera) -> None:
    """Show a practice from its first client to what it teaches."""
    camera.press("Ctrl+1", "F9")
    camera.take("practice-idle")
    _press(camera, "Return", "F5", "1")
    camera.take("practice")
    camera.take("practice-keys", lambda _: camera.press("F1"))
    _press(camera, "4", "1", "1", "Ctrl+Return")
    camera.take("practice-done")
    _press(camera, "Esc", "4")
    camera.take("practice-left-out")
    camera.press("Ctrl+Q")


def _press(camera: Camera, *keys: str) -> None:
    """Press keys where a practice counts them: as they come into the window."""
    for key in keys:
        pressed = QKeySequence.fromString(key)[0]
        QTest.keyClick(camera.window.windowHandle(), pressed.key(), pressed.keyboardModifiers())
        camera.settle()
