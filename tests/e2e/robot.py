"""The real program with a keyboard on its standard input.

Runs main.py as it is; each line of standard input is a command, each answer one line of JSON:
    key Ctrl+Return     press a key in the window that has the focus
    type some words     press the letters one by one
    look                the visible widgets that have a name: {name: text}, and the focused one's name

Every tick that comes on the interview screen is written to the file named by ROBOT_TICKS, if there is one:
client, question, words of the answer, parted by tabs.
"""

import json
import os
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEvent, QObject, Qt, Signal  # noqa: E402  the project's folder goes before
from PySide6.QtGui import QKeySequence  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

import main  # noqa: E402
from tests.floor_time import floor_time  # noqa: E402


class Robot(QObject):
    """Does on the screen's thread what standard input asks."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self.do, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line.rstrip("\n"))

    def do(self, line: str) -> None:
        verb, _, rest = line.partition(" ")
        window = QApplication.focusWindow()
        if verb == "look":
            print(json.dumps(self.look(), ensure_ascii=False), flush=True)
            return
        if window is None:
            print(json.dumps({"error": "no window has the focus"}), flush=True)
            return
        if verb == "type":
            for letter in rest:
                QTest.keyClick(window, letter)
        else:
            combination = QKeySequence.fromString(rest)[0]
            QTest.keyClick(window, combination.key(), combination.keyboardModifiers())
        print(json.dumps({"done": line}), flush=True)

    def look(self) -> dict[str, str]:
        seen = {
            widget.objectName(): text_of(widget)
            for widget in QApplication.allWidgets()
            if widget.objectName() and not widget.objectName().startswith("qt_") and widget.isVisible()
        }
        focused = QApplication.focusWidget()
        return seen | {"focus": focused.objectName() if focused else ""}


def text_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else str(widget.property("says") or "")


class TickWatch(QObject):
    """Writes down each tick as it comes on the screen; what is written outlives a killed process."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.out = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        name = watched.objectName()
        if event.type() == QEvent.Type.Paint and name.startswith("interview.saved.") and isinstance(watched, QWidget):
            clients = (widget for widget in QApplication.allWidgets() if widget.objectName() == "interview.client")
            client = next(widget for widget in clients if widget.isVisible())  # the blind form has one of its own
            line = "\t".join((text_of(client), name.removeprefix("interview.saved."), text_of(watched)))
            os.write(self.out, f"{line}\n".encode())
        return False


def exec_with_robot() -> int:
    robot = Robot()
    application = QApplication.instance()
    ticks = os.environ.get("ROBOT_TICKS")
    watch = TickWatch(ticks) if ticks and application else None
    if watch and application:
        application.installEventFilter(watch)
    try:
        return run_application()
    finally:
        robot.deleteLater()


run_application = QApplication.exec
QApplication.exec = staticmethod(exec_with_robot)

if __name__ == "__main__":
    # The program asks the clock, which shows an hour at which clients may be called.
    main.open_desks.__defaults__ = (floor_time,)
    sys.exit(main.main(sys.argv[1:]))
