"""Kill the program at random moments of interviews, open the store again, look for what was lost.

    python bench/crashes.py [--runs 200] [--seed 1]

Each run starts the real program, sends a burst of keys (answers, corrections, the other language, complete and next)
and kills it with SIGKILL at a random moment after a random number of ticks. Every tick that came to be painted is
written down by the screen itself. Then the store is opened. The ticks of a question, in the order they were painted,
have to be found in that order among the facts made since the run began (and the one answer that stood before); a tick
that is not is lost. Where each case stands is derived again from its facts and has to agree with what is stored. The
next run starts the program on the same store: it must go on with the same client at the first question without an
answer.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import main as program
from storage.engine import open_store
from survey.edition import Edition
from survey.edition_file import load_edition
from survey.errors import SurveyError
from survey.facts import Answer
from survey.fieldwork.case import derive
from survey.language import Language
from tests.e2e.program import PASSWORD, Window, demo_files, document

QUARTER = "2026Q3"
MOVES = (
    ("1", "5", "1", "1", "Ctrl+Return"),
    ("1", "8", "9", "2", "Ctrl+Return"),
    ("2", "1", "Ctrl+Return"),
    ("PgUp", "2"),
    ("PgUp", "PgUp", "1"),
    ("4",),
    ("F2",),
    ("F5",),
)
MOST_MOVES = 8
LONGEST_WAIT = 1.0
LONGEST_PAUSE = 0.05
IDLE, COMPLETE = "idle", "complete"
TICK = " ✓"

Asked = tuple[str, str]
"""A client's name and a question."""
Place = tuple[str, str]
"""A client's name and the question the work goes on at."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store holds: choice keys by question in the order given, the next step, cases stored amiss."""

    answers: Mapping[Asked, Sequence[str]]
    place: Place
    astray: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a crash left: ticks painted and lost, cases that disagree with their facts, where it went on and had to."""

    ticks: int
    lost: tuple[Asked, ...]
    astray: int
    resumed_at: Place
    expected_at: Place


def prepare(folder: Path) -> Path:
    """Make a store with a drawn wave."""
    store = folder / "store.db"
    file = demo_files(folder / "demo", 2400, QUARTER)[0]
    document("--store", store, "registry", "import", file, "--month", "2026-07", "--received", "2026-08-01")
    document("--store", store, "wave", "draw", "--quarter", QUARTER, "--seed", "1", "--sample", "700")
    return store


def crash(store: Path, seed: int) -> Found:
    """Crash once, and say what is found. Raises SurveyError when the store does not open."""
    chance = random.Random(seed)
    painted = store.with_name(f"ticks-{seed}.txt")
    before = kept_in(store)
    with Window("--store", store, "--speak", "kk", ticks=painted) as window:
        resumed = open_interview(window)
        burst = [key for _ in range(chance.randint(1, MOST_MOVES)) for key in chance.choice(MOVES)]
        window.send(*([] if IDLE not in resumed else ["Return"]), *burst)
        wait_for_ticks(painted, chance.randint(0, len(burst) // 2))
        time.sleep(chance.uniform(0, LONGEST_PAUSE))
    after = kept_in(store)
    ticks = ticks_of(painted, load_edition(program.EDITION))
    lost = tuple(
        asked
        for asked, shown in ticks.items()
        if not in_order(shown, after.answers.get(asked, ())[max(len(before.answers.get(asked, ())) - 1, 0) :])
    )
    return Found(sum(map(len, ticks.values())), lost, after.astray, resumed, before.place)


def wait_for_ticks(painted: Path, number: int) -> None:
    """Wait until so many ticks have been painted, but no longer than a burst of keys without answers deserves."""
    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline and lines_of(painted).count(TICK) < number:
        time.sleep(0.001)


def lines_of(painted: Path) -> str:
    """Return what the screen has written down so far."""
    return painted.read_text(encoding="utf-8") if painted.exists() else ""


def open_interview(window: Window) -> Place:
    """Sign in, open the interview screen, return where it goes on."""
    window.log_in()
    window.press("Return")
    places = {"interview.active", "interview.complete", "interview.idle"}
    seen = window.until(lambda seen: bool(places & set(seen)))
    question = seen.get("interview.active") or (COMPLETE if "interview.complete" in seen else IDLE)
    return (str(seen["interview.client"]), str(question)) if question != IDLE else (IDLE, IDLE)


def kept_in(store: Path) -> Kept:
    """Open the store and return what is in it."""
    with closing(program.open_desks(store, "supervisor", PASSWORD)) as desks:
        turn = desks.calling.in_hand()
    edition = load_edition(program.EDITION)
    answers: defaultdict[Asked, list[Answer]] = defaultdict(list)
    astray = 0
    with open_store(store, "supervisor", PASSWORD) as opened, opened.work() as work:
        wave = work.waves.latest()
        assert wave
        rows = {row.case.id: row for row in work.waves.cases(wave.id)}
        for case, grouped in groupby(work.facts.of_wave(wave.id), key=lambda fact: fact.case):
            row, facts = rows[case], list(grouped)
            astray += derive(facts, edition, row.case.phones) != row.state
            name = work.registries.card(row.case.version, row.case.row).cells["client"]
            for fact in facts:
                if isinstance(fact, Answer):
                    answers[name, fact.question].append(fact)
    place = (IDLE, IDLE)
    if turn:
        question = turn.interview.next_question()
        place = (turn.card.cells["client"], question.id if question else COMPLETE)
    # Two clients of one name are told apart by nothing on the screen; in order of time their answers still agree.
    by_time = {asked: sorted(given, key=lambda fact: fact.id) for asked, given in answers.items()}
    return Kept({asked: [fact.choice for fact in given] for asked, given in by_time.items()}, place, astray)


def ticks_of(painted: Path, edition: Edition) -> dict[Asked, list[str]]:
    """Return the choice keys whose ticks were painted, in order; the same one painted again counts once."""
    shown: defaultdict[Asked, list[str]] = defaultdict(list)
    for line in lines_of(painted).splitlines():
        client, question, words = line.split("\t")
        if words.endswith(TICK):
            choice = choice_of(edition, question, words.removesuffix(TICK))
            if shown[client, question][-1:] != [choice]:
                shown[client, question].append(choice)
    return dict(shown)


def choice_of(edition: Edition, question: str, words: str) -> str:
    """Return the key of the choice that says these words in any language."""
    asked = edition.questionnaire.question(question)
    assert asked
    return next(choice.key for choice in asked.choices if words in {choice.words(language) for language in Language})


def in_order(shown: Sequence[str], kept: Sequence[str]) -> bool:
    """Tell whether all that was shown is among what is kept, in the same order."""
    rest: Iterator[str] = iter(kept)
    return all(choice in rest for choice in shown)


def main() -> None:
    """Run and print a table."""
    arguments = argparse.ArgumentParser(description="Kill the program in mid-interview")
    arguments.add_argument("--runs", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    found: list[Found] = []
    shut: list[SurveyError] = []
    with tempfile.TemporaryDirectory() as folder:
        store = prepare(Path(folder))
        started = time.perf_counter()
        while len(found) < asked.runs and not shut:
            try:
                found.append(crash(store, asked.seed + len(found)))
            except SurveyError as error:
                shut.append(error)
        seconds = time.perf_counter() - started
    lost = [tick for one in found for tick in one.lost]
    wrong = [one for one in found if one.resumed_at != one.expected_at or one.astray]
    print(f"kill -9 runs {len(found) + len(shut)}, ticks painted {sum(one.ticks for one in found)}, {seconds:.0f} s")
    print(
        f"ticks lost {len(lost)}, resumed at a wrong place {sum(one.resumed_at != one.expected_at for one in found)}, "
        f"cases that disagree with their facts {sum(one.astray for one in found)}, "
        f"stores that did not open {len(shut)}"
    )
    for one in (*lost, *wrong, *shut):
        print("  ", one)
    sys.exit(bool(lost or wrong or shut))


if __name__ == "__main__":
    main()
