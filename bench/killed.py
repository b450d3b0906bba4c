"""Kill a backup, a restore, a migration at random moments; look whether a store was lost.

    python bench/killed.py [--runs 300] [--seed 1]

Each run starts a process of its own on a fresh copy of a store, waits until it begins, kills it with SIGKILL at a
random moment and opens what is there. A backup has to be whole or not there, the store as it was; after a restore the
store has to be the old one or the backup; after a migration an old store has to open with what it held. Every store
is checked as `store check` does.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import main as program
from storage.engine import create_store
from storage.vault import DataKey, Slot
from tests.storage.invented import LOGIN, NAME, NOW, PASSWORD
from tests.storage.test_backups import add_somebody, kill_after
from tests.storage.test_old_stores import REVISIONS, make_old

LONGEST = {"backup": 0.15, "restore": 1.6, "migration": 2.0}
"""Seconds after which a run is over for certain on a quiet machine."""


def sound(path: Path) -> frozenset[str]:
    """Return who works in a store that opens and in which nothing is found."""
    with closing(program.open_desks(path, LOGIN, PASSWORD)) as desks:
        found = desks.vault.check()
        assert not found.integrity, found
        assert found.examination, found
        assert found.examination.ok, found
        return frozenset(one.login for one in desks.people.everyone())


def prepare(folder: Path) -> None:
    """Make a store with two operators, its backup with one, and an old store."""
    create_store(folder / "store.db", LOGIN, NAME, PASSWORD, lambda: NOW).close()
    with closing(program.open_desks(folder / "store.db", LOGIN, PASSWORD)) as desks:
        add_somebody(desks)
        desks.vault.back_up(folder / "copy.db")
        add_somebody(desks, "second")
    key = DataKey.random()
    make_old(folder / "old.db", REVISIONS[0], Slot.seal(LOGIN, PASSWORD, key), key)


def backup(folder: Path, wait: float) -> str:
    """Kill a backup."""
    kill_after(wait, folder / "store.db", folder / "made.db", "backup")
    assert len(sound(folder / "store.db")) == 3  # noqa: PLR2004  the supervisor and two operators
    if (folder / "made.db").exists():
        assert len(sound(folder / "made.db")) == 3  # noqa: PLR2004
        return "whole"
    return "none"


def restore(folder: Path, wait: float) -> str:
    """Kill a restore."""
    kill_after(wait, folder / "store.db", folder / "copy.db", "restore")
    return {3: "old", 2: "new"}[len(sound(folder / "store.db"))]


def migration(folder: Path, wait: float) -> str:
    """Kill the opening of an old store."""
    kill_after(wait, folder / "old.db", folder / "made.db", "migration")
    made = (folder / "old.db.backups" / f"schema-{REVISIONS[0]}.store").exists()
    assert sound(folder / "old.db") == {LOGIN}
    return "backed up" if made else "before the backup"


DEEDS: dict[str, Callable[[Path, float], str]] = {"backup": backup, "restore": restore, "migration": migration}


def main() -> int:
    """Print for each deed how the runs ended; a store that is lost ends the bench with its reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "made").mkdir()
        prepare(Path(name) / "made")
        for deed, kill in DEEDS.items():
            ends = Counter[str]()
            for _ in range(asked.runs):
                folder = shutil.copytree(Path(name) / "made", Path(name) / "run")
                ends[kill(folder, chance.uniform(0, LONGEST[deed]))] += 1
                shutil.rmtree(folder)
            print(f"{deed:<10} {asked.runs} runs, 0 stores lost: {dict(ends)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
