"""A store is made and opened, or it is said why not."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.engine import Store, create_store, open_store
from storage.vault import keys_path
from survey.errors import StoreError
from survey.staff import Role
from tests.storage.invented import LOGIN, NAME, NOW, PASSWORD

ROOT = Path(__file__).parents[2]


def refusal(path: Path) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(path, LOGIN, PASSWORD).close()
    assert refused.value.facts["file"] in {path.name, keys_path(path).name}
    return refused.value.code


def test_a_new_store_knows_who_made_it(tmp_path: Path) -> None:
    path = tmp_path / "жаңа қойма 100%.store"
    with create_store(path, LOGIN, NAME, PASSWORD, lambda: NOW) as made:
        account = made.staff
        assert (account.login, account.name, account.role) == (LOGIN, NAME, Role.SUPERVISOR)
    with open_store(path, LOGIN, PASSWORD) as opened, opened.work() as work:
        assert opened.staff == work.staff.get(account.id) == work.staff.by_login(LOGIN) == account


def test_a_store_is_never_made_over_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("precious")
    with pytest.raises(StoreError, match=r"store\.exists"):
        create_store(path, LOGIN, NAME, PASSWORD, lambda: NOW)
    assert path.read_text() == "precious"
    assert not keys_path(path).exists()


def test_a_store_whose_making_failed_leaves_nothing_but_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "quarter.store"

    class ClockStopped(Exception):
        pass

    def clock() -> None:
        raise ClockStopped

    with pytest.raises(ClockStopped):
        create_store(path, LOGIN, NAME, PASSWORD, clock)
    assert {left.suffix for left in tmp_path.iterdir()} <= {".lock"}
    (tmp_path / "quarter.store.new").write_bytes(b"left by a power cut")
    (tmp_path / "quarter.store.keys").write_bytes(b"left by a power cut")
    create_store(path, LOGIN, NAME, PASSWORD, lambda: NOW).close()
    open_store(path, LOGIN, PASSWORD).close()


def test_a_missing_store_is_missing_and_is_not_made(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.store") == "store.missing"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "store.not_ours"


@pytest.mark.parametrize("content", [b"", b"Dear all", b"\0" * 8192, bytes(range(256)) * 64])
def test_a_file_that_is_no_database_is_not_ours(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path) == "store.not_ours"


def test_a_plain_database_is_not_ours_and_stays_as_it_was(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE staff (id)")
    plain.close()
    before = path.read_bytes()
    assert refusal(path) == "store.not_ours"
    assert path.read_bytes() == before


def test_a_store_beside_the_keys_of_another_is_not_ours(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.store"
    create_store(other, LOGIN, NAME, PASSWORD, lambda: NOW).close()
    shutil.copy(keys_path(other), keys_path(path))
    assert refusal(path) == "store.not_ours"


@pytest.mark.parametrize("at", [0, 20, 100])
def test_a_store_with_a_damaged_first_page_is_not_ours(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    assert refusal(path) == "store.not_ours"


def test_a_store_cut_short_is_not_ours(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])
    assert refusal(path) == "store.not_ours"


def test_a_store_in_use_is_refused_to_a_second_program_until_the_first_is_killed(path: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from storage.engine import open_store\n"
        "store = open_store(Path(sys.argv[1]), sys.argv[2], sys.argv[3]); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, path, LOGIN, PASSWORD],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout.readline().strip() == b"open"
        assert refusal(path) == "store.in_use"
        other.kill()
        other.wait()
        open_store(path, LOGIN, PASSWORD).close()


def test_a_failed_opening_does_not_keep_the_store(path: Path) -> None:
    for password in ("wrong", "wrong again"):
        with pytest.raises(StoreError, match=r"login\.wrong"):
            open_store(path, LOGIN, password)
    open_store(path, LOGIN, PASSWORD).close()


@contextmanager
def plain_user() -> Iterator[None]:
    """Be somebody whom file permissions bind, root being above them."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def public_path(path: Path) -> Iterator[Path]:
    """Return a store in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        public = Path(folder)
        for part in (path, keys_path(path)):
            shutil.copy(part, public / part.name)
            (public / part.name).chmod(0o666)
        public.chmod(0o777)
        yield public / path.name
        public.chmod(0o777)


def test_a_store_file_that_cannot_be_written_is_read_only(public_path: Path) -> None:
    public_path.chmod(0o444)
    with plain_user():
        assert refusal(public_path) == "store.read_only"
    public_path.chmod(0o666)
    with plain_user():
        open_store(public_path, LOGIN, PASSWORD).close()


def test_a_store_in_a_folder_that_cannot_be_written_is_read_only(public_path: Path) -> None:
    public_path.parent.chmod(0o555)
    with plain_user():
        assert refusal(public_path) == "store.read_only"
        with pytest.raises(StoreError, match=r"store\.read_only"):
            create_store(public_path.with_name("new.store"), LOGIN, NAME, PASSWORD, lambda: NOW)


def test_a_store_inside_a_file_is_missing_and_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "quarter.store"
    assert refusal(path) == "store.missing"
    with pytest.raises(StoreError) as refused:
        create_store(path, LOGIN, NAME, PASSWORD, lambda: NOW)
    assert refused.value.facts == {"file": "quarter.store"}


def test_a_key_file_that_cannot_be_put_down_leaves_no_store(tmp_path: Path) -> None:
    path = tmp_path / "quarter.store"
    keys_path(path).mkdir()
    with pytest.raises(StoreError, match=r"store\.failed"):
        create_store(path, LOGIN, NAME, PASSWORD, lambda: NOW)
    assert {left.name for left in tmp_path.iterdir()} <= {"quarter.store.keys", "quarter.store.lock"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("temp_store", 2),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_is_set_to_lose_nothing(store: Store, setting: str, value: str | int) -> None:
    with store.work() as first, store.work() as second:
        for work in (first, second):
            found = work._connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one()
            assert str(found) == str(value)


def test_importing_the_store_loads_no_alembic_and_opening_one_neither(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from storage.engine import open_store\n"
        "open_store(Path(sys.argv[1]), sys.argv[2], sys.argv[3]).close(); print('alembic' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, path, LOGIN, PASSWORD], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (run.stdout, run.stderr) == ("False\n", "")
