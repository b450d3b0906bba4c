"""Start the window."""

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module

from PySide6.QtWidgets import QApplication

from ui.garbage import GarbageCollector
from ui.immortal import keep_singletons_alive
from ui.settings import Settings
from ui.start import StartUp
from ui.tasks import Worker
from ui.theme import load_fonts
from ui.window import Window

BUSINESS = ("survey.services.desks", "ui.paper.report_pdf")
"""Loaded by the worker while the password is typed. Nothing of Qt: its types are made on the screen's thread."""
SCREENS = ("ui.shell", "ui.interview.screen")
"""Loaded by the screen's thread once the login window stands and the business is there."""


def run(start: StartUp) -> int:
    """Open the window, return the exit status when it is closed."""
    keep_singletons_alive()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("pikirterim")
    app.setStyle("Fusion")
    load_fonts(app)
    GarbageCollector(app)
    worker = Worker()
    window = Window(start, Settings(), worker)
    sys.excepthook = lambda *fault: window.show_bug(fault[1])
    window.show()
    worker.run(partial(_load, BUSINESS), lambda _: _load(SCREENS), window.show_bug)
    return app.exec()


def _load(modules: Sequence[str]) -> None:
    for module in modules:
        import_module(module)
