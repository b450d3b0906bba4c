"""Waves, cases and the queue."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from storage.engine import Store
from survey.errors import Refused
from survey.fieldwork.case import CaseRow, CaseState, Stage
from survey.ids import uuid7
from survey.periods import Quarter
from survey.sampling.design import Allocation, Kind, Request, StratumPlan
from survey.staff import Role, Staff
from tests.storage.invented import FRESH, NOW, QUARTER, case, committed, field, record, version, wave

NUMBERS = st.integers(0, 10**6)
SHARES = st.floats(0, 1)
REQUESTS = st.builds(
    Request,
    margin=SHARES,
    confidence=SHARES,
    floor=NUMBERS,
    response=SHARES,
    allocation=st.sampled_from(Allocation),
    sample=st.none() | NUMBERS,
    replicates=NUMBERS,
)
STRATA = st.builds(StratumPlan, st.just("KZ-11"), NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, SHARES)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(REQUESTS, st.lists(STRATA, max_size=3), SHARES)
def test_a_wave_is_read_back_as_it_was_drawn(
    shared_store: Store, request: Request, strata: list[StratumPlan], margin: float
) -> None:
    drawn, draw = wave(shared_store.staff.id)
    plan = replace(draw.plan, request=request, strata=tuple(strata), margin=margin)
    drawn, draw = replace(drawn, plan=plan), replace(draw, plan=plan)
    with shared_store.work() as work:
        work.waves.add(drawn, draw, [])
        assert work.waves.of_quarter(QUARTER) == work.waves.latest() == drawn


def test_a_wave_keeps_its_frames_clients_by_service_and_legal_form(store: Store) -> None:
    margins = {"service": {"Кеңес": 30, "Сервис": 10}, "legal_form": {"ИП": 40}}
    drawn, draw = wave(store.staff.id)
    with committed(store) as work:
        work.waves.add(drawn, draw, [])
        assert work.waves.margins(drawn.id) == {}
        work.waves.add_margins(drawn.id, margins)
    with store.work() as work:
        assert work.waves.margins(drawn.id) == margins


def test_the_kept_service_of_each_case_is_read_as_it_was_written(store: Store) -> None:
    cells = {"client": "Ермеков", "service": "Кеңес", "legal_form": "ЖК"}
    kept = version(store.staff.id)
    drawn, draw = wave(store.staff.id)
    sampled = [case(drawn, kept, order) for order in (1, 2)]
    with committed(store) as work:
        work.registries.add(kept, [record(1, cells=cells), record(2), record(3, counted=False)], [])
        work.waves.add(drawn, draw, [CaseRow(one, FRESH) for one in sampled])
        found = [Kind("Кеңес", "ЖК"), Kind("", "")]
        assert work.waves.kinds(drawn.id) == dict(zip([one.id for one in sampled], found, strict=True))
        assert list(work.registries.kinds(kept.id)) == list(enumerate(found, start=1))


def test_the_wave_drawn_last_is_the_latest(store: Store) -> None:
    by = store.staff.id
    last, earlier = wave(by), wave(by, QUARTER.previous, NOW - timedelta(days=90))
    with committed(store) as work:
        assert work.waves.latest() is None
        for drawn, draw in (last, earlier):
            work.waves.add(drawn, draw, [])
        assert work.waves.latest() == last[0]
        assert work.waves.of_quarter(Quarter(2026, 2)) == earlier[0]
        assert work.waves.of_quarter(Quarter(2026, 4)) is None


def test_a_quarter_has_one_wave(store: Store) -> None:
    with store.work() as work:
        for drawn, draw in (wave(store.staff.id), wave(store.staff.id)):
            if work.waves.latest() is None:
                work.waves.add(drawn, draw, [])
            else:
                with pytest.raises(IntegrityError):
                    work.waves.add(drawn, draw, [])


def test_cases_come_in_the_order_of_the_draw_each_in_its_first_state(store: Store) -> None:
    kept = version(store.staff.id)
    drawn, draw = wave(store.staff.id)
    cases = [case(drawn, kept, order) for order in (3, 1, 2)]
    with committed(store) as work:
        work.registries.add(kept, [record(number) for number in (1, 2, 3)], [])
        work.waves.add(drawn, draw, [CaseRow(case, FRESH) for case in cases])
    with store.work() as work:
        assert work.waves.cases(drawn.id) == [CaseRow(cases[place], FRESH) for place in (1, 2, 0)]
        assert work.cases.get(cases[0].id) == CaseRow(cases[0], FRESH)
        with pytest.raises(Refused, match=r"case\.unknown"):
            work.cases.get(drawn.id)


MOMENTS = st.none() | st.integers(0, 10**9).map(lambda micros: NOW + timedelta(microseconds=micros))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(Stage), NUMBERS, MOMENTS, st.booleans(), MOMENTS), min_size=1, max_size=5))
def test_the_queue_answers_from_the_states_as_saved(shared_store: Store, asked: list[tuple]) -> None:
    me = shared_store.staff.id
    with shared_store.work() as work:
        drawn, cases = field(work, me, len(asked))
        states = [
            CaseState(stage, "2.2", dials, due, me if held else None, complete)
            for stage, dials, due, held, complete in asked
        ]
        for saved, state in zip(cases, states, strict=True):
            work.cases.save(saved.id, state)
        rows = [CaseRow(saved, state) for saved, state in zip(cases, states, strict=True)]
        assert work.waves.cases(drawn.id) == [row for row in rows if row.state.stage is not Stage.RESERVE]
        assert work.cases.counts(drawn.id) == {stage: sum(state.stage is stage for state in states) for stage in Stage}
        assert work.cases.held(drawn.id, me) == next((row for row in rows if row.state.held_by), None)
        waiting = [s.due for s in states if s.due and s.stage in {Stage.APPOINTED, Stage.PAUSED, Stage.ON_SHEET}]
        assert work.cases.next_due(drawn.id) == min(waiting, default=None)
        until = NOW + timedelta(microseconds=5 * 10**8)
        for stage in Stage:
            there = [row for row in rows if row.state.stage is stage]
            due = sorted((r for r in there if r.state.due and r.state.due <= until), key=lambda r: r.state.due)
            assert work.cases.first(drawn.id, stage, until) == next(iter(due), None)


def test_another_wave_has_another_queue(store: Store) -> None:
    with store.work() as work:
        field(work, store.staff.id)
        other = uuid7(NOW)
        assert work.cases.first(other, Stage.FRESH, NOW) is None
        assert work.cases.held(other, store.staff.id) is None
        assert set(work.cases.counts(other).values()) == {0}


def test_a_login_is_one_persons(store: Store) -> None:
    operator = Staff(uuid7(NOW), "operator", "Ли Виктор", Role.SUPERVISOR)
    with committed(store) as work:
        work.staff.add(operator)
    with store.work() as work:
        assert work.staff.by_login("operator") == work.staff.get(operator.id) == operator
        assert work.staff.by_login("Operator") is None
        with pytest.raises(Refused, match=r"staff\.unknown"):
            work.staff.get(uuid7(NOW))
        with pytest.raises(IntegrityError):
            work.staff.add(replace(operator, id=uuid7(NOW)))
