"""Kill the program at random moments of what it does; look whether anything acknowledged was lost.

    python bench/killed.py [DEED ...] [--runs 300] [--seed 1] [--table]

Deeds: interview (bench/crashes.py), import, draw, migration, backup, restore; all of them when none is named. Each run
but an interview's does its deed in a process of its own on a fresh copy of a store and is killed with SIGKILL at a
random moment between the deed's beginning and a little after its usual end. Then the store is opened, checked as
`store check` does, and what it holds is compared: it has to be what it was before the deed or what it is after one
that nobody killed, and the latter when the process had said that it was done. A backup is whole or not there at all.

With --table the rows of docs/reliability.md are written anew, those of the deeds that ran.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import main as program
from bench import crashes
from storage.engine import create_store
from storage.exchange.demo_files import write_demo_files
from storage.restore import restore_store
from storage.vault import DataKey, Slot
from survey.errors import SurveyError
from survey.language import Language
from survey.periods import Month, Quarter
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks
from tests.floor_time import floor_time
from tests.storage.invented import LOGIN, NAME, NOW, PASSWORD
from tests.storage.test_backups import add_somebody
from tests.storage.test_old_stores import REVISIONS, make_old

RELIABILITY = Path(__file__).resolve().parents[1] / "docs" / "reliability.md"
BEGIN, END = "<!-- killed -->", "<!-- end of killed -->"
HEADINGS = (
    "killed in",
    "runs",
    "acknowledged",
    "of these lost",
    "stores that did not open",
    "left as before, as after",
)
QUARTER, JULY, AUGUST = Quarter(2026, 3), Month(2026, 7), Month(2026, 8)
SERVICES, SAMPLE, INTERVIEWS = 900, 60, 3
PAST_THE_END = 1.2
"""How much longer than an unkilled deed the latest kill comes."""
_PROCESSES = get_context("fork")
"""A forked process has loaded what it needs: a run costs the deed, not Python's imports."""

Begin = Callable[[], None]
Kept = tuple[object, ...]
"""What stores hold."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something the program does in a folder of stores, calling `begin` when it starts; what is there, all checked."""

    do: Callable[[Path, Begin], None]
    kept: Callable[[Path], Kept]


@dataclass(slots=True)
class Tally:
    """How the runs of a deed ended; `acknowledged` and `lost` are deeds said to be done, or painted ticks."""

    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    shut: int = 0
    before: int = 0
    after: int = 0

    def cells(self, deed: str) -> tuple[str, ...]:
        """Return the row of the table."""
        left = f"{self.before}, {self.after}" if self.before or self.after else "–"
        return deed, *map(str, (self.runs, self.acknowledged, self.lost, self.shut)), left


def held(path: Path) -> Kept:
    """Return what a store holds whose pages, log and facts are sound, and how many cases disagree with their facts."""
    with closing(program.open_desks(path, LOGIN, PASSWORD)) as desks:
        found = desks.vault.check()
        assert not found.integrity, found
        assert found.examination, found
        assert found.examination.ok, found
        wave = desks.sampling.wave(QUARTER)
        return (
            len(desks.people.everyone()),
            found.examination.facts,
            found.cases,
            tuple(_registry(desks, month) for month in (JULY, AUGUST)),
            wave and desks.sampling.protocol(QUARTER).replicates,
        )


def _registry(desks: Desks, month: Month) -> Kept | None:
    status = next(one for one in desks.registry.months(QUARTER) if one.month == month)
    if status.version is None:
        return None
    return status.version.number, status.version.rows, status.version.counted, len(desks.registry.findings(month))


def prepare(folder: Path) -> None:
    """Make a registry's file, a store before its draw, one in fieldwork with its backup, an old store."""
    _, august, *_ = write_demo_files(folder / "files", QUARTER, SERVICES, 1, program.edition())
    shutil.copy(august, folder / "august.xlsx")
    create_store(folder / "registry.db", LOGIN, NAME, PASSWORD, lambda: NOW).close()
    with closing(program.open_desks(folder / "registry.db", LOGIN, PASSWORD, floor_time)) as desks:
        july = next((folder / "files").glob("*-07.xlsx"))
        desks.registry.import_month(july, JULY, date(2026, 8, 3), lambda _rows: None)
        add_somebody(desks)
    for suffix in ("", ".keys"):
        shutil.copy(folder / f"registry.db{suffix}", folder / f"store.db{suffix}")
    with closing(program.open_desks(folder / "store.db", LOGIN, PASSWORD, floor_time)) as desks:
        desks.sampling.draw(QUARTER, Request(sample=SAMPLE), "1")
        _interviews(desks)
        desks.vault.back_up(folder / "copy.db")
        _interviews(desks)
    key = DataKey.random()
    make_old(folder / "old.db", REVISIONS[0], Slot.seal(LOGIN, PASSWORD, key), key)


def _interviews(desks: Desks) -> None:
    for _ in range(INTERVIEWS):
        turn = desks.calling.next_client()
        assert isinstance(turn, Turn)
        desks.calling.dial(turn.case.id, turn.case.phones[0])
        desks.calling.answer(turn.case.id, "q1", "no", Language.KK)
        desks.calling.answer(turn.case.id, "q4", "yes", Language.KK)
        desks.calling.complete(turn.case.id)


def _import(folder: Path, begin: Begin) -> None:
    desks = program.open_desks(folder / "store.db", LOGIN, PASSWORD)
    begin()
    desks.registry.import_month(folder / "august.xlsx", AUGUST, date(2026, 9, 1), lambda _rows: None)


def _draw(folder: Path, begin: Begin) -> None:
    desks = program.open_desks(folder / "registry.db", LOGIN, PASSWORD)
    begin()
    desks.sampling.draw(QUARTER, Request(sample=SAMPLE), "1")


def _back_up(folder: Path, begin: Begin) -> None:
    desks = program.open_desks(folder / "store.db", LOGIN, PASSWORD)
    begin()
    desks.vault.back_up(folder / "made.db")


def _restore(folder: Path, begin: Begin) -> None:
    begin()
    restore_store(folder / "store.db", folder / "copy.db", LOGIN, PASSWORD, floor_time)


def _migrate(folder: Path, begin: Begin) -> None:
    begin()
    program.open_desks(folder / "old.db", LOGIN, PASSWORD)


def _with_backup(folder: Path) -> Kept:
    made = folder / "made.db"
    return held(folder / "store.db"), held(made) if made.exists() else None


def _old(folder: Path) -> Kept:
    backed_up = (folder / "old.db.backups" / f"schema-{REVISIONS[0]}.store").exists()
    return backed_up, held(folder / "old.db")


DEEDS: Mapping[str, Deed] = {
    "import": Deed(_import, lambda folder: held(folder / "store.db")),
    "draw": Deed(_draw, lambda folder: held(folder / "registry.db")),
    "migration": Deed(_migrate, _old),
    "backup": Deed(_back_up, _with_backup),
    "restore": Deed(_restore, lambda folder: held(folder / "store.db")),
}


def _act(deed: Deed, folder: Path, told: Connection) -> None:
    deed.do(folder, lambda: told.send("begins"))
    told.send("done")


def carry_out(deed: Deed, folder: Path, kill_after: float | None) -> tuple[bool, float]:
    """Do a deed in a process of its own, killed unless None; return whether it said it was done, after how long."""
    hears, tells = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_act, args=(deed, folder, tells))
    process.start()
    hears.recv()
    started = time.perf_counter()
    if kill_after is None:
        hears.recv()
    else:
        time.sleep(kill_after)
        process.kill()
    seconds = time.perf_counter() - started
    process.join()
    return kill_after is None or hears.poll(), seconds


def kill(deed: Deed, made: Path, runs: int, chance: random.Random) -> Tally:
    """Kill a deed so many times, each on a fresh copy of a folder."""
    with tempfile.TemporaryDirectory() as name:
        fresh = partial(shutil.copytree, made)
        before = deed.kept(fresh(Path(name) / "before"))
        whole = fresh(Path(name) / "whole")
        _, usual = carry_out(deed, whole, None)
        after = deed.kept(whole)
        assert before != after
        tally = Tally()
        for _ in range(runs):
            folder = fresh(Path(name) / "run")
            done, _ = carry_out(deed, folder, chance.uniform(0, usual * PAST_THE_END))
            tally.runs += 1
            tally.acknowledged += done
            try:
                kept = deed.kept(folder)
            except SurveyError as error:
                sys.stderr.write(f"{error.code} {error.facts}\n")
                tally.shut += 1
            else:
                tally.before += kept == before
                tally.after += kept == after
                tally.lost += kept != after and (done or kept != before)
            shutil.rmtree(folder)
    return tally


def kill_interviews(runs: int, seed: int) -> Tally:
    """Kill the program in mid-interview: a painted tick is an acknowledgement, a wrong place to go on at a loss."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        store = crashes.prepare(Path(name))
        for number in range(runs):
            tally.runs += 1
            try:
                found = crashes.crash(store, seed + number)
            except SurveyError as error:
                sys.stderr.write(f"{error.code} {error.facts}\n")
                tally.shut += 1
                break
            tally.acknowledged += found.ticks
            tally.lost += len(found.lost) + found.astray + (found.resumed_at != found.expected_at)
    return tally


def put_in_table(tallies: Mapping[str, Tally], text: str) -> str:
    """Return a page with the rows of what ran in its table, and the other rows as they were."""
    head, rest = text.split(BEGIN)
    table, tail = rest.split(END)
    rows = {line.split("|")[1].strip(): line for line in table.strip().splitlines()[2:]}
    rows |= {deed: _line(tally.cells(deed)) for deed, tally in tallies.items()}
    kept = [rows[deed] for deed in ("interview", *DEEDS) if deed in rows]
    return "\n".join((head + BEGIN, _line(HEADINGS), _line(["---"] * len(HEADINGS)), *kept, END + tail))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """Print a row for each deed; the exit status tells whether anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deeds", nargs="*", metavar="DEED", choices=[[], "interview", *DEEDS])
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--table", action="store_true", help="write the rows into docs/reliability.md")
    asked = parser.parse_args()
    tallies: dict[str, Tally] = {}
    print(_line(HEADINGS))
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        for deed in asked.deeds or ("interview", *DEEDS):
            if deed == "interview":
                tallies[deed] = kill_interviews(asked.runs, asked.seed)
            else:
                tallies[deed] = kill(DEEDS[deed], Path(name), asked.runs, random.Random(asked.seed))
            print(_line(tallies[deed].cells(deed)), flush=True)
            if asked.table:
                RELIABILITY.write_text(put_in_table(tallies, RELIABILITY.read_text(encoding="utf-8")), encoding="utf-8")
    return int(any(tally.lost or tally.shut for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
