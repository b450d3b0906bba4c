"""Damage office files in thousands of ways and read them: only SurveyError may come out, in 10 seconds and 1.5 GB each.

    python bench/fuzz_files.py [--runs 5000] [--seed 1]

A child process reads, so that a crash of native code is seen as one; the seed of each find remakes its file.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from storage.exchange.workbooks import open_workbook  # noqa: E402
from survey.edition_file import load_edition  # noqa: E402
from survey.errors import SurveyError  # noqa: E402
from survey.periods import Month  # noqa: E402
from survey.registry.form import find_form  # noqa: E402
from survey.registry.reading import RegistryFile  # noqa: E402
from tests.storage.corpus.specimens import CORPUS  # noqa: E402

SEEDS = (
    "known defects",
    "headings merged over two rows, with a group",
    "error cells",
    "dates counted from 1904",
    ".xlsb",
    ".xls by LibreOffice: defects",
    ".xls by LibreOffice: error cells",
    ".ods by LibreOffice: defects",
    ".ods by LibreOffice: the paper form",
    "text in UTF-8, commas",
    "text in UTF-16, tabs",
    "text in PTCP154",
)
EDITION = load_edition(ROOT / "resources" / "editions" / "2019-59.toml")
BATCH = 200
WITHIN_SECONDS = 10
WITHIN_BYTES = 1_500_000_000
"""Of address space: the interpreter and its libraries take a part of it."""
NUMBERS = (b"0", b"-1", b"99999999999", b"1048576", b"4294967295", b"16384")

Mutation = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, made: bytes) -> bytes:
    """Change some bytes."""
    changed = bytearray(made)
    for _ in range(chance.choice((1, 3, 10, 60))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def stretch(chance: random.Random, made: bytes) -> bytes:
    """Write a number that is too large for anything over two or four bytes."""
    place, width = chance.randrange(len(made) + 1), chance.choice((2, 4))
    return made[:place] + chance.choice((b"\xff", b"\x7f", b"\x00")) * width + made[place + width :]


def truncate(chance: random.Random, made: bytes) -> bytes:
    """Keep the beginning."""
    return made[: chance.randrange(len(made) + 1)]


def splice(chance: random.Random, made: bytes) -> bytes:
    """Take a piece out, or put it in again elsewhere."""
    start, target = chance.randrange(len(made) + 1), chance.randrange(len(made) + 1)
    piece = made[start : start + chance.choice((4, 40, 400))]
    return made[:start] + made[start + len(piece) :] if chance.random() < 0.5 else made[:target] + piece + made[target:]  # noqa: PLR2004


def renumber(chance: random.Random, made: bytes) -> bytes:
    """Put a strange number where digits stand."""
    starts = [place for place in range(len(made)) if made[place : place + 1].isdigit()]
    if not starts:
        return made
    start = end = chance.choice(starts)
    while made[end : end + 1].isdigit():
        end += 1
    return made[:start] + chance.choice(NUMBERS) + made[end:]


def in_member(chance: random.Random, made: bytes) -> bytes:
    """Damage a member of an archive and pack it again, so that the damage gets past the check sums."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        spoilt = chance.choice(names)
        for name in names:
            content = source.read(name)
            target.writestr(name, chance.choice(PLAIN)(chance, content) if name == spoilt else content)
    return packed.getvalue()


PLAIN: tuple[Mutation, ...] = (flip, stretch, truncate, splice, renumber)


def mutated(seed: int, sources: Sequence[Path]) -> tuple[str, bytes]:
    """Return the name and content of the file of a seed."""
    chance = random.Random(seed)
    source = chance.choice(sources)
    made = source.read_bytes()
    zipped = made.startswith(b"PK")
    mutation = in_member if zipped and chance.random() < 0.8 else chance.choice(PLAIN)  # noqa: PLR2004
    return source.name, mutation(chance, made)


def read(path: Path) -> str:
    """Read a file as the desk does; return the code of the refusal, or "read"."""
    try:
        workbook = open_workbook(path)
        form = find_form(workbook, EDITION, path.name, lambda _headings: None)
        for _ in RegistryFile(workbook, form, EDITION, Month(2026, 9), path.name).records(lambda _rows: None):
            pass
    except SurveyError as error:
        return error.code
    return "read"


def child(first: int, last: int, folder: Path) -> None:
    """Read the files of some seeds; say each before it is read, and what came of it."""
    import resource  # noqa: PLC0415  POSIX only

    resource.setrlimit(resource.RLIMIT_AS, (WITHIN_BYTES, WITHIN_BYTES))
    sources = sorted(path for path in (folder / "sources").rglob("*") if path.is_file())
    for seed in range(first, last):
        name, made = mutated(seed, sources)
        path = folder / name
        path.write_bytes(made)
        print(seed, end=" ", flush=True)
        started = time.monotonic()
        code = read(path)
        slow = time.monotonic() - started > WITHIN_SECONDS
        print("slow" if slow else code, flush=True)


def batches(first: int, last: int, folder: Path) -> Iterator[tuple[int, str]]:
    """Stream seed and outcome; after a crash go on with the seed that follows."""
    while first < last:
        end = min(first + BATCH, last)
        command = [sys.executable, __file__, "--child", str(folder), "--seed", str(first), "--runs", str(end - first)]
        with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
            tried = subprocess.run(command, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8", check=False)
            errors.seek(0)
            why = errors.read().strip().splitlines()
        for line in tried.stdout.splitlines():
            seed, _, code = line.partition(" ")
            yield int(seed), code or f"CRASH {tried.returncode}: {' | '.join(why[-3:])}"
            first = int(seed) + 1
        if not tried.stdout:
            raise SystemExit("\n".join(why))


def write_sources(folder: Path) -> None:
    """Write the files that are damaged, each in a folder of its own."""
    for number, name in enumerate(SEEDS):
        place = folder / "sources" / str(number)
        place.mkdir(parents=True)
        made = CORPUS[name].write(place)
        if made.parent != place:
            (place / made.name).write_bytes(made.read_bytes())


def main() -> None:
    """Run and print what came out."""
    arguments = argparse.ArgumentParser(description="Damage office files and read them")
    arguments.add_argument("--runs", type=int, default=5000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.child:
        child(asked.seed, asked.seed + asked.runs, asked.child)
        return
    with tempfile.TemporaryDirectory() as folder:
        write_sources(Path(folder))
        started = time.monotonic()
        outcomes = dict(batches(asked.seed, asked.seed + asked.runs, Path(folder)))
    bad = {seed: outcome for seed, outcome in outcomes.items() if outcome.startswith(("CRASH", "slow"))}
    print(f"files {len(outcomes)}, {time.monotonic() - started:.0f} s, unhandled {len(bad)}")
    for code, files in Counter(outcome for seed, outcome in outcomes.items() if seed not in bad).most_common():
        print(f"  {files:6} {code}")
    for seed, outcome in bad.items():
        print(f"  seed {seed}: {outcome}")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
