"""A simulated fieldwork keeps the promises of the calling floor (bench/shift.py plays a big one)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

import pytest

from storage.engine import Store, create_store
from survey.edition import Edition
from survey.facts import Appointment, Claim, Fact
from survey.fieldwork.case import CaseRow, Stage, derive
from survey.services.closing import Closing
from tests.storage.calling import oracle
from tests.storage.calling.conftest import HandClock
from tests.storage.calling.shift import OPENING, QUARTER, Floor, Shift, draw_wave, man_the_floor, supervisor

DAYS = timedelta(days=12)


@dataclass(frozen=True, slots=True)
class Played:
    """A fieldwork from its first call to its closing."""

    shift: Shift
    before: Sequence[CaseRow]
    after: Sequence[CaseRow]
    histories: dict[object, list[Fact]]
    closing: Closing


def play(store: Store, edition: Edition, operators: int, cases: int, seed: int) -> Played:
    clock = HandClock(OPENING - timedelta(days=1))
    wave = draw_wave(store, clock, edition, cases, seed)
    shift = Floor(man_the_floor(store, clock, edition, operators), clock, edition, seed).play(OPENING + DAYS)
    with store.work() as work:
        before = work.waves.cases(wave.id)
    closing = supervisor(store, clock, edition).close_wave(QUARTER)
    with store.work() as work:
        after = work.waves.cases(wave.id)
        histories = {case: list(facts) for case, facts in groupby(work.facts.of_wave(wave.id), key=lambda f: f.case)}
    return Played(shift, before, after, histories, closing)


@pytest.fixture(scope="module", params=[1, 2])
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, edition: Edition) -> Played:
    path = tmp_path_factory.mktemp("shift") / "store.db"
    with create_store(path, "supervisor", "S", "a-long-password", HandClock(OPENING - timedelta(days=2))) as store:
        return play(store, edition, operators=6, cases=70, seed=request.param)


def test_no_case_is_in_two_hands_and_each_start_is_one_fact(played: Played) -> None:
    assert played.shift.doubled == 0
    claims = sum(isinstance(fact, Claim) for facts in played.histories.values() for fact in facts)
    assert claims == len(played.shift.served) > len(played.after)


def test_nobody_is_called_outside_hours_or_before_his_pause_is_over(played: Played) -> None:
    for facts in played.histories.values():
        for place, fact in enumerate(facts):
            if isinstance(fact, Claim):
                earliest = oracle.not_before(facts[:place])
                assert oracle.may_call(fact.at), fact.at
                assert earliest is None or fact.at >= earliest, (earliest, fact.at)


def test_every_appointment_is_kept_or_stands_overdue_until_the_closing(played: Played) -> None:
    states = {row.case.id: row.state for row in played.before}
    made = 0
    for case, facts in played.histories.items():
        for place, fact in enumerate(facts):
            if isinstance(fact, Appointment):
                made += 1
                kept = next((later for later in facts[place:] if isinstance(later, Claim)), None)
                if kept:
                    assert kept.at >= fact.due
                else:
                    state = states[case]
                    barred = state.stage is Stage.FINAL
                    assert barred or (state.stage, state.due) == (Stage.APPOINTED, fact.due)
    assert made > 0


def test_every_case_is_final_at_the_closing_and_was_called_or_is_not_to_be_called(played: Played) -> None:
    assert {row.state.stage for row in played.after} == {Stage.FINAL}
    assert played.closing.never_called == 0
    assert [row for row in played.after if row.state.outcome == "3.11"] == []


def test_final_codes_and_states_are_what_the_raw_facts_say(played: Played, edition: Edition) -> None:
    for row in played.after:
        facts = played.histories[row.case.id]
        assert row.state.outcome == oracle.final_code(facts)
        assert row.state == derive(facts, edition, row.case.phones)
