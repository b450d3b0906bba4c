"""Stores of every schema there was open in this program, after a backup, with what they held."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

import main
from storage.audit_tables import audit_log
from storage.backup import backups_folder
from storage.engine import open_store
from storage.schema import HEAD
from storage.sealed import sealed_engine
from storage.tables import metadata
from storage.vault import DataKey, Slot, keys_path, unlock, write_slots
from survey.audit import Logged
from survey.errors import StoreError
from tests.storage.invented import LOGIN, PASSWORD

Old = tuple[Path, str, dict[str, list[dict[str, Any]]]]
"""A store's file, its revision, what it holds."""


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", "storage:migrations")
    return made


REVISIONS = [script.revision for script in reversed(list(ScriptDirectory.from_config(config()).walk_revisions()))]
ME, VERSION, WAVE, CASE = (f"x'{number:032x}'" for number in range(1, 5))
FIRST = f"""
INSERT INTO staff (id, login, name, role) VALUES ({ME}, '{LOGIN}', 'Ойдан Шығарылған', 'supervisor');
INSERT INTO registry_versions VALUES
({VERSION}, '2026-07', 1, 'шілде.xlsx', 'ab', '2026-08-03', 0, 1, 1, 1790000000000000, {ME});
INSERT INTO registry_rows (version_id, number, counted, region, id_number, person, name_birth, enterprise, sex, birth,
category, start_date, end_date, phones, cells) VALUES
({VERSION}, 1, 1, 'KZ-11', '900101300017', 'p', '', 'e', 'male', NULL, 'micro', NULL, NULL, '[]', '{{}}');
INSERT INTO findings VALUES (1, {VERSION}, 1, 6, 'id.checksum', 'error', '1', '{{}}');
INSERT INTO waves VALUES
({WAVE}, '2019-59', '2026Q3', '{{"allocation":"power"}}', 1, 1, 1, 0.1, '[]', 's', 'cd', 1790000000000001, {ME});
INSERT INTO cases VALUES ({CASE}, {WAVE}, 1, 1, 'KZ-11', 'p', 1, {VERSION}, 1, '["+77015550101"]');
INSERT INTO case_states (case_id, wave_id, place, stage, outcome, dials, due, held_by, complete_at) VALUES
({CASE}, {WAVE}, 1, 'paused', '3.16', 1, 1790000003600002, NULL, NULL);
INSERT INTO dials VALUES (x'{11:032x}', {CASE}, 1790000000000001, {ME}, '+77015550101');
INSERT INTO answers VALUES (x'{12:032x}', {CASE}, 1790000000000002, {ME}, 'q1', 'yes', 'kk', NULL);
INSERT INTO notes VALUES (x'{13:032x}', {CASE}, 1790000000000003, {ME}, 'кешке');
""".strip().removesuffix(";")
LATER = {
    "0002": (f"INSERT INTO wave_releases VALUES (x'{21:032x}', {WAVE}, 1, 1790000000000001, {ME})",),
    "0003": ("UPDATE staff SET region = 'KZ-11'",),
    "0004": (f"INSERT INTO person_links VALUES (x'{31:032x}', 1790000000000004, {ME}, 'a', 'b', 'joined', 'бір')",),
    "0005": (f"INSERT INTO month_facts VALUES (x'{41:032x}', '2026-07', {VERSION}, 'sent', '2026-08-05', 5, {ME})",),
    "0006": (f"INSERT INTO column_mappings VALUES (x'{51:032x}', 'h', '{{}}', 6, {ME})",),
    "0007": (f"INSERT INTO registers VALUES (x'{61:032x}', 'acts', 'a.xlsx', 'ef', 0, '[]', 7, {ME})",),
    "0008": (f"INSERT INTO wave_margins VALUES ({WAVE}, 'service', 'x', 5)",),
    "0009": (
        "UPDATE registry_rows SET legal_form = 'ТОО', industry = 'G', service = 'Заң қызметтері', mode = 'online'",
    ),
    "0012": (
        f"INSERT INTO moved VALUES (x'{121:032x}', {CASE}, 1790000000000005, {ME}, 1790000003600005, 'pause_lifted')",
        f"INSERT INTO widened_hours VALUES (x'{122:032x}', 1790000000000006, 1790000000000006, {ME})",
    ),
    "0013": (
        f"INSERT INTO check_starts VALUES (x'{71:032x}', {CASE}, 8, {ME}, x'{72:032x}')",
        f"INSERT INTO check_answers VALUES (x'{73:032x}', {CASE}, 9, {ME}, x'{72:032x}', 'q1', 'yes', 'kk')",
        f"INSERT INTO check_calls VALUES (x'{74:032x}', {CASE}, 10, {ME}, x'{72:032x}', '+77015550101', '1.1')",
    ),
    "0014": ("INSERT INTO exchange VALUES (1, 'pbx', 5039, 1, 'calls', 'secret', 'PJSIP/{line}', 'out', '')",),
    "0015": (f"INSERT INTO report_words VALUES (x'{81:032x}', '2026Q3', 'proposal.own', 'kk', 'сөз', 8, {ME})",),
    "0017": (f"INSERT INTO case_keys VALUES ('сынаков', {CASE})",),
}
"""What a revision made room for. A store of a later revision holds it too."""
MADE_BY_MIGRATION = {"wave_releases", "alembic_version"}


def rows(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Return what every table holds."""
    names = (
        connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).scalars().all()
    )
    return {
        name: [dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()]
        for name in names
        if not name.startswith("sqlite_")
    }


@pytest.fixture(scope="module")
def slot_and_key() -> tuple[Slot, DataKey]:
    key = DataKey.random()
    return Slot.seal(LOGIN, PASSWORD, key), key


@pytest.fixture(params=REVISIONS[:-1])
def old(request: pytest.FixtureRequest, tmp_path: Path, slot_and_key: tuple[Slot, DataKey]) -> Old:
    """Make a store as the program of a revision left it; return its file, its revision and what it holds."""
    path = tmp_path / "old.store"
    return path, request.param, make_old(path, request.param, *slot_and_key)


def make_old(path: Path, revision: str, slot: Slot, key: DataKey) -> dict[str, list[dict[str, Any]]]:
    """Make a store as the program of a revision left it; return what it holds."""
    write_slots(keys_path(path), (slot,))
    engine, alembic = sealed_engine(path, key), config()
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, revision)
        later = (statement for number, made in LATER.items() if number <= revision for statement in made)
        for statement in (*FIRST.split(";"), *later):
            connection.exec_driver_sql(statement)
        held = rows(connection)
    engine.dispose()
    return held


def test_a_store_of_every_schema_opens_and_keeps_what_it_held(old: Old) -> None:
    path, _, held = old
    with open_store(path, LOGIN, PASSWORD) as store, store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []
        now = rows(connection)
    for table in held.keys() - MADE_BY_MIGRATION:
        assert [{name: row[name] for name in was} for was, row in zip(held[table], now[table], strict=True)] == held[
            table
        ]
    assert len(now["wave_releases"]) == 1


def test_a_store_of_every_schema_is_sound_and_worked_with(old: Old) -> None:
    path, _, _ = old
    with closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
        found = desks.vault.check()
        assert found.examination
        assert (found.integrity, found.examination.ok, found.examination.unsealed) == ((), True, 0)


def test_an_old_store_is_backed_up_before_it_is_changed(old: Old) -> None:
    path, revision, held = old
    open_store(path, LOGIN, PASSWORD).close()
    backup = backups_folder(path) / f"schema-{revision}.store"
    engine = sealed_engine(backup, unlock(keys_path(backup), LOGIN, PASSWORD))
    with engine.connect() as connection:
        assert rows(connection) == held
    engine.dispose()


def test_a_store_whose_backup_cannot_be_made_is_not_migrated(old: Old) -> None:
    path, _, held = old
    backups_folder(path).write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError):
        open_store(path, LOGIN, PASSWORD)
    engine = sealed_engine(path, unlock(keys_path(path), LOGIN, PASSWORD))
    with engine.connect() as connection:
        assert rows(connection) == held
    engine.dispose()


def test_an_old_backup_is_brought_to_our_schema_when_it_is_restored(old: Old, tmp_path: Path) -> None:
    path, _, _ = old
    place = tmp_path / "restored.store"
    main.rescue.restore(place, path, LOGIN, PASSWORD)
    with open_store(place, LOGIN, PASSWORD) as store, store._engine.connect() as connection:
        assert rows(connection)["alembic_version"] == [{"version_num": HEAD}]
        assert connection.execute(audit_log.select()).one().what == Logged.RESTORED.value


def test_a_case_of_every_schema_is_found_by_its_number(old: Old) -> None:
    path, _, _ = old
    with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
        wave = work.waves.latest()
        assert wave
        assert [row.case.order for row in work.cases.sharing(wave.id, ["+77015550101"])] == [1]
