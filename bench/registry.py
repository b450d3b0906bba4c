"""A month's registry read, checked, merged and stored, beside two yardsticks in the same run.

    python bench/registry.py [--rows 200000] [--rounds 3] [--plain-rows 20000] [--curve]

Ours is RegistryDesk.import_month into an encrypted store, from the file to the commit. Calamine is the bare
`iter_rows` of the same sheet, which does nothing with the cells. Plain is the script of bench/plain_checks.py: pandas
and openpyxl, the same checks (the run asserts the same findings), nothing stored; it gets fewer rows (--plain-rows),
and its time is scaled to the others' by the number of rows. Each run is a process of its own, the kinds take turns,
and the ratios are medians over the rounds, by the clock and by processor time, which a busy machine stretches less.
Peak memory is the process's largest resident set, Python and libraries included.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

EDITION = Path(__file__).resolve().parents[1] / "resources" / "editions" / "2019-59.toml"
MONTH = "2026-09"
CURVE = (20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock, seconds of the processor, what it found, its peak memory in MiB.

    What was found are rows by finding, persons, enterprises.
    """

    seconds: float
    processor: float
    found: dict[str, int]
    memory: float


class Watch:
    """Takes the time of what is done under it."""

    seconds = processor = 0.0

    def __enter__(self) -> None:
        """Start."""
        self._start = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.seconds = time.perf_counter() - self._start[0]
        self.processor = time.process_time() - self._start[1]


def ours(file: Path, watch: "Watch") -> dict[str, int]:
    """Import a registry into a fresh store; return what was found."""
    import main as program  # noqa: PLC0415  each child loads what it measures
    from survey.periods import Month  # noqa: PLC0415

    month = Month.parse(MONTH)
    with tempfile.TemporaryDirectory() as folder:
        desks = program.open_desks(Path(folder) / "bench.db", "supervisor", "бір-екі-үш")
        with closing(desks), watch:
            result = desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
    return {**result.findings, "persons": result.persons, "enterprises": result.enterprises}


def bare(file: Path, watch: "Watch") -> dict[str, int]:
    """Let calamine stream the sheet."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    with watch:
        for _ in CalamineWorkbook.from_path(file).get_sheet_by_index(0).iter_rows():
            pass
    return {}


def plain(file: Path, watch: "Watch") -> dict[str, int]:
    """Let the plain script check the file."""
    from bench.plain_checks import check_registry  # noqa: PLC0415

    with watch:
        return check_registry(file, MONTH)


def write(file: Path, watch: "Watch") -> dict[str, int]:
    """Write the file, whose name is its number of rows."""
    from bench.big_registry import write_registry  # noqa: PLC0415
    from survey.edition_file import load_edition  # noqa: PLC0415
    from survey.periods import Month  # noqa: PLC0415

    with watch:
        write_registry(file, int(file.stem), Month.parse(MONTH), load_edition(EDITION))
    return {}


KINDS: dict[str, Callable[[Path, "Watch"], dict[str, int]]] = {
    "ours": ours,
    "bare": bare,
    "plain": plain,
    "write": write,
}


def run(kind: str, file: Path) -> Run:
    """Run one kind in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--kind", kind, "--file", str(file)], capture_output=True, check=True, text=True
    )
    return Run(*json.loads(done.stdout))


def registry(folder: Path, rows: int) -> Path:
    """Return a file of so many rows, written once."""
    file = folder / f"{rows}.xlsx"
    if not file.exists():
        run("write", file)
    return file


def compare(folder: Path, rows: int, rounds: int) -> Run:
    """Print what ours and calamine's bare read took, run by turns; return our medians."""
    file = registry(folder, rows)
    pairs = [(run("ours", file), run("bare", file)) for _ in range(rounds)]
    mine, theirs = (_median(runs) for runs in zip(*pairs, strict=True))
    clock, processor = (
        median(getattr(one, name) / getattr(other, name) for one, other in pairs) for name in ("seconds", "processor")
    )
    print(
        f"import {rows:9,} rows   ours {mine.seconds:6.1f} s {mine.memory:6.0f} MiB"
        f"   calamine bare {theirs.seconds:6.1f} s {theirs.memory:6.0f} MiB"
        f"   ratio {clock:.2f} by the clock, {processor:.2f} by the processor   peak {mine.memory / theirs.memory:.2f}x"
        f"   {1e6 * mine.processor / rows:.0f} µs a row",
        flush=True,
    )
    return mine


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        seconds=median(each.seconds for each in runs),
        processor=median(each.processor for each in runs),
        found=runs[0].found,
        memory=median(each.memory for each in runs),
    )


def compare_plain(folder: Path, rows: int, mine: Run, plain_rows: int) -> None:
    """Print how the plain script does, scaled to the rows of the others."""
    file = registry(folder, plain_rows)
    slow = run("plain", file)
    assert slow.found == run("ours", file).found, "the yardstick must find what we find"
    clock, processor = (seconds * rows / plain_rows for seconds in (slow.seconds, slow.processor))
    print(
        f"plain  {plain_rows:9,} rows   pandas + openpyxl {slow.seconds:.1f} s {slow.memory:.0f} MiB;"
        f" scaled to {rows:,} rows {clock:.0f} s   ours is {clock / mine.seconds:.1f} times faster by the clock,"
        f" {processor / mine.processor:.1f} by the processor"
    )


def main() -> None:
    """Run and print the table."""
    arguments = argparse.ArgumentParser(description="Measure the import of a month's registry")
    arguments.add_argument("--rows", type=int, default=200_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--plain-rows", type=int, default=20_000)
    arguments.add_argument("--curve", action="store_true", help="20,000 to 1,000,000 rows, one round each")
    arguments.add_argument("--folder", type=Path, help="where the files are kept for the next run")
    arguments.add_argument("--kind", choices=KINDS, help=argparse.SUPPRESS)
    arguments.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.kind:
        watch = Watch()
        found = KINDS[chosen.kind](chosen.file, watch)
        print(
            json.dumps(
                [watch.seconds, watch.processor, found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]
            )
        )
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        if chosen.curve:
            for rows in CURVE:
                compare(folder, rows, rounds=1)
        else:
            mine = compare(folder, chosen.rows, chosen.rounds)
            compare_plain(folder, chosen.rows, mine, chosen.plain_rows)


if __name__ == "__main__":
    main()
