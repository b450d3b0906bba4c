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
sys.path.insert(0, str(ROOT))

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


def run_program(store: Path) -> None:
    """Run main.py in this process; say when a key has reached the password field, and leave."""
    from PySide6.QtCore import QCoreApplication, QTimer  # noqa: PLC0415  what main.py imports is part of the start
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QLineEdit  # noqa: PLC0415

    import main  # noqa: PLC0415

    execute = QApplication.exec

    def exec_watched() -> int:
        def look() -> None:
            field = QApplication.focusWidget()
            if not isinstance(field, QLineEdit) or field.objectName() != "login.password":
                return
            QTest.keyClick(field.window().windowHandle(), "x")
            if field.text():
                field.repaint()
                print("usable", flush=True)
                watch.stop()
                QCoreApplication.quit()

        watch = QTimer(interval=0)
        watch.timeout.connect(look)
        watch.start()
        return int(execute())

    QApplication.exec = staticmethod(exec_watched)
    main.main(["--store", str(store), "--speak", "kk", "--theme", "light"])


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
    arguments.add_argument("--program", type=Path, metavar="STORE", help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.program:
        run_program(asked.program)
        return
    with tempfile.TemporaryDirectory() as folder:
        program = [sys.executable, __file__, "--program", str(Path(folder) / "store.db")]
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
