"""A month's registry read, checked, merged and stored, beside two yardsticks in the same run.

    python bench/registry.py [--rows 200000] [--rounds 3] [--plain-rows 20000] [--curve]

Ours is RegistryDesk.import_month into an encrypted store, from the file to the commit. Calamine is the bare
`iter_rows` of the same sheet, which does nothing with the cells. Plain is the script of bench/plain_checks.py: pandas
and openpyxl, the same checks (the run asserts the same findings), nothing stored; it gets fewer rows (--plain-rows),
and its time is scaled to the others' by the number of rows. Each run is a process of its own, the kinds take turns,
and the ratios are medians over the rounds. Peak memory is the process's largest resident set, Python and libraries
included.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
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
    """One run: its seconds, what it found (rows by finding, persons, enterprises), its peak memory in MiB."""

    seconds: float
    found: dict[str, int]
    memory: float


def ours(file: Path) -> tuple[float, dict[str, int]]:
    """Import a registry into a fresh store; return the seconds and what was found."""
    import main as program  # noqa: PLC0415  each child loads what it measures
    from survey.periods import Month  # noqa: PLC0415

    month = Month.parse(MONTH)
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(program.open_desks(Path(folder) / "bench.db", "supervisor", "бір-екі-үш")) as desks,
    ):
        start = time.perf_counter()
        result = desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
        seconds = time.perf_counter() - start
    return seconds, {**result.findings, "persons": result.persons, "enterprises": result.enterprises}


def bare(file: Path) -> tuple[float, dict[str, int]]:
    """Let calamine stream the sheet; return the seconds."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    start = time.perf_counter()
    for _ in CalamineWorkbook.from_path(file).get_sheet_by_index(0).iter_rows():
        pass
    return time.perf_counter() - start, {}


def plain(file: Path) -> tuple[float, dict[str, int]]:
    """Let the plain script check the file; return the seconds."""
    from bench.plain_checks import check_registry  # noqa: PLC0415

    start = time.perf_counter()
    found = check_registry(file, MONTH)
    return time.perf_counter() - start, found


def write(file: Path) -> tuple[float, dict[str, int]]:
    """Write the file, whose name is its number of rows; return the seconds."""
    from bench.big_registry import write_registry  # noqa: PLC0415
    from survey.edition_file import load_edition  # noqa: PLC0415
    from survey.periods import Month  # noqa: PLC0415

    start = time.perf_counter()
    write_registry(file, int(file.stem), Month.parse(MONTH), load_edition(EDITION))
    return time.perf_counter() - start, {}


KINDS: dict[str, Callable[[Path], tuple[float, dict[str, int]]]] = {
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


def compare(folder: Path, rows: int, rounds: int) -> tuple[Run, Run]:
    """Print what ours and calamine's bare read took, run by turns; return the medians."""
    file = registry(folder, rows)
    pairs = [(run("ours", file), run("bare", file)) for _ in range(rounds)]
    mine, theirs = (
        Run(median(each.seconds for each in runs), runs[0].found, median(each.memory for each in runs))
        for runs in zip(*pairs, strict=True)
    )
    time_ratio = median(one.seconds / other.seconds for one, other in pairs)
    print(
        f"import {rows:9,} rows   ours {mine.seconds:6.1f} s {mine.memory:6.0f} MiB"
        f"   calamine bare {theirs.seconds:6.1f} s {theirs.memory:6.0f} MiB"
        f"   ratio {time_ratio:.2f}   peak {mine.memory / theirs.memory:.2f}x"
        f"   {1e6 * mine.seconds / rows:.0f} µs a row",
        flush=True,
    )
    return mine, theirs


def compare_plain(folder: Path, rows: int, mine: Run, plain_rows: int) -> None:
    """Print how the plain script does, scaled to the rows of the others."""
    file = registry(folder, plain_rows)
    slow = run("plain", file)
    assert slow.found == run("ours", file).found, "the yardstick must find what we find"
    scaled = slow.seconds * rows / plain_rows
    print(
        f"plain  {plain_rows:9,} rows   pandas + openpyxl {slow.seconds:.1f} s {slow.memory:.0f} MiB;"
        f" scaled to {rows:,} rows {scaled:.0f} s   ours is {scaled / mine.seconds:.1f} times faster"
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
        seconds, found = KINDS[chosen.kind](chosen.file)
        print(json.dumps([seconds, found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        if chosen.curve:
            for rows in CURVE:
                compare(folder, rows, rounds=1)
        else:
            mine, _ = compare(folder, chosen.rows, chosen.rounds)
            compare_plain(folder, chosen.rows, mine, chosen.plain_rows)


if __name__ == "__main__":
    main()
