"""The same work on an encrypted store and on a plain one: what encryption costs.

    python bench/sealed.py [--rows 20000] [--facts 300] [--rounds 3]

The plain store is the same file without a key, opened by the same driver with the same settings. The two take turns,
now one first and now the other, so that a busy machine is busy for both; the best round of each counts. Printed:
seconds, and the ratio.
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
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import main as program
from storage import sealed
from storage.exchange.demo_files import write_demo_files
from survey.periods import Month, Quarter
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks

LOGIN, PASSWORD = "supervisor", "a-long-password"
QUARTER, JULY = Quarter(2026, 3), Month(2026, 7)
AIM = 1.15
Timings = dict[str, float]


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


def timed(work: Callable[[], object]) -> float:
    """Return how long some work takes, in seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def work(folder: Path, july: Path, facts: int) -> Timings:
    """Import a month, draw a wave, claim cases and note facts, one commit each; return the seconds of each part."""
    with closing(program.open_desks(folder / "store.db", LOGIN, PASSWORD)) as desks:
        imported = timed(lambda: desks.registry.import_month(july, JULY, date(2026, 8, 3), lambda _rows: None))
        desks.sampling.draw(QUARTER, Request(sample=facts), "1")
        return {"import": imported, **_calls(desks, facts)}


def _calls(desks: Desks, facts: int) -> Timings:
    claims = commits = 0.0
    for _ in range(facts):
        started = time.perf_counter()
        turn = desks.calling.next_client()
        claims += time.perf_counter() - started
        assert isinstance(turn, Turn)
        commits += timed(lambda turn=turn: desks.calling.dial(turn.case.id, turn.case.phones[0]))  # type: ignore[misc]
        desks.calling.close(turn.case.id, "2.20")
    return {"next case": claims, "commit": commits}


def best(rounds: list[Timings]) -> Mapping[str, float]:
    """Return the shortest time of each part."""
    return {part: min(one[part] for one in rounds) for part in rounds[0]}


def main() -> int:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--facts", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
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
    for part, seconds in best(kept).items():
        bare = best(plain)[part]
        print(f"{part:<10} encrypted {seconds:7.3f} s   plain {bare:7.3f} s   ratio {seconds / bare:5.2f}   aim {AIM}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
