"""The same work on an encrypted store and on a plain one: what encryption costs.

    python bench/sealed.py [--rows 5000] [--facts 100] [--rounds 12]

The plain store is the same file without a key, opened by the same driver with the same settings. The two take turns,
now one first and now the other, so that a busy machine is busy for both. A round's import is one, its next case and
its commit are the median of many; of the rounds the best counts, which other programs disturbed least. Printed:
seconds, their ratio, and that of processor time, which stays much the same on a busy machine.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import main as program
from storage import sealed
from storage.exchange.demo_files import write_demo_files
from survey.periods import Month, Quarter
from survey.sampling.design import Request
from survey.services.desks import Desks
from tests.floor_time import floor_time

LOGIN, PASSWORD = "supervisor", "a-long-password"
QUARTER, JULY = Quarter(2026, 3), Month(2026, 7)
AIM = 1.15
Spent = tuple[float, float]
"""Seconds on the wall and of the processor."""
Timings = dict[str, Spent]


class _Unkeyed:
    """A connection that leaves out the statement which sets the key."""

    def __init__(self, driver: object) -> None:
        self._driver = driver

    def connect(self, *arguments: object, **named: object) -> object:
        """Connect, and take the key for no key."""
        return self._driver.connect(*arguments, **named, factory=self._connection())  # type: ignore[attr-defined]

    def _connection(self) -> type:
        class Plain(self._driver.Connection):  # type: ignore[name-defined,misc]
            def execute(self, statement: str, *rest: object) -> object:
                return super().execute("SELECT 1" if statement.startswith("PRAGMA key") else statement, *rest)

        return Plain

    def __getattr__(self, name: str) -> object:
        return getattr(self._driver, name)


@contextmanager
def unkeyed() -> Iterator[None]:
    """Let stores be plain files."""
    with mock.patch.object(sealed, "sqlcipher3", _Unkeyed(sealed.sqlcipher3)):
        yield


def timed(work: Callable[[], object]) -> Spent:
    """Return how long some work takes."""
    started, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - used


def work(folder: Path, july: Path, facts: int) -> Timings:
    """Import a month, draw a wave, claim cases and note facts, one commit each; return the seconds of each part."""
    with closing(program.open_desks(folder / "store.db", LOGIN, PASSWORD, floor_time)) as desks:
        imported = timed(lambda: desks.registry.import_month(july, JULY, date(2026, 8, 3), lambda _rows: None))
        desks.sampling.draw(QUARTER, Request(sample=facts), "1")
        return {"import": imported, **_calls(desks, facts)}


def _calls(desks: Desks, facts: int) -> Timings:
    claims, commits = [], []
    for _ in range(facts):
        claims.append(timed(desks.calling.next_client))
        turn = desks.calling.in_hand()
        assert turn
        commits.append(timed(lambda turn=turn: desks.calling.dial(turn.case.id, turn.case.phones[0])))  # type: ignore[misc]
        desks.calling.close(turn.case.id, "2.20")
    return {"next case": usual(claims), "commit": usual(commits)}


def usual(spent: list[Spent]) -> Spent:
    """Return the median of each clock."""
    wall, processor = zip(*spent, strict=True)
    return median(wall), median(processor)


def best(rounds: list[Timings]) -> Mapping[str, float]:
    """Return the shortest time of each part."""
    return {part: (min(one[part][0] for one in rounds), min(one[part][1] for one in rounds)) for part in rounds[0]}


def main() -> int:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--facts", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=12)
    asked = parser.parse_args()
    kept: list[Timings] = []
    plain: list[Timings] = []
    with tempfile.TemporaryDirectory() as name:
        july = write_demo_files(Path(name) / "files", QUARTER, asked.rows * 3, 1, program.edition())[0]
        for number in range(asked.rounds):
            turns = ((kept, True), (plain, False))
            for timings, keyed in turns if number % 2 else reversed(turns):
                folder = Path(name) / "work"
                folder.mkdir()
                if keyed:
                    timings.append(work(folder, july, asked.facts))
                else:
                    with unkeyed():
                        timings.append(work(folder, july, asked.facts))
                    assert (folder / "store.db").read_bytes().startswith(b"SQLite format 3")
                shutil.rmtree(folder)
    for part, (seconds, processor) in best(kept).items():
        bare, bare_processor = best(plain)[part]
        print(
            f"{part:<10} encrypted {seconds:.5f} s   plain {bare:.5f} s   ratio {seconds / bare:.2f}   "
            f"of processor time {processor / bare_processor:.2f}   aim {AIM}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
