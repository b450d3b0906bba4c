"""Start the window."""

import sys
from importlib import import_module

from PySide6.QtWidgets import QApplication

from ui.immortal import keep_singletons_alive
from ui.settings import Settings
from ui.start import StartUp
from ui.tasks import Worker
from ui.theme import load_fonts
from ui.window import Window

LOADED_LATE = ("ui.shell", "ui.paper.audit", "ui.interview.screen")
"""Modules that the worker loads while the password is typed."""


def run(start: StartUp) -> int:
    """Open the window, return the exit status when it is closed."""
    keep_singletons_alive()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("pikirterim")
    app.setStyle("Fusion")
    load_fonts(app)
    worker = Worker()
    window = Window(start, Settings(), worker)
    sys.excepthook = lambda *fault: window.show_bug(fault[1])
    window.show()
    worker.run(_load, _nothing, _nothing)
    return app.exec()


def _load() -> None:
    for module in LOADED_LATE:
        import_module(module)


def _nothing(_: object) -> None:
    """Hear nothing: what was loaded is there when it is needed."""
