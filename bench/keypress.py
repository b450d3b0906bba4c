"""From key press to the next question painted, beside the bare commit of one row in the same store in the same run.

    python bench/keypress.py [--answers 1000]

The real interview screen on the real desk, worker thread and encrypted store (WAL, synchronous=FULL). The clock runs
from the key event until the pass of the event loop that paints the next question has ended: the whole window is then
painted and flushed, not the question alone. In between, one row is committed through the
bare driver on another connection to the same file. Cost does not grow with the store: a case has at most some dozen
facts.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import main as program
from bench.crashes import prepare
from storage.sealed import sealed_engine
from storage.vault import keys_path, unlock
from survey.language import Language
from tests.e2e.program import PASSWORD
from tests.floor_time import floor_time
from ui.immortal import keep_singletons_alive
from ui.interview.screen import InterviewScreen
from ui.tasks import Worker
from ui.texts import Texts
from ui.theme import Theme, apply, load_fonts

FRAME_MS = 1000 / 60
ROAD = (Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_1, Qt.Key.Key_1)


class Painted(QObject):
    """Knows when the sight that was waited for has been painted."""

    def __init__(self) -> None:
        """Start with nothing painted."""
        super().__init__()
        self.sights: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Remember what is painted."""
        if event.type() == QEvent.Type.Paint:
            self.sights.add(str(watched.property("says") or watched.objectName()))
        return False

    def wait_for(self, sight: str) -> None:
        """Let the window work until the sight has been painted."""
        while sight not in self.sights:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def measure(answers: int, folder: Path) -> tuple[list[float], list[float]]:
    """Return milliseconds from key to paint, and of the bare commits in between."""
    store = prepare(folder)
    app = QApplication([])
    load_fonts(app)
    apply(app, Theme.LIGHT)
    desks = program.open_desks(store, "supervisor", PASSWORD, floor_time)
    driver = sealed_engine(store, unlock(keys_path(store), "supervisor", PASSWORD)).raw_connection()
    driver.execute("CREATE TABLE bare (id BLOB PRIMARY KEY, at INTEGER, words TEXT) WITHOUT ROWID")
    driver.commit()
    worker = Worker()
    screen = InterviewScreen(desks.calling, desks.edition, desks.staff, worker.run, lambda _number: None, floor_time)
    screen.retranslate(Texts(Language.KK))
    screen.resize(1440, 900)
    painted = Painted()
    app.installEventFilter(painted)
    screen.show()
    painted.wait_for("interview.idle")
    QTest.keyClick(screen, Qt.Key.Key_Return)
    painted.wait_for("q1")
    keys, commits = [], []
    while len(keys) < answers:
        for key, following in zip(ROAD, ("q2", "q3", "q4", "interview.complete"), strict=True):
            painted.sights.clear()
            start = time.perf_counter()
            QTest.keyClick(screen, key)
            painted.wait_for(following)
            keys.append((time.perf_counter() - start) * 1000)
            commits.append(bare_commit(driver))
        painted.sights.clear()
        QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        painted.wait_for("q1")
    worker.close()
    driver.close()
    desks.close()
    return keys, commits


def bare_commit(driver: object) -> float:
    """Commit one row through the bare driver; return milliseconds."""
    start = time.perf_counter()
    driver.execute("INSERT INTO bare VALUES (?, ?, ?)", (os.urandom(16), time.time_ns(), "a short answer"))  # type: ignore[attr-defined]  # a DBAPI connection
    driver.commit()  # type: ignore[attr-defined]  # a DBAPI connection
    return (time.perf_counter() - start) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    """Return a percentile by rank."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def main() -> None:
    """Run and print the table."""
    arguments = argparse.ArgumentParser(description="Measure an answer from key to paint")
    arguments.add_argument("--answers", type=int, default=1000)
    keep_singletons_alive()
    with tempfile.TemporaryDirectory() as folder:
        keys, commits = measure(arguments.parse_args().answers, Path(folder))
    ratio = statistics.median(keys) / statistics.median(commits)
    for name, times in (("key to next question painted", keys), ("bare commit of one row", commits)):
        print(f"{name:30} median {statistics.median(times):.2f} ms   p99 {percentile(times, 0.99):.2f} ms")
    print(f"ratio at the median {ratio:.1f}   p99 of one 60-Hz frame {percentile(keys, 0.99) / FRAME_MS:.2f}")


if __name__ == "__main__":
    main()
