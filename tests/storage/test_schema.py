"""The schema and its migrations."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from storage import schema
from storage.engine import Store, open_store
from storage.schema import HEAD
from storage.tables import metadata
from survey.errors import StoreError
from tests.storage.invented import LOGIN, PASSWORD


def test_the_tables_are_what_the_migrations_make(store: Store) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_our_schema_is_the_last_revision() -> None:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_store_of_a_newer_program_is_refused_and_untouched(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store, store._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = path.read_bytes()
    with pytest.raises(StoreError) as refused:
        open_store(path, LOGIN, PASSWORD)
    assert (refused.value.code, refused.value.facts) == ("store.newer", {"file": path.name})
    assert path.read_bytes() == before


def test_a_store_of_the_first_schema_is_brought_to_ours_and_keeps_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with monkeypatch.context() as first:
        first.setattr(schema, "HEAD", "0001")
        schema.migrate(engine, "old.db")
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO staff (id, login, name, role) VALUES (x'01', 'a.s', 'А. С.', 'supervisor')")
        )
    schema.bring_up_to_date(engine, "old.db", lambda _version: None)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert connection.execute(text("SELECT login, name, role FROM staff")).all() == [("a.s", "А. С.", "supervisor")]
    engine.dispose()


def test_rows_stored_before_their_kinds_had_columns_keep_what_the_provider_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with monkeypatch.context() as before:
        before.setattr(schema, "HEAD", "0008")
        schema.migrate(engine, "old.db")
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO staff (id, login, name, role) VALUES (x'01', 'a.s', 'А. С.', 'r')"))
        connection.execute(
            text(
                "INSERT INTO registry_versions VALUES (x'02', '2026-07', 1, 'f', 's', '2026-08-01', 0, 1, 1, '2026', "
                "x'01')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO registry_rows VALUES (x'02', 3, 1, 'KZ-10', '', 'p', '', 'e', 'male', NULL, 'micro', "
                "NULL, NULL, '[]', :cells)"
            ),
            {"cells": '{"legal_form": "ЖШС", "industry": "47.11", "service": "Кеңес"}'},
        )
    schema.bring_up_to_date(engine, "old.db", lambda _version: None)
    with engine.connect() as connection:
        kinds = connection.execute(text("SELECT legal_form, industry, service, mode FROM registry_rows")).all()
    assert kinds == [("ЖШС", "47.11", "Кеңес", "")]
    engine.dispose()
