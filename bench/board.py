"""The supervisor's board, beside the bare GROUP BY of the calls by hour, with which it would begin without tallies.

    python bench/board.py [--cases 100000] [--times 20]

The store is that of bench/next_case.py: ten attempts a case. Its facts were not made at the desks, so that the first
board counts every case, and the next one 2,000 clients whose calls came on a sheet. A board follows each time that
twenty operators had a client more, as it is looked at every half minute.
"""

import argparse
import contextlib
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.next_case import ATTEMPTS, NOW, ROOT, fill
from storage.engine import Store, create_store
from survey.edition_file import load_edition
from survey.facts import Claim, Dial, Disposition
from survey.ids import uuid7
from survey.services.monitoring import MonitoringDesk
from tests.storage.calling.conftest import HandClock
from tests.storage.calling.shift import OPENING, QUARTER

SHEET, OPERATORS = 2000, 20
BARE = "SELECT at / 3600000000, count(*) FROM dials GROUP BY 1"


def call(store: Store, cases: list[UUID]) -> None:
    """Call clients without an answer, one after another in the minutes before now."""
    seconds = count()
    with store.work() as work:
        for case in cases:
            at = NOW - timedelta(seconds=next(seconds))
            stamp = {"case": case, "by": store.staff.id}
            work.facts.add(Claim(id=uuid7(at), at=at, **stamp))
            work.facts.add(Dial(id=uuid7(at), at=at, phone="+77050000001", **stamp))
            work.facts.add(Disposition(id=uuid7(at), at=at, outcome="3.13", **stamp))
        work.commit()


def timed(desk: MonitoringDesk) -> float:
    """Return the milliseconds of a board."""
    began = time.perf_counter()
    desk.board(QUARTER)
    return (time.perf_counter() - began) * 1000


def bare(store: Store) -> float:
    """Return the milliseconds of the scan."""
    with contextlib.closing(store._engine.raw_connection()) as driver:  # noqa: SLF001  the yardstick is the driver itself
        began = time.perf_counter()
        driver.execute(BARE).fetchall()
        return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--cases", type=int, default=100_000)
    reader.add_argument("--times", type=int, default=20)
    asked = reader.parse_args()
    edition = load_edition(ROOT / "resources" / "editions" / "2019-59.toml")
    clock = HandClock(OPENING - timedelta(days=1))
    with (
        tempfile.TemporaryDirectory() as folder,
        create_store(Path(folder) / "board.db", "supervisor", "S", "a-long-password", clock) as store,
    ):
        wave = fill(store, clock, asked.cases)
        clock.at = NOW
        with store.work() as work:
            cases = [row.case.id for row in work.waves.cases(wave)]
        desk = MonitoringDesk(store.work, clock, edition, store.staff)
        first = timed(desk)
        call(store, cases[:SHEET])
        sheet = timed(desk)
        ours, scans = [], []
        for turn in range(asked.times):
            place = SHEET + turn * OPERATORS
            call(store, cases[place : place + OPERATORS])
            ours.append(timed(desk))
            scans.append(bare(store))
    print(
        f"{asked.cases} cases, {asked.cases * ATTEMPTS} attempts: board {statistics.median(ours):.0f} ms "
        f"(worst {max(ours):.0f})  bare scan {statistics.median(scans):.0f} ms  "
        f"ratio {statistics.median(ours) / statistics.median(scans):.2f}\n"
        f"the first board {first / 1000:.1f} s; after a sheet of {SHEET} clients {sheet:.0f} ms"
    )


if __name__ == "__main__":
    main()
