"""Facts are only added, and tell where a case stands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.engine import Store
from storage.rows.facts import TABLES
from survey.facts import (
    Answer,
    Appointment,
    CheckAnswer,
    CheckCall,
    CheckStart,
    Claim,
    Dial,
    Disposition,
    Ending,
    Fact,
    Note,
    Review,
    Undone,
    Verdict,
)
from survey.fieldwork.case import Case
from survey.ids import uuid7
from survey.language import Language
from survey.staff import Role, Staff
from tests.storage.invented import NOW, answer, committed, field

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
OWN: dict[type[Fact], dict[str, st.SearchStrategy[Any]]] = {
    Claim: {},
    Dial: {"phone": TEXTS},
    Answer: {"question": TEXTS, "choice": TEXTS, "language": st.sampled_from(Language)},
    Note: {"text": TEXTS},
    Disposition: {"outcome": TEXTS, "language": st.none() | st.sampled_from(Language)},
    Ending: {"outcome": TEXTS},
    Undone: {"of": st.uuids(), "reason": TEXTS},
    Appointment: {"due": st.integers(0, 10**12).map(lambda micros: NOW + timedelta(microseconds=micros))},
    Review: {"verdict": st.sampled_from(Verdict), "reason": TEXTS},
    CheckStart: {"of": st.uuids()},
    CheckAnswer: {"of": st.uuids(), "question": TEXTS, "choice": TEXTS, "language": st.sampled_from(Language)},
    CheckCall: {"of": st.uuids(), "phone": TEXTS, "outcome": TEXTS},
}
EXAMPLES: dict[str, Any] = {
    "phone": "+77015550101",
    "question": "q1",
    "choice": "yes",
    "language": Language.KK,
    "text": "жазба",
    "outcome": "1.1",
    "due": NOW,
    "of": UUID(int=7),
    "verdict": Verdict.REJECTED,
    "reason": "дауыс естілмейді",
}
SKETCHES = st.lists(
    st.sampled_from(list(OWN)).flatmap(
        lambda kind: st.tuples(st.just(kind), st.integers(0, 2), st.fixed_dictionaries(OWN[kind]))
    ),
    max_size=12,
)


def made(sketches: list, cases: Sequence[Case], by: UUID) -> list[Fact]:
    moments = (NOW + timedelta(milliseconds=place) for place in range(len(sketches)))
    return [
        kind(id=uuid7(at), case=cases[place].id, at=at, by=by, **own)
        for at, (kind, place, own) in zip(moments, sketches, strict=True)
    ]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SKETCHES)
def test_facts_come_back_unchanged_in_the_order_they_were_made(shared_store: Store, sketches: list) -> None:
    me = shared_store.staff.id
    with shared_store.work() as work:
        drawn, cases = field(work, me)
        facts = made(sketches, cases, me)
        for fact in reversed(facts):
            work.facts.add(fact)
        by_case = [[fact for fact in facts if fact.case == one.id] for one in cases]
        assert [work.facts.of_case(one.id) for one in cases] == by_case
        assert list(work.facts.of_wave(drawn.id)) == [fact for one in by_case for fact in one]
        assert work.facts.by_staff_since(me, NOW) == facts
        assert work.facts.by_staff_since(me, NOW + timedelta(milliseconds=3)) == facts[3:]


def test_a_correction_names_the_answer_it_corrects(store: Store) -> None:
    with committed(store) as work:
        _, (first, *_) = field(work, store.staff.id)
        said = answer(first, store.staff.id)
        corrected = replace(answer(first, store.staff.id, "no", minute=1), corrects=said.id)
        work.facts.add(said)
        work.facts.add(corrected)
    with store.work() as work:
        assert work.facts.of_case(first.id) == [said, corrected]


def test_the_day_of_one_is_not_the_day_of_another(store: Store) -> None:
    other = Staff(uuid7(NOW), "operator", "Ли Виктор", Role.SUPERVISOR)
    with store.work() as work:
        work.staff.add(other)
        _, (first, *_) = field(work, store.staff.id)
        mine, his = answer(first, store.staff.id), answer(first, other.id)
        work.facts.add(mine)
        work.facts.add(his)
        assert work.facts.by_staff_since(store.staff.id, NOW) == [mine]
        assert work.facts.by_staff_since(other.id, NOW) == [his]
        assert work.facts.by_staff_since(other.id, NOW + timedelta(seconds=1)) == []


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET at = at + 1",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ],
)
def test_a_fact_is_neither_changed_nor_removed(store: Store, kind: type[Fact], change: str) -> None:
    own = {name: EXAMPLES[name] for name in OWN[kind]}
    with committed(store) as work:
        _, (first, *_) = field(work, store.staff.id)
        work.facts.add(kind(id=uuid7(NOW), case=first.id, at=NOW, by=store.staff.id, **own))
    with store.work() as work, pytest.raises(IntegrityError, match="facts are only added"):
        work._connection.execute(text(change.format(table=TABLES[kind].name)))
