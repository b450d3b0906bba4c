"""The queue is read from indexes only: each arm of its statement is a search, none a scan of the cases."""

from contextlib import closing

from storage.engine import Store
from survey.edition import Edition
from survey.services.calling import CallingDesk
from tests.storage.calling.conftest import HandClock
from tests.storage.calling.floor import seat, take


def test_the_next_client_is_found_by_searching_indexes_never_by_scanning_cases(
    store: Store, clock: HandClock, edition: Edition
) -> None:
    regional: CallingDesk = seat(store, clock, edition, "regional", region="KZ-63", converts=True)
    asked: list[str] = []
    with closing(store._engine.raw_connection()) as driver:
        driver.driver_connection.set_trace_callback(asked.append)
    take(regional)
    statement = next(one for one in asked if "UNION ALL" in one and "case_states" in one)
    with store._engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
    steps = [row[3] for row in plan if "case_states" in row[3]]
    assert steps
    assert all(step.startswith("SEARCH") for step in steps)
    searched = [step for step in steps if "ix_" in step]
    assert any("ix_case_states_held_by_wave_id (held_by=? AND wave_id=?)" in step for step in searched)
    assert any("ix_case_states_owner_wave_id_due_place (owner=? AND wave_id=? AND due<?)" in step for step in searched)
    lanes = [step for step in searched if "language=?" in step]
    assert lanes
    assert all("ix_case_states_region (wave_id=? AND region=? AND stage=?" in step for step in lanes)
