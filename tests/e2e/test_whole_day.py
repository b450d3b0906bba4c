"""What the program leaves on the disk in a full working day tells no name, phone or IIN to who has no key.

Everything is looked through that it wrote: the store and its journal, keys, tries, lock, backups, what a crash left,
temporary files, settings and logs. What a user asked to have exported stands in a folder of its own, apart.
"""

import json
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

import main
from bench.sealed import unkeyed
from storage.engine import open_store
from survey.errors import WrongPassword
from survey.language import Language
from survey.services.calling import Turn
from survey.services.desks import Desks
from tests.e2e.program import PASSWORD, Window
from tests.floor_time import floor_time

QUARTER = ("--quarter", "2026Q3")
NOTE = "Қайта соғуды Әлімжан сұрады"
CLIENTS_CALLED = 6


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder where the program may write of its own accord."""
    written = tmp_path / "written"
    for name in ("TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        (written / name).mkdir(parents=True)
        monkeypatch.setenv(name, str(written / name))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", PASSWORD)
    return written


def command(store: Path, *arguments: object) -> None:
    assert main.main(["--store", str(store), *map(str, arguments)]) == 0, arguments


def morning(store: Path, asked: Path) -> None:
    """Somebody mistypes a password; the quarter's files come in, a letter goes out, a sample is drawn."""
    command(store, "demo", asked, "--services", 180, *QUARTER)
    for month, received in (("2026-07", "2026-08-01"), ("2026-08", "2026-09-01"), ("2026-09", "2026-10-01")):
        file = asked / f"registry-{month}.xlsx"
        command(store, "registry", "import", file, "--month", month, "--received", received)
    with pytest.raises(WrongPassword):
        main.open_desks(store, "supervisor", PASSWORD + "?")
    command(store, "acts", "import", asked / "acts-2026Q3.xlsx")
    command(store, "questionnaires", "import", asked / "questionnaires-2026Q3.xlsx")
    command(store, "registry", "notice", "--month", "2026-07", "--language", "kk", "--out", asked / "letter.docx")
    command(store, "wave", "draw", *QUARTER, "--seed", 1, "--sample", 40)
    command(store, "wave", "protocol", *QUARTER, "--language", "ru", "--out", asked / "protocol.pdf")


def calls(desks: Desks) -> None:
    """Clients are dialled, answer, and are written about."""
    for number in range(CLIENTS_CALLED):
        turn = desks.calling.next_client()
        assert isinstance(turn, Turn)
        desks.calling.dial(turn.case.id, turn.case.phones[0])
        desks.calling.note(turn.case.id, NOTE)
        if number % 2:
            desks.calling.close(turn.case.id, "2.20")
        else:
            desks.calling.answer(turn.case.id, "q1", "no", Language.KK)
            desks.calling.answer(turn.case.id, "q4", "yes", Language.RU)
            desks.calling.complete(turn.case.id)


def evening(store: Path, asked: Path) -> None:
    """Call sheets go out and come back, the report is written, the store is copied, looked through and put back."""
    command(store, "calls", "export", *QUARTER, "--out", asked / "calls.xlsx")
    command(store, "calls", "import", asked / "calls.xlsx")
    command(store, "report", "figures", *QUARTER)
    command(store, "report", "build", *QUARTER, "--language", "kk", "--out", asked / "report")
    command(store, "store", "backup", store.with_name("copy.db"))
    command(store, "store", "check")
    command(store, "store", "restore", store.with_name("copy.db"))


def killed_in_mid_interview(store: Path) -> None:
    """Open the window, let a client answer, kill the program."""
    with Window("--store", store, "--speak", "kk") as window:
        window.log_in()
        window.press("Return")
        window.until(lambda seen: "interview.idle" in seen)
        window.press("Return")
        window.answer(("q1", "1"))
        window.until(lambda seen: seen.get("interview.active") == "q2")


def secrets_of(store: Path) -> set[str]:
    """Return the names, phones and numbers of the clients, as they came and as the program keeps them, and the note."""
    with open_store(store, "supervisor", PASSWORD) as opened, opened.work() as work:
        rows = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT cells, phones, id_number, name_birth FROM registry_rows"
        ).all()
    found = {NOTE}
    for cells, phones, number, name_birth in rows:
        told = json.loads(cells)
        found |= {told.get("client", ""), told.get("id_number", ""), number, name_birth.partition("|")[0]}
        found |= {phone["e164"] if isinstance(phone, dict) else phone[0] for phone in json.loads(phones)}
    return {secret for secret in found if len(secret) > 5}


def given_away(place: Path, secrets: set[str]) -> set[str]:
    content = b"\0".join(part.read_bytes() for part in place.rglob("*") if part.is_file())
    return {secret for secret in secrets if secret.encode() in content or secret.encode("utf-16-le") in content}


def test_a_full_days_work_leaves_no_name_phone_or_number_in_the_clear(place: Path, tmp_path: Path) -> None:
    store, asked = place / "store.db", tmp_path / "asked for"
    morning(store, asked)
    with closing(main.open_desks(store, "supervisor", PASSWORD, floor_time)) as desks:
        calls(desks)
    killed_in_mid_interview(store)
    assert store.with_name("store.db-wal").stat().st_size > 4096
    shutil.copytree(place, place / "as the kill left it", ignore=shutil.ignore_patterns("as the*"))
    evening(store, asked)
    secrets = secrets_of(store)
    assert len(secrets) > 300
    assert {"store.db", "store.db.keys", "store.db.backups", "copy.db"} <= {one.name for one in place.iterdir()}
    assert given_away(place, secrets) == set()


def test_the_same_search_finds_every_one_when_encryption_is_off(place: Path, tmp_path: Path) -> None:
    with unkeyed():
        morning(place / "store.db", tmp_path / "asked for")
        with closing(main.open_desks(place / "store.db", "supervisor", PASSWORD, floor_time)) as desks:
            calls(desks)
        secrets = secrets_of(place / "store.db")
    assert len(secrets) > 300
    assert given_away(place, secrets) == secrets
