"""The sights of the telephone: the settings, an exchange that does not answer."""

import socket

from PySide6.QtWidgets import QComboBox, QSpinBox

from docs.camera import Camera
from survey.dialling import Way


def settings(camera: Camera) -> None:
    """Show how a workplace dials, an exchange that is kept, and one that is not there."""
    camera.press("Ctrl+8")
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
