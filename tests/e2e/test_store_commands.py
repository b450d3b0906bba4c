"""store check, backup and restore as a script uses them."""

from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine import open_store
from tests.e2e.program import PASSWORD, demo_files, document, run


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store with a drawn wave, and of its backup."""
    folder = tmp_path_factory.mktemp("stores")
    july = demo_files(folder / "demo", 900)[0]
    at = ("--store", folder / "store.db")
    run(*at, "registry", "import", july, "--month", "2026-07", "--received", "2026-08-03")
    run(*at, "wave", "draw", "--quarter", "2026Q3", "--seed", "1", "--sample", "60")
    made = document(*at, "store", "backup", folder / "copy.db")
    assert made == {"files": [str(folder / "copy.db"), str(folder / "copy.db.keys")]}
    return folder


def test_a_sound_store_is_checked_with_status_0(stores: Path) -> None:
    found = document("--store", stores / "store.db", "store", "check")
    assert (found["ok"], found["integrity"], found["cases"]) == (True, [], 0)
    assert found["audit"]["broken_at"] is None
    assert found["audit"]["records"] > 5
    assert len(found["audit"]["head"]) == 64
    assert found["facts"] == {"records": 1, "unsealed": 0, "broken_at": None}


def test_an_altered_store_is_told_with_status_1_and_the_backup_mends_it(stores: Path) -> None:
    store = stores / "store.db"
    with open_store(store, "supervisor", PASSWORD) as opened, opened._engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_log_refuse_UPDATE"))
        connection.execute(text("UPDATE audit_log SET subject = '2026-08' WHERE subject = '2026-07'"))
        connection.execute(
            text(
                "CREATE TRIGGER audit_log_refuse_UPDATE BEFORE UPDATE ON audit_log "
                "BEGIN SELECT RAISE(ABORT, 'facts are only added'); END"
            )
        )
    said = run("--store", store, "--speak", "en", "store", "check", "--json", status=1)
    assert "[store.unsound]" in said
    assert "store restore “store.db.backups/" in said
    restored = document("--store", store, "store", "restore", stores / "copy.db")
    assert restored["store"] == str(store)
    assert Path(restored["aside"]).exists()
    assert document("--store", store, "store", "check")["ok"]
    assert document("--store", store, "report", "figures", "--quarter", "2026Q3")


def test_what_is_no_backup_is_refused_with_a_sentence(stores: Path, tmp_path: Path) -> None:
    at = ("--store", stores / "store.db", "--speak", "en")
    assert "[backup.missing]" in run(*at, "store", "restore", tmp_path / "none", status=1)
    assert "[backup.exists]" in run(*at, "store", "backup", stores / "copy.db", status=1)
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes((stores / "copy.db").read_bytes()[:9000])
    (tmp_path / "damaged.db.keys").write_bytes((stores / "copy.db.keys").read_bytes())
    said = run(*at, "store", "restore", damaged, status=1)
    assert "“damaged.db” is not a backup, or it is damaged" in said
    assert document("--store", stores / "store.db", "store", "check")["ok"]
