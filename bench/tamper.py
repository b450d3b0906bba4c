"""Tamper with the audit log and the facts at random, look whether the check finds it; look at clean stores too.

    python bench/tamper.py [--tamperings 10000] [--clean 1000] [--seed 1]

A tampering changes, deletes, inserts or swaps rows or values past the program, its guards taken away first. Each is
done to a store with some days of invented work and taken back. A clean store has other days of work; an alarm there is
false.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from storage.engine import Store, create_store
from tests.storage.invented import LOGIN, NAME, NOW, PASSWORD
from tests.storage.tampering import Tampering, drop_guards, live_some_days, tamper

PER_STORE = 50


def tampered(store: Store, seed: int, tamperings: int) -> Counter[tuple[Tampering, bool]]:
    """Return how often each tampering was found and not found, on one invented store."""
    chance, seen = random.Random(seed), Counter[tuple[Tampering, bool]]()
    with store.work() as work:
        live_some_days(work, store.staff, chance)
        connection = work._connection  # noqa: SLF001  a tamperer does not ask
        drop_guards(connection)
        for _ in range(tamperings):
            with connection.begin_nested() as before:
                seen[tamper(connection, chance), not work.audit.examine().ok] += 1
                before.rollback()
    return seen


def false_alarms(store: Store, seed: int) -> int:
    """Return 1 if the check finds something in a store that nobody touched."""
    chance = random.Random(seed)
    with store.work() as work:
        live_some_days(work, store.staff, chance, days=chance.randint(1, 8))
        return int(not work.audit.examine().ok or bool(work.audit.integrity()))


def main() -> int:
    """Print what was done, what was found; return 1 if anything was missed or falsely found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tamperings", type=int, default=10_000)
    parser.add_argument("--clean", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    seen = Counter[tuple[Tampering, bool]]()
    with (
        tempfile.TemporaryDirectory() as folder,
        create_store(Path(folder) / "store.db", LOGIN, NAME, PASSWORD, lambda: NOW) as store,
    ):
        for number in range(asked.tamperings // PER_STORE):
            seen += tampered(store, asked.seed + number, PER_STORE)
        alarms = sum(false_alarms(store, -asked.seed - number) for number in range(asked.clean))
    for deed in sorted({done.deed for done, _ in seen}):
        found, missed = (
            sum(n for (done, was), n in seen.items() if done.deed == deed and was is hit) for hit in (1, 0)
        )
        print(f"{deed:<8} {found:>6} found  {missed:>3} missed")
    missed = [done for done, was in seen if not was]
    print(f"{'all':<8} {seen.total():>6} tamperings  {len(missed)} missed {missed or ''}")
    print(f"clean    {asked.clean:>6} stores  {alarms} false alarms")
    return int(bool(missed or alarms))


if __name__ == "__main__":
    sys.exit(main())
