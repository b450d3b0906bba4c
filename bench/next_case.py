"""The next client, beside the bare indexed SELECT, UPDATE and INSERT that it cannot do without, in the same store.

    python bench/next_case.py [--sizes 1000 10000 100000] [--turns 500]

Each store holds so many open cases in 20 regions, most of them called: ten attempts a case, each a claim, a number
dialled and an outcome. Operators in turn ask the real calling desk (SQLCipher, WAL, synchronous=FULL); in between the
bare driver takes the first fresh case of the same index, marks it held and adds the fact that it is, on the same
connection, so that neither finds its pages emptied by the other, and after the same rest. What either took is closed
untimed, so that the queue moves on. Growth is logarithmic when each tenfold adds about as much.
"""

import argparse
import contextlib
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from storage.engine import Store, create_store
from survey.edition_file import load_edition
from survey.ids import uuid7
from survey.services.calling import CallingDesk, Turn
from tests.storage.calling.conftest import HandClock
from tests.storage.calling.floor import seat
from tests.storage.calling.shift import OPENING, draw_wave

ROOT = Path(__file__).resolve().parents[1]
ATTEMPTS = 10
NOW = OPENING + timedelta(days=2, hours=2)
EPOCH = datetime(1970, 1, 1, tzinfo=OPENING.tzinfo)
REGIONS = 20
REST = 0.005
STAGES = ("fresh", "fresh", "fresh", "paused", "paused", "appointed")
BASE = uuid7(OPENING).int >> 40 << 40
SELECT = """
SELECT case_id FROM case_states
WHERE wave_id = ? AND stage = 'fresh' AND language = '' AND converting = 0 ORDER BY due, place LIMIT 1
"""
UPDATE = "UPDATE case_states SET stage = 'held', held_by = ? WHERE case_id = ? AND held_by IS NULL"
INSERT = "INSERT INTO claims (id, case_id, at, by_id) VALUES (?, ?, ?, ?)"
CLOSE = "UPDATE case_states SET stage = 'final', due = NULL, held_by = NULL WHERE case_id = ?"


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each next client, and of each bare SELECT with UPDATE and INSERT in between."""

    ours: list[float]
    bare: list[float]


def fill(store: Store, clock: HandClock, size: int) -> UUID:
    """Draw a wave of so many cases and give them their attempts; return the wave."""
    edition = load_edition(ROOT / "resources" / "editions" / "2019-59.toml")
    wave = draw_wave(store, clock, edition, size, seed=1)
    driver = store._engine.raw_connection()  # noqa: SLF001  the bench fills millions of rows without the program
    cases = [row[0] for row in driver.execute("SELECT id FROM cases ORDER BY place")]
    by, numbers = store.staff.id.bytes, count(1)
    at = (OPENING - EPOCH) // timedelta(microseconds=1)
    driver.execute("BEGIN")
    for table, own in (("claims", ()), ("dials", ("+77050000001",)), ("dispositions", ("3.13",))):
        blanks = ", ".join("?" for _ in range(4 + len(own)))
        columns = {"claims": "", "dials": ", phone", "dispositions": ", outcome"}[table]
        driver.executemany(
            f"INSERT INTO {table} (id, case_id, at, by_id{columns}) VALUES ({blanks})",  # noqa: S608  our own names
            ((_id(next(numbers)), case, at, by, *own) for case in cases for _ in range(ATTEMPTS)),
        )
    driver.executemany(
        "UPDATE case_states SET stage = ?, due = ?, owner = ?, region = ?, language = ?, converting = ?, dials = 10 "
        "WHERE case_id = ?",
        ((*_state(place, by), case) for place, case in enumerate(cases)),
    )
    driver.execute("INSERT INTO stale_tallies SELECT id FROM cases")
    driver.execute("COMMIT")
    driver.close()
    return wave.id


def _id(number: int) -> bytes:
    return (BASE + number).to_bytes(16)


def _state(place: int, by: bytes) -> tuple[Any, ...]:
    """Return the state of a case: half fresh, a third pausing, the rest promised; a tenth in other lanes."""
    region = f"KZ-{place % REGIONS + 10}"
    language = ("", "", "", "", "", "", "", "", "kk", "ru")[place % 10]
    due = (NOW - EPOCH + timedelta(minutes=place % 7000 - 200)) // timedelta(microseconds=1)
    match STAGES[place % len(STAGES)]:
        case "fresh":
            return "fresh", None, None, region, "", 0
        case "paused":
            return "paused", due, None, region, language, place % 25 == 0
        case stage:
            return stage, due, by, region, language, 0


def measure(store: Store, desks: list[CallingDesk], wave: UUID, turns: int) -> Times:
    """Take clients by the desk and by the bare driver, turn and turn about; each desk's first is not counted."""
    by, at, times = store.staff.id.bytes, (NOW - EPOCH) // timedelta(microseconds=1), Times([], [])
    for turn in range(-len(desks), turns):
        time.sleep(REST)
        began = time.perf_counter()
        found = desks[turn % len(desks)].next_client()
        ours = (time.perf_counter() - began) * 1000
        assert isinstance(found, Turn), found
        with contextlib.closing(store._engine.raw_connection()) as driver:  # noqa: SLF001
            driver.execute(CLOSE, (found.case.id.bytes,))
            time.sleep(REST)
            began = time.perf_counter()
            driver.execute("BEGIN IMMEDIATE")
            (case,) = driver.execute(SELECT, (wave.bytes,)).fetchone()
            driver.execute(UPDATE, (by, case))
            driver.execute(INSERT, (uuid7(NOW).bytes, case, at, by))
            driver.execute("COMMIT")
            bare = (time.perf_counter() - began) * 1000
            driver.execute(CLOSE, (case,))
        if turn >= 0:
            times.ours.append(ours)
            times.bare.append(bare)
    return times


def percentile(times: list[float], share: float) -> float:
    """Return the time that so large a share does not exceed."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def main() -> None:
    """Measure each size and print."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    reader.add_argument("--turns", type=int, default=500)
    asked = reader.parse_args()
    edition = load_edition(ROOT / "resources" / "editions" / "2019-59.toml")
    before = None
    for size in asked.sizes:
        clock = HandClock(OPENING - timedelta(days=1))
        with (
            tempfile.TemporaryDirectory() as folder,
            create_store(Path(folder) / "next.db", "supervisor", "S", "a-long-password", clock) as store,
        ):
            wave = fill(store, clock, size)
            clock.at = NOW
            regions = ("", "", "", "KZ-12")
            desks = [
                seat(store, clock, edition, f"operator-{place}", region=regions[place % 4], converts=place % 3 == 0)
                for place in range(20)
            ]
            times = measure(store, desks, wave, min(asked.turns, size // 20))
        ours, bare = statistics.median(times.ours), statistics.median(times.bare)
        grown = f"  {ours - before:+.2f} ms since" if before else ""
        before = ours
        late, bare_late = percentile(times.ours, 0.99), percentile(times.bare, 0.99)
        print(
            f"{size:>7} open cases, {size * ATTEMPTS:>9} attempts: ours {ours:.2f} ms  bare {bare:.2f} ms  "
            f"ratio {ours / bare:.2f}  p99 {late:.1f} (bare {bare_late:.1f})  "
            f"worst {max(times.ours):.1f} (bare {max(times.bare):.1f}){grown}",
            flush=True,
        )


if __name__ == "__main__":
    main()
