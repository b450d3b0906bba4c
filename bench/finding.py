"""Who shares a number, and clients looked up by name or number, beside a bare scan of the keys.

python bench/finding.py [--size 100000] [--turns 50]
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from storage.engine import Store, create_store
from survey.edition_file import load_edition
from survey.services.calling import CallingDesk, Turn
from tests.storage.calling.conftest import HandClock
from tests.storage.calling.shift import OPENING, draw_wave

ROOT = Path(__file__).resolve().parents[1]
SCAN = "SELECT count(*) FROM case_keys WHERE key LIKE '%жоқ%'"


def main() -> None:
    """Draw a wave and time each question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=50)
    asked = parser.parse_args()
    edition, clock = load_edition(ROOT / "resources" / "editions" / "2019-59.toml"), HandClock(OPENING)
    with (
        tempfile.TemporaryDirectory() as folder,
        create_store(Path(folder) / "store.db", "supervisor", "S", "a-long-password", clock) as store,
    ):
        draw_wave(store, clock, edition, asked.size, seed=1)
        desk = CallingDesk(store.work, clock, edition, store.staff)
        turn = desk.next_client()
        if not isinstance(turn, Turn):
            raise SystemExit("nobody to call")
        questions: dict[str, Callable[[], object]] = {
            "bare scan of the keys": lambda: _scan(store),
            "who shares a number": lambda: _sharing(store, turn),
            "a number": lambda: desk.find(turn.case.phones[0]),
            "a name that all have": lambda: desk.find(turn.card.cells["client"]),
            "a name that nobody has": lambda: desk.find("жоқтың өзі"),
        }
        for name, ask in questions.items():
            times = sorted(_milliseconds(ask) for _ in range(asked.turns))
            say(f"{name:24} median {statistics.median(times):7.2f} ms   worst {times[-1]:7.2f} ms")


def _scan(store: Store) -> None:
    driver = store._engine.raw_connection()  # noqa: SLF001  the yardstick does without the program
    with closing(driver):
        driver.execute(SCAN).fetchall()


def _sharing(store: Store, turn: Turn) -> None:
    with store.work() as work:
        work.cases.sharing(turn.case.wave, turn.case.phones)


def _milliseconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
