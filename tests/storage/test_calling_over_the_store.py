"""A seeded operator's day over a real store: what is stored as a state is what the facts add up to."""

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.engine import Store
from survey.edition_file import load_edition
from survey.fieldwork.case import Stage, derive
from survey.language import Language
from survey.services.calling import CallingDesk, Pause, Turn
from tests.storage.invented import NOW, committed, field

EDITION = load_edition(Path(__file__).parents[2] / "resources" / "editions" / "2019-59.toml")
BY_HAND = [outcome.code for outcome in EDITION.outcomes if outcome.by_hand and not outcome.asks_time]


class Hours:
    """Time that goes on by itself."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=20)
        return self.now


def talk(desk: CallingDesk, turn: Turn, chance: random.Random) -> None:
    """Do with one client what an operator may do, sometimes with a correction after the end."""
    case = turn.case.id
    progress = desk.dial(case, turn.case.phones[0])
    for _ in range(chance.randrange(7)):
        if asked := progress.interview.next_question():
            progress = desk.answer(case, asked.id, chance.choice(asked.choices).key, chance.choice(list(Language)))
    if progress.interview.is_complete and chance.random() < 0.5:
        desk.complete(case)
        asked = desk.reopen(case).interview.route()[0]
        progress = desk.answer(case, asked.id, chance.choice(asked.choices).key, Language.RU)
    if progress.interview.is_complete:
        desk.complete(case)
    else:
        desk.note(case, "жазба")
        desk.close(case, chance.choice(BY_HAND))


@pytest.mark.parametrize("seed", range(4))
def test_the_state_that_is_stored_is_the_state_that_the_facts_add_up_to(store: Store, seed: int) -> None:
    chance, hours = random.Random(seed), Hours()
    with committed(store) as work:
        drawn, _ = field(work, store.staff.id, 12)
    desk = CallingDesk(store.work, hours, EDITION, store.staff)
    for _ in range(40):
        turn = desk.next_client()
        if isinstance(turn, Pause):
            hours.now += timedelta(hours=3)
        else:
            talk(desk, turn, chance)
    with store.work() as work:
        rows = work.waves.cases(drawn.id)
        assert [row.state for row in rows] == [
            derive(work.facts.of_case(row.case.id), EDITION, row.case.phones) for row in rows
        ]
    assert Stage.FINAL in {row.state.stage for row in rows}
    assert Stage.HELD not in {row.state.stage for row in rows}
