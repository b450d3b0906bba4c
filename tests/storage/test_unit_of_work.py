"""All or nothing, durable when commit returns, faults told."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.engine import Store, open_store
from storage.vault import keys_path, unlock
from survey.errors import StoreError
from survey.fieldwork.case import CaseState, Stage
from tests.storage.invented import (
    JULY,
    LOGIN,
    PASSWORD,
    answer,
    case,
    committed,
    field,
    record,
    version,
    wave,
)

ROOT = Path(__file__).parents[2]


def test_what_was_not_committed_did_not_happen(store: Store) -> None:
    with store.work() as work:
        field(work, store.staff.id)

    def break_off() -> None:
        with store.work() as work:
            field(work, store.staff.id)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        break_off()
    with store.work() as work:
        assert work.waves.latest() is None
        assert work.registries.latest(JULY) is None


def test_what_follows_the_last_commit_is_rolled_back(store: Store) -> None:
    with committed(store) as work:
        _, (first, *_) = field(work, store.staff.id)
    held = CaseState(Stage.HELD, "3.11", 0, None, store.staff.id, None)
    with store.work() as work:
        work.cases.save(first.id, held)
        work.commit()
        work.facts.add(answer(first, store.staff.id))
    with store.work() as work:
        assert work.cases.get(first.id).state == held
        assert work.facts.of_case(first.id) == []


def test_a_fact_of_an_unknown_case_is_a_bug_and_not_swallowed(store: Store) -> None:
    with store.work() as work, pytest.raises(IntegrityError):
        work.facts.add(answer(case(wave(store.staff.id)[0], version(store.staff.id)), store.staff.id))


def test_one_thread_after_another_may_use_a_store(path: Path) -> None:
    with ThreadPoolExecutor(1) as opener, ThreadPoolExecutor(1) as worker:
        store = opener.submit(open_store, path, LOGIN, PASSWORD).result()

        def work_there() -> int:
            with committed(store) as work:
                drawn, _ = field(work, store.staff.id)
                return work.cases.counts(drawn.id)[Stage.FRESH]

        assert worker.submit(work_there).result() == 3
        store.close()


WRITER = """
import sys
from pathlib import Path
from storage.engine import open_store
from tests.storage.invented import answer, committed
from survey.periods import Quarter
store = open_store(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
with store.work() as work:
    first = work.waves.cases(work.waves.latest().id)[0].case
for minute in range(100_000):
    said = answer(first, store.staff.id, minute=minute)
    with committed(store) as work:
        work.facts.add(said)
    print(said.id, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 2, 40, 150])
def test_a_program_killed_loses_nothing_that_was_committed(path: Path, acknowledged: int) -> None:
    with open_store(path, LOGIN, PASSWORD) as store, committed(store) as work:
        _, (first, *_) = field(work, store.staff.id)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, path, LOGIN, PASSWORD], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        seen = [UUID(writer.stdout.readline().strip()) for _ in range(acknowledged)]
        writer.kill()
        seen += [UUID(line.strip()) for line in writer.stdout if line.endswith("\n")]
    with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
        kept = [fact.id for fact in work.facts.of_case(first.id)]
    assert kept[: len(seen)] == seen
    assert len(kept) <= len(seen) + 1


def test_a_full_disk_is_told_and_what_was_there_stays(store: Store) -> None:
    with committed(store) as work:
        drawn, (first, *_) = field(work, store.staff.id)
        pages = work._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(StoreError) as full, committed(store) as work:
        work.registries.add(version(store.staff.id, 2), (record(number) for number in range(9000)), [])
    assert (full.value.code, full.value.facts) == ("store.disk_full", {"file": "quarter.store"})
    with committed(store) as work:
        assert work.registries.latest(JULY).number == 1
        work.cases.save(first.id, CaseState(Stage.HELD, "3.11", 0, None, store.staff.id, None))
        assert work.cases.counts(drawn.id)[Stage.HELD] == 1


def test_a_writer_that_goes_round_the_lock_file_is_told_as_locked(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store:
        with committed(store) as work:
            _, (first, *_) = field(work, store.staff.id)
            work._connection.exec_driver_sql("PRAGMA busy_timeout = 10")
        stranger = sqlcipher3.connect(path, isolation_level=None)
        stranger.execute(f"PRAGMA key = \"x'{unlock(keys_path(path), LOGIN, PASSWORD).secret.hex()}'\"")
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"store\.locked"), committed(store) as work:
            work.facts.add(answer(first, store.staff.id))
        stranger.close()


def test_a_damaged_page_is_told_when_it_is_read(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store, committed(store) as work:
        kept = version(store.staff.id)
        work.registries.add(kept, (record(number) for number in range(500)), [])
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 4096 - 20, len(content) // 4096):
        content[page * 4096 + 99] ^= 1
    path.write_bytes(content)

    def read_all() -> None:
        with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
            for number in range(500):
                work.registries.card(kept.id, number)

    with pytest.raises(StoreError, match=r"store\.damaged"):
        read_all()


def test_a_wrong_statement_is_a_bug_and_passes_as_it_is(store: Store) -> None:
    with store.work() as work, pytest.raises(OperationalError):
        work._connection.exec_driver_sql("SELECT no_such_column FROM staff")
