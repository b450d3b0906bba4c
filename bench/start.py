"""From the start of the process to a window that takes keys, beside an empty PySide6 window, each a fresh process.

    python bench/start.py [--runs 15]

The program runs as users start it, on a store that does not exist yet. The clock runs from before the process is
made until the password field has the focus, has been painted, and a letter pressed then stands in it. The yardstick is
a QApplication with an empty QWidget, shown, active and painted. The two alternate; the first pair warms the disk's
cache and does not count.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]

AIM = 2.5
EMPTY = """
import sys
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            print("usable", flush=True)
            QApplication.quit()
        return done

app = QApplication(sys.argv[:1])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""
PROGRAM = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

import main

def look():
    field = QApplication.focusWidget()
    if field is None or field.objectName() != "login.password":
        return
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x"))
    if field.text():
        field.window().repaint()
        print("usable", flush=True)
        watch.stop()
        QApplication.quit()

def exec_watched():
    global watch
    watch = QTimer(interval=0)
    watch.timeout.connect(look)
    watch.start()
    return execute()

execute, QApplication.exec = QApplication.exec, staticmethod(exec_watched)
main.main(sys.argv[1:])
"""


def milliseconds(command: Sequence[str]) -> float:
    """Start a process and return how long it takes until it says that it is usable."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as process:
        assert process.stdout
        said = process.stdout.readline()
        took = (time.perf_counter() - start) * 1000
    assert said == "usable\n", said
    return took


def alternate(runs: int, *measures: Callable[[], float]) -> tuple[list[float], ...]:
    """Run the measures one after the other, again and again; return the times of each without the first."""
    rounds = [[measure() for measure in measures] for _ in range(runs + 1)]
    return tuple(list(times) for times in zip(*rounds[1:], strict=True))


def main() -> None:
    """Run and print the table."""
    arguments = argparse.ArgumentParser(description="Measure the cold start")
    arguments.add_argument("--runs", type=int, default=15)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        looks = ("--speak", "kk", "--theme", "light")
        program = [sys.executable, "-c", PROGRAM, str(ROOT), "--store", str(Path(folder) / "store.db"), *looks]
        ours, empty = alternate(
            asked.runs,
            lambda: milliseconds(program),
            lambda: milliseconds([sys.executable, "-c", EMPTY]),
        )
    for name, times in (("program, ready for the password", ours), ("empty PySide6 window, painted", empty)):
        print(f"{name:32} median {statistics.median(times):5.0f} ms   {min(times):.0f} to {max(times):.0f}")
    ratio = statistics.median(ours) / statistics.median(empty)
    print(f"ratio at the median {ratio:.2f}   aim under {AIM}")
    sys.exit(ratio >= AIM)


if __name__ == "__main__":
    main()
