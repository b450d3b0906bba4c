"""Kill the program at random moments of interviews, open the store again, look for what was lost.

    python bench/crashes.py [--runs 200] [--seed 1]

Each run starts the real program, sends a burst of keys (answers, corrections, the other language, complete and next)
and kills it with SIGKILL at a random moment. Every tick that was painted before is written down by the screen
itself. Then the store is opened: an answer is lost when its tick was painted and no fact has it. The next run starts
the program on the same store: it must go on with the same client at the first question without an answer.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import main as program
from storage.engine import open_store
from survey.edition_file import load_edition
from survey.facts import Answer
from survey.language import Language
from tests.e2e.program import PASSWORD, Window, demo_files, document

QUARTER = "2026Q3"
KEYS = ("1", "1", "1", "2", "4", "5", "8", "9", "PgUp", "F2", "F5", "Ctrl+Return", "Ctrl+Return")
LONGEST_BURST = 14
LONGEST_WAIT = 0.35
IDLE, COMPLETE = "idle", "complete"


@dataclass(frozen=True, slots=True)
class Found:
    """What a crash left: ticks painted, ticks with no fact, where the program went on and where it had to."""

    ticks: int
    lost: tuple[str, ...]
    resumed_at: str
    expected_at: str


def prepare(folder: Path) -> Path:
    """Make a store with a drawn wave."""
    store = folder / "store.db"
    file = demo_files(folder / "demo", 2400, QUARTER)[0]
    document("--store", store, "registry", "import", file, "--month", "2026-07", "--received", "2026-08-01")
    document("--store", store, "wave", "draw", "--quarter", QUARTER, "--seed", "1", "--sample", "700")
    return store


def crash(store: Path, seed: int) -> Found:
    """Crash once, and say what is found."""
    chance = random.Random(seed)
    painted = store.with_name(f"ticks-{seed}.txt")
    expected = place_in(store)
    with Window("--store", store, "--speak", "kk", ticks=painted) as window:
        resumed = open_interview(window)
        burst = [chance.choice(KEYS) for _ in range(chance.randint(1, LONGEST_BURST))]
        window.send(*([] if resumed != IDLE else ["Return"]), *burst)
        time.sleep(chance.uniform(0, LONGEST_WAIT))
    ticks = set(painted.read_text(encoding="utf-8").splitlines()) if painted.exists() else set()
    kept = set(answers_kept(store, {tick.partition("\t")[0] for tick in ticks}))
    lost = tuple(tick for tick in sorted(ticks) if "✓" in tick and tick.removesuffix(" ✓") not in kept)
    return Found(len(ticks), lost, resumed, expected)


def open_interview(window: Window) -> str:
    """Sign in, open the interview screen, return the question it goes on at."""
    window.log_in()
    window.press("Return")
    places = {"interview.active", "interview.complete", "interview.idle"}
    seen = window.until(lambda seen: bool(places & set(seen)))
    return str(seen.get("interview.active") or (COMPLETE if "interview.complete" in seen else IDLE))


def place_in(store: Path) -> str:
    """Return where the facts in the store say that the work goes on."""
    with closing(program.open_desks(store, "supervisor", PASSWORD)) as desks:
        turn = desks.calling.in_hand()
    if turn is None:
        return IDLE
    question = turn.interview.next_question()
    return question.id if question else COMPLETE


def answers_kept(store: Path, clients: set[str]) -> Iterator[str]:
    """Return every answer in the store of these clients, as their ticks say it in either language."""
    edition = load_edition(program.EDITION)
    with open_store(store, "supervisor", PASSWORD) as opened, opened.work() as work:
        wave = work.waves.latest()
        assert wave
        cases = {row.case.id: row.case for row in work.waves.cases(wave.id)}
        names: dict[UUID, str] = {}
        for fact in work.facts.of_wave(wave.id):
            if isinstance(fact, Answer):
                case = cases[fact.case]
                if case.id not in names:
                    names[case.id] = work.registries.card(case.version, case.row).cells["client"]
                question = edition.questionnaire.question(fact.question)
                choice = question.choice(fact.choice) if question else None
                if choice and names[case.id] in clients:
                    for words in (choice.text[language] or choice.digit for language in Language):
                        yield "\t".join((names[case.id], fact.question, words))


def main() -> None:
    """Run and print a table."""
    arguments = argparse.ArgumentParser(description="Kill the program in mid-interview")
    arguments.add_argument("--runs", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = prepare(Path(folder))
        started = time.perf_counter()
        found = [crash(store, asked.seed + run) for run in range(asked.runs)]
        document("--store", store, "report", "figures", "--quarter", QUARTER)
    lost = [tick for one in found for tick in one.lost]
    astray = [one for one in found if one.resumed_at != one.expected_at]
    seconds = time.perf_counter() - started
    print(f"kill -9 runs {len(found)}, ticks painted {sum(one.ticks for one in found)}, {seconds:.0f} s")
    print(f"ticks lost {len(lost)}, resumed at a wrong question {len(astray)}, stores that did not open 0")
    for one in (*lost, *astray):
        print("  ", one)
    sys.exit(bool(lost or astray))


if __name__ == "__main__":
    main()
