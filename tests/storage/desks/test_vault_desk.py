"""What the log tells of, who came in, and what a check finds, on a real store."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

import main
from storage.engine import open_store
from storage.exchange.demo_files import write_demo_files
from survey.audit import Logged
from survey.errors import WrongPassword
from survey.fieldwork.case import Stage
from survey.language import Language
from survey.periods import Month, Quarter
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks
from survey.services.people import Account
from survey.staff import Role
from tests.storage.desks.conftest import PASSWORD

QUARTER, JULY = Quarter(2026, 3), Month(2026, 7)
OPERATOR = Account("aigul", "Сағатова Айгүл", Role.OPERATOR)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def log(path: Path) -> list[tuple[str, str, dict[str, object], dict[str, object]]]:
    """Return what, subject, before and after of each record, once the store is closed."""
    with open_store(path, "supervisor", PASSWORD) as store, store.work() as work:
        found = work._connection.execute(text('SELECT what, subject, "before", "after" FROM audit_log ORDER BY number'))
        return [(what, subject, json.loads(before), json.loads(after)) for what, subject, before, after in found]


def work_a_day(desks: Desks, folder: Path) -> None:
    """Do one of everything that the log tells of."""
    july, *_, acts, questionnaires = write_demo_files(folder, QUARTER, 900, 1, desks.edition)
    desks.registry.import_month(july, JULY, date(2026, 8, 3), lambda _rows: None)
    desks.registers.import_acts(acts)
    desks.registers.import_questionnaires(questionnaires)
    notice = desks.notices.notice(JULY, warnings=True)
    desks.notices.saved(notice, "letter.docx")
    desks.notices.notice_sent(JULY, date(2026, 8, 5))
    desks.notices.accept(JULY)
    desks.persons.part("a", "b", "екі адам")
    desks.sampling.draw(QUARTER, Request(sample=60, replicates=2), "1")
    desks.sampling.release_next(QUARTER)
    desks.sampling.protocol_saved(QUARTER, "protocol.pdf")
    desks.reporting.saved(desks.reporting.document(QUARTER), "audit.pdf")
    made = desks.people.add(OPERATOR, "given-password")
    desks.people.train(made.id, (Language.KK,), converts=True)
    desks.people.disable(made.id)
    desks.people.reset(made.id, "given-again")
    desks.people.change_password(PASSWORD, "another-password")
    desks.people.change_password("another-password", PASSWORD)
    desks.vault.back_up(folder / "copy.store")


def test_the_log_tells_of_a_whole_day_and_holds_no_client(desks: Desks, path: Path, tmp_path: Path) -> None:
    work_a_day(desks, tmp_path / "files")
    desks.close()
    records = log(path)
    told = [what for what, *_ in records]
    assert told == [
        Logged.SIGN_IN,
        Logged.REGISTRY,
        Logged.ACTS,
        Logged.QUESTIONNAIRES,
        Logged.LETTER,
        Logged.MONTH,
        Logged.MONTH,
        Logged.PERSONS,
        Logged.DRAWN,
        Logged.RELEASED,
        Logged.RELEASED,
        Logged.PROTOCOL,
        Logged.REPORT,
        Logged.STAFF_ADDED,
        Logged.STAFF_TRAINED,
        Logged.STAFF_DISABLED,
        Logged.STAFF_RESET,
        Logged.PASSWORD,
        Logged.PASSWORD,
        Logged.SEALED,
        Logged.BACKUP,
        Logged.CLOSED,
    ]
    with open_store(path, "supervisor", PASSWORD) as store, store.work() as work:
        version = work.registries.latest(JULY)
        assert version
        names = {cells["client"] for _, cells in work.registries.rows(version.id)}
        numbers = {cells["id_number"] for _, cells in work.registries.rows(version.id)}
    words = json.dumps(records, ensure_ascii=False)
    assert len(names) > 100
    assert not [secret for secret in names | numbers if len(secret) > 5 and secret in words]


def test_a_change_of_rights_is_told_with_before_and_after(desks: Desks, path: Path) -> None:
    made = desks.people.add(OPERATOR, "given-password")
    desks.people.disable(made.id)
    desks.close()
    (record,) = [record for record in log(path) if record[0] == Logged.STAFF_DISABLED]
    assert record[1:] == (
        "aigul",
        {"disabled": False, "must_change": True},
        {"disabled": True, "must_change": True},
    )


def test_failed_tries_are_taken_into_the_log_by_the_next_who_comes_in(desks: Desks, path: Path) -> None:
    desks.close()
    for login in ("supervisor", "жеті-жұлдыз-7"):
        with pytest.raises(WrongPassword):
            main.open_desks(path, login, "wrong-password")
    beside = path.with_name("store.db.tries")
    assert "жұлдыз" not in beside.read_text(encoding="utf-8")
    assert "wrong" not in beside.read_text(encoding="utf-8")
    main.open_desks(path, "supervisor", PASSWORD).close()
    assert not beside.exists()
    told = [what for what, *_ in log(path)]
    assert told[2:5] == [Logged.SIGN_IN_FAILED] * 2 + [Logged.SIGN_IN]


def test_a_try_that_was_taken_in_before_a_crash_is_not_taken_in_twice(desks: Desks, path: Path) -> None:
    desks.close()
    with pytest.raises(WrongPassword):
        main.open_desks(path, "supervisor", "wrong-password")
    beside = path.with_name("store.db.tries")
    left = beside.read_text(encoding="utf-8")
    main.open_desks(path, "supervisor", PASSWORD).close()
    beside.write_text(left + '{"id": "cut o', encoding="utf-8")
    main.open_desks(path, "supervisor", PASSWORD).close()
    assert [what for what, *_ in log(path)].count(Logged.SIGN_IN_FAILED) == 1


def half_way(desks: Desks, folder: Path) -> None:
    july = write_demo_files(folder, QUARTER, 900, 1, desks.edition)[0]
    desks.registry.import_month(july, JULY, date(2026, 8, 3), lambda _rows: None)
    desks.sampling.draw(QUARTER, Request(sample=60, replicates=2), "1")
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    desks.calling.dial(turn.case.id, turn.case.phones[0])


def behind(path: Path, statement: str) -> int:
    """Do something past the program; return to how many rows it was done."""
    with open_store(path, "supervisor", PASSWORD) as store, store.work() as work:
        done = work._connection.execute(text(statement)).rowcount
        work.commit()
    return int(done)


def test_a_store_in_mid_fieldwork_is_sound(desks: Desks, path: Path, tmp_path: Path) -> None:
    half_way(desks, tmp_path / "files")
    assert desks.vault.check().ok
    desks.close()
    with closing(main.open_desks(path, "supervisor", PASSWORD)) as again:
        found = again.vault.check()
        assert found.ok
        assert found.examination
        assert found.examination.facts == 3


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE case_states SET stage = '{Stage.FINAL}' WHERE stage = 'held'",
        "UPDATE case_states SET dials = 9 WHERE stage = 'reserve'",
        "UPDATE case_states SET due = 1 WHERE stage = 'fresh'",
        "DELETE FROM case_states WHERE stage = 'held'",
    ],
)
def test_a_state_that_does_not_follow_from_the_facts_is_counted(
    desks: Desks, path: Path, tmp_path: Path, statement: str
) -> None:
    half_way(desks, tmp_path / "files")
    desks.close()
    changed = behind(path, statement)
    with closing(main.open_desks(path, "supervisor", PASSWORD)) as again:
        found = again.vault.check()
    assert changed > 0
    assert (found.ok, found.cases) == (False, changed)


def test_damaged_pages_and_lost_references_are_told(desks: Desks, path: Path, tmp_path: Path) -> None:
    half_way(desks, tmp_path / "files")
    desks.close()
    with open_store(path, "supervisor", PASSWORD) as store, store.work() as work:
        work._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        work._connection.exec_driver_sql("DELETE FROM registry_versions")
        assert any("registry_rows" in found for found in work.audit.integrity())
