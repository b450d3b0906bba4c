"""A fortnight on the calling floor: 20 operators, 5,000 cases, the real desks on a real store, a stepped clock.

    python bench/shift.py [--operators 20] [--cases 5000] [--seed 1]

Prints what happened, and counts what must not: a case in two hands, a call outside hours or before its pause, an
appointment neither kept nor overdue at the closing, a case not final, a client never called, a final code that the
plain oracle of the tests does not find in the raw facts, a stored state that the facts do not add up to.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from storage.engine import Store, create_store
from survey.edition import Edition
from survey.edition_file import load_edition
from survey.facts import Appointment, Claim, Dial, Fact
from survey.fieldwork.case import CaseRow, Stage, derive
from tests.storage.calling import oracle
from tests.storage.calling.conftest import HandClock
from tests.storage.calling.shift import OPENING, QUARTER, Floor, draw_wave, man_the_floor, supervisor

DAYS = timedelta(days=12)
ROOT = Path(__file__).resolve().parents[1]


def breaches(row: CaseRow, before: CaseRow, facts: list[Fact], edition: Edition) -> Iterator[str]:
    """Yield what was done with a case that must not be done."""
    for place, fact in enumerate(facts):
        if isinstance(fact, Claim):
            earliest = oracle.not_before(facts[:place])
            if not oracle.may_call(fact.at):
                yield "outside hours"
            if earliest and fact.at < earliest:
                yield "before its pause"
        if isinstance(fact, Appointment) and not any(isinstance(later, Claim) for later in facts[place:]):
            shown = before.state.stage is Stage.FINAL or before.state.due == fact.due
            yield from () if shown else ("appointment lost",)
    yield from states(row, facts, edition)


def states(row: CaseRow, facts: list[Fact], edition: Edition) -> Iterator[str]:
    """Yield what is wrong with how a case ended."""
    if row.state.stage is not Stage.FINAL:
        yield "not final"
    if row.state.outcome == "3.11":
        yield "never called"
    if row.state.outcome != oracle.final_code(facts):
        yield "another code than the oracle's"
    if row.state != derive(facts, edition, row.case.phones):
        yield "stored amiss"


def histories_of(store: Store, wave: UUID) -> tuple[dict[UUID, CaseRow], dict[UUID, list[Fact]]]:
    """Return the cases of a wave and what was done with each."""
    with store.work() as work:
        rows = {row.case.id: row for row in work.waves.cases(wave)}
        facts = {case: list(made) for case, made in groupby(work.facts.of_wave(wave), key=lambda fact: fact.case)}
    return rows, facts


def main() -> None:
    """Play and print."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--operators", type=int, default=20)
    reader.add_argument("--cases", type=int, default=5000)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    edition = load_edition(ROOT / "resources" / "editions" / "2019-59.toml")
    clock = HandClock(OPENING - timedelta(days=1))
    with (
        tempfile.TemporaryDirectory() as folder,
        create_store(Path(folder) / "shift.db", "supervisor", "S", "a-long-password", clock) as store,
    ):
        wave = draw_wave(store, clock, edition, asked.cases, asked.seed)
        began = time.perf_counter()
        shift = Floor(man_the_floor(store, clock, edition, asked.operators), clock, edition, asked.seed).play(
            OPENING + DAYS
        )
        seconds = time.perf_counter() - began
        before, _ = histories_of(store, wave.id)
        closing = supervisor(store, clock, edition).close_wave(QUARTER)
        after, facts = histories_of(store, wave.id)
        found = Counter(
            breach
            for case, row in after.items()
            for breach in breaches(row, before[case], list(facts.get(case, ())), edition)
        )
    dials = sum(isinstance(fact, Dial) for made in facts.values() for fact in made)
    print(f"{asked.operators} operators, {asked.cases} cases, 12 days: {len(shift.served)} turns, {dials} calls")
    print(f"played in {seconds:.0f} s; offered by reason {dict(Counter(one.reason.value for one in shift.served))}")
    print(f"final codes {dict(Counter(row.state.outcome for row in after.values()).most_common())}")
    print(f"ended by the closing {closing.ended}, never called {closing.never_called}")
    print(f"in two hands {shift.doubled}, breaches {dict(found) or 'none'}")


if __name__ == "__main__":
    main()
