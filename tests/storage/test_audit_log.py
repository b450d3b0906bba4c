"""The audit log and the facts it seals: every tampering is found, and nothing is found where there was none."""

import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.engine import Store
from survey.audit import Logged, entry
from survey.ports import UnitOfWork
from tests.storage.invented import NOW, answer, committed, field
from tests.storage.tampering import drop_guards, live_some_days, tamper


def connection_of(work: UnitOfWork) -> Any:
    return work._connection


@pytest.mark.parametrize("seed", range(40))
def test_every_tampering_with_log_and_facts_is_found(shared_store: Store, seed: int) -> None:
    chance = random.Random(seed)
    with shared_store.work() as work:
        live_some_days(work, shared_store.staff, chance)
        assert work.audit.examine().ok
        connection = connection_of(work)
        drop_guards(connection)
        for _ in range(10):
            with connection.begin_nested() as before:
                done = tamper(connection, chance)
                assert not work.audit.examine().ok, done
                before.rollback()
        assert work.audit.examine().ok


@pytest.mark.parametrize("seed", range(40, 80))
def test_a_clean_store_raises_no_alarm(shared_store: Store, seed: int) -> None:
    chance = random.Random(seed)
    with shared_store.work() as work:
        live_some_days(work, shared_store.staff, chance, days=chance.randint(1, 6))
        found = work.audit.examine()
        assert found.ok
        assert found.unsealed == 0
        assert found.facts > 0
        assert work.audit.integrity() == ()


def test_a_record_missing_at_the_end_stays_missed_when_others_follow(store: Store) -> None:
    with committed(store) as work:
        for place in range(3):
            work.audit.add(entry(NOW + timedelta(seconds=place), store.staff, Logged.MONTH, str(place)))
    with committed(store) as work:
        drop_guards(connection_of(work))
        connection_of(work).execute(text("DELETE FROM audit_log WHERE number = 3"))
        assert work.audit.examine().broken_at == "end"
        work.audit.add(entry(NOW, store.staff, Logged.MONTH))
        assert work.audit.examine().broken_at not in {None, "end"}


def test_the_first_record_that_does_not_follow_is_named(store: Store) -> None:
    records = [entry(NOW + timedelta(seconds=place), store.staff, Logged.MONTH, str(place)) for place in range(5)]
    with committed(store) as work:
        for record in records:
            work.audit.add(record)
        drop_guards(connection_of(work))
        connection_of(work).execute(text("UPDATE audit_log SET subject = '7' WHERE subject = '2'"))
        assert work.audit.examine().broken_at == str(records[2].id)


def test_facts_after_a_crash_are_sealed_by_the_next_who_signs_in(store: Store) -> None:
    with committed(store) as work:
        _, (first, *_) = field(work, store.staff.id)
        work.audit.seal(entry(NOW, store.staff, Logged.SIGN_IN))
        work.facts.add(answer(first, store.staff.id))
    with committed(store) as work:
        assert work.audit.examine().unsealed == 1
        work.audit.seal(entry(NOW, store.staff, Logged.SIGN_IN))
        found = work.audit.examine()
        assert (found.ok, found.unsealed) == (True, 0)


def test_a_fact_made_while_nobody_was_in_is_found_before_and_after_the_next_seal(store: Store) -> None:
    with committed(store) as work:
        _, (first, *_) = field(work, store.staff.id)
        work.audit.seal(entry(NOW, store.staff, Logged.CLOSED))
        work.facts.add(answer(first, store.staff.id))
        assert work.audit.examine().facts_broken_at == "end"
        sign_in = entry(NOW, store.staff, Logged.SIGN_IN)
        work.audit.seal(sign_in)
        assert work.audit.examine().facts_broken_at == str(sign_in.id)


@pytest.mark.parametrize("change", ["UPDATE {table} SET number = number", "DELETE FROM {table}"])
@pytest.mark.parametrize("table", ["audit_log", "sealed_facts"])
def test_the_log_is_only_added_to(store: Store, table: str, change: str) -> None:
    with committed(store) as work:
        _, (first, *_) = field(work, store.staff.id)
        work.facts.add(answer(first, store.staff.id))
        work.audit.seal(entry(NOW, store.staff, Logged.SEALED))
    with store.work() as work, pytest.raises(IntegrityError, match="facts are only added"):
        connection_of(work).execute(text(change.format(table=table)))


def test_a_missing_guard_is_found(store: Store) -> None:
    with store.work() as work:
        connection_of(work).execute(text("DROP TRIGGER answers_refuse_UPDATE"))
        assert work.audit.integrity() == ("no trigger answers_refuse_UPDATE",)


def test_a_record_is_rolled_back_with_what_it_tells_of(store: Store) -> None:
    with store.work() as work:
        work.audit.add(entry(NOW, store.staff, Logged.MONTH))
    with committed(store) as work:
        work.audit.add(entry(NOW, store.staff, Logged.MONTH))
        found = work.audit.examine()
    assert (found.records, found.ok) == (1, True)
