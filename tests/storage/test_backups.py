"""Backups: whole, encrypted, proven to open; put back whole or not at all."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import main
from storage import restore
from storage.backup import KEEP_DAYS, KEEP_WEEKS, backups_folder, kept
from storage.engine import create_store, open_store
from storage.restore import restore_store
from storage.vault import keys_path
from survey.audit import Logged
from survey.errors import Refused, StoreError, WrongPassword
from survey.services.desks import Desks
from survey.services.people import Account
from survey.staff import Role
from tests.storage.invented import LOGIN, NAME, NOW, PASSWORD, committed, field
from tests.storage.test_secrecy import SECRETS

LATER = datetime(2026, 10, 6, 4, 30, tzinfo=UTC)
GIVEN = "given-password"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def desks(path: Path) -> Iterator[Desks]:
    with closing(main.open_desks(path, LOGIN, PASSWORD)) as opened:
        yield opened


def add_somebody(desks: Desks, login: str = "aigul") -> None:
    desks.people.add(Account(login, "Сағатова Айгүл", Role.OPERATOR), GIVEN)


def logins(path: Path) -> set[str]:
    with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
        return {one.login for one in work.staff.everyone()}


def sound(path: Path) -> bool:
    with closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
        return desks.vault.check().ok


def test_a_backup_opens_with_the_password_of_the_store_and_holds_what_it_held(desks: Desks, tmp_path: Path) -> None:
    add_somebody(desks)
    desks.vault.back_up(tmp_path / "copy.store")
    add_somebody(desks, "later")
    assert logins(tmp_path / "copy.store") == {LOGIN, "aigul"}
    assert sound(tmp_path / "copy.store")


def test_a_backup_tells_nothing_to_who_has_no_key(path: Path, tmp_path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store, committed(store) as work:
        field(work, store.staff.id, 50)
    with closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
        desks.vault.back_up(tmp_path / "copy.store")
    content = (tmp_path / "copy.store").read_bytes() + keys_path(tmp_path / "copy.store").read_bytes()
    assert not any(secret.encode() in content for secret in SECRETS)


@pytest.mark.parametrize("there", ["copy.store", "copy.store.keys"])
def test_a_backup_overwrites_nothing(desks: Desks, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("theirs", encoding="utf-8")
    with pytest.raises(StoreError, match=r"backup\.exists"):
        desks.vault.back_up(tmp_path / "copy.store")
    assert (tmp_path / there).read_text(encoding="utf-8") == "theirs"
    assert desks.vault.last_backup() is None


def test_an_operator_makes_no_backup_and_checks_no_store(desks: Desks, path: Path, tmp_path: Path) -> None:
    add_somebody(desks)
    desks.close()
    with closing(main.open_desks(path, "aigul", GIVEN)) as operator:
        for verb in (operator.vault.check, lambda: operator.vault.back_up(tmp_path / "copy.store")):
            with pytest.raises(Refused, match=r"staff\.not_allowed"):
                verb()
        assert operator.vault.last_backup() is not None


def test_closing_backs_up_what_is_new_and_only_that(path: Path) -> None:
    main.open_desks(path, LOGIN, PASSWORD).close()
    assert not backups_folder(path).exists()
    with closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
        add_somebody(desks)
    (made,) = backups_folder(path).glob("*.store")
    assert logins(made) == {LOGIN, "aigul"}
    before = made.stat().st_mtime_ns
    main.open_desks(path, LOGIN, PASSWORD).close()
    assert made.stat().st_mtime_ns == before


def test_the_program_left_open_backs_up_each_day(path: Path) -> None:
    moment = [NOW]
    with closing(main.open_desks(path, LOGIN, PASSWORD, lambda: moment[0])) as desks:
        assert desks.vault.daily() is None
        add_somebody(desks)
        assert desks.vault.daily() == NOW
        add_somebody(desks, "second")
        moment[0] += timedelta(hours=23)
        assert desks.vault.daily() == NOW
        moment[0] += timedelta(hours=2)
        assert desks.vault.daily() == moment[0]
    assert sorted(one.name for one in backups_folder(path).glob("*.store")) == ["2026-10-05.store", "2026-10-06.store"]


def test_a_backup_that_cannot_be_written_is_told_by_its_age_and_keeps_nobody_in(path: Path) -> None:
    backups_folder(path).write_text("in the way", encoding="utf-8")
    with closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
        add_somebody(desks)
        assert desks.vault.daily() is None
    with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
        assert work.audit.last(Logged.BACKUP_FAILED)
        assert work.audit.last(Logged.CLOSED)


@given(st.sets(st.dates(date(2024, 1, 1), date(2027, 1, 1)), max_size=120))
def test_seven_days_and_four_weeks_of_backups_stay(days: set[date]) -> None:
    stay = kept(days)
    newest = sorted(days, reverse=True)
    assert stay <= days
    assert stay >= set(newest[:KEEP_DAYS])
    assert len(stay) <= KEEP_DAYS + KEEP_WEEKS
    weeks = sorted({day.isocalendar()[:2] for day in days}, reverse=True)[:KEEP_WEEKS]
    assert {day.isocalendar()[:2] for day in stay} >= set(weeks)


def test_an_old_backup_goes_with_its_keys(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store:
        for day in range(1, 31):
            store.backups.write_daily(date(2026, 9, day))
    names = {one.name for one in backups_folder(path).iterdir()}
    days = {int(name[8:10]) for name in names if name.endswith(".store")}
    assert days == {30, 29, 28, 27, 26, 25, 24, 20, 13}
    assert {name.removesuffix(".keys") for name in names if name.endswith(".keys")} == {
        name for name in names if name.endswith(".store")
    }


@pytest.fixture(scope="session")
def prepared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store with two operators and of its backup, which has but one."""
    folder = shutil.copytree(template, tmp_path_factory.mktemp("prepared") / "stores")
    with closing(main.open_desks(folder / "quarter.store", LOGIN, PASSWORD)) as desks:
        add_somebody(desks)
        desks.vault.back_up(folder / "copy.store")
        add_somebody(desks, "second")
    return folder


@pytest.fixture
def backup(prepared: Path, path: Path) -> Path:
    """Return a backup beside the test's own store, which is the prepared one."""
    shutil.copytree(prepared, path.parent, dirs_exist_ok=True)
    (path.parent / "copies").mkdir()
    for name in ("copy.store", "copy.store.keys"):
        (path.parent / name).rename(path.parent / "copies" / name)
    return path.parent / "copies" / "copy.store"


def test_a_restored_store_is_the_backup_and_the_one_before_is_kept_aside(path: Path, backup: Path) -> None:
    aside = restore_store(path, backup, LOGIN, PASSWORD, lambda: LATER)
    assert aside == path.with_name("quarter.store.2026-10-06T043000")
    assert logins(path) == {LOGIN, "aigul"}
    assert logins(aside) == {LOGIN, "aigul", "second"}
    assert sound(path)
    with open_store(path, LOGIN, PASSWORD) as store, store.work() as work:
        assert work.audit.last(Logged.RESTORED) == LATER


def test_a_backup_makes_a_store_where_there_is_none(backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "new machine" / "store.db"
    place.parent.mkdir()
    assert restore_store(place, backup, LOGIN, PASSWORD, lambda: LATER) is None
    assert logins(place) == {LOGIN, "aigul"}


def test_what_a_killed_program_left_in_the_journal_does_not_reach_the_restored_store(path: Path, backup: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store:
        with committed(store) as work:
            field(work, store.staff.id, 50)
        journal, content = path.with_name(path.name + "-wal"), path.read_bytes()
        left = journal.read_bytes()
    path.write_bytes(content)
    journal.write_bytes(left)
    aside = restore_store(path, backup, LOGIN, PASSWORD, lambda: LATER)
    assert sound(path)
    assert aside
    with open_store(aside, LOGIN, PASSWORD) as store, store.work() as work:
        assert work.waves.latest() is not None


def spoiled(backup: Path, way: str) -> None:
    content = bytearray(backup.read_bytes())
    match way:
        case "empty":
            content.clear()
        case "text":
            content[:] = b"id;name\n" * 999
        case "cut":
            del content[len(content) // 2 :]
        case "bit":
            content[len(content) // 2] ^= 1
    backup.write_bytes(content)


@pytest.mark.parametrize("way", ["empty", "text", "cut", "bit"])
def test_a_damaged_backup_is_refused_and_the_store_stays(path: Path, backup: Path, way: str) -> None:
    spoiled(backup, way)
    before = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    with pytest.raises(StoreError) as refused:
        restore_store(path, backup, LOGIN, PASSWORD, lambda: LATER)
    assert (refused.value.code, refused.value.facts) == ("backup.damaged", {"file": "copy.store"})
    assert {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()} == before


def test_a_backup_of_another_store_is_refused(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "store.db"
    other.parent.mkdir()
    create_store(other, LOGIN, NAME, PASSWORD, lambda: NOW).close()
    with pytest.raises(StoreError, match=r"backup\.foreign"):
        restore_store(path, other, LOGIN, PASSWORD, lambda: LATER)


def test_a_wrong_password_a_missing_file_and_missing_keys_restore_nothing(path: Path, backup: Path) -> None:
    with pytest.raises(WrongPassword):
        restore_store(path, backup, LOGIN, "wrong-password", lambda: LATER)
    keys_path(backup).unlink()
    for file, code in ((backup, "store.keys_missing"), (backup.with_name("none"), "backup.missing")):
        with pytest.raises(StoreError) as refused:
            restore_store(path, file, LOGIN, PASSWORD, lambda: LATER)
        assert refused.value.code == code
    assert "second" in logins(path)


def test_a_store_that_somebody_has_open_is_not_restored(path: Path, backup: Path) -> None:
    with open_store(path, LOGIN, PASSWORD), pytest.raises(StoreError, match=r"store\.in_use"):
        restore_store(path, backup, LOGIN, PASSWORD, lambda: LATER)


STEPS = ("copy_files", "verify", "make_durable", "make_folder_durable", "put_in_place", "write_slots")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_restore_stopped_at_any_step_leaves_the_old_store_or_the_new_one(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, step: str, call: int
) -> None:
    real, calls = getattr(restore, step), []

    def stopping(*arguments: object) -> object:
        calls.append(step)
        if len(calls) == call:
            raise KeyboardInterrupt
        return real(*arguments)

    with monkeypatch.context() as power_cut:
        power_cut.setattr(restore, step, stopping)
        try:
            restore_store(path, backup, LOGIN, PASSWORD, lambda: LATER)
        except KeyboardInterrupt:
            noted = path.with_name(path.name + ".restoring").exists()
        else:
            noted = True
    with closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
        found = {one.login for one in desks.people.everyone()}
        assert found == ({LOGIN, "aigul"} if noted else {LOGIN, "aigul", "second"})
        assert desks.vault.check().ok


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
import main
import alembic.command, storage.restore, survey.services.desks
path, backup, login, password, deed = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]
if deed == "migration":
    print("begins", flush=True)
    main.open_desks(path, login, password).close()
elif deed == "restore":
    print("begins", flush=True)
    main.rescue.restore(path, backup, login, password)
else:
    desks = main.open_desks(path, login, password)
    print("begins", flush=True)
    desks.vault.back_up(backup)
print("done", flush=True)
"""


def kill_after(seconds: float, path: Path, backup: Path, deed: str) -> None:
    script = KILLED.format(root=str(ROOT))
    command = [sys.executable, "-c", script, str(path), str(backup), LOGIN, PASSWORD, deed]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()


@pytest.mark.parametrize("wait", [0.0, 0.25, 0.45])
def test_a_restore_that_is_killed_leaves_the_old_store_or_the_new_one(path: Path, backup: Path, wait: float) -> None:
    kill_after(wait, path, backup, "restore")
    assert logins(path) in ({LOGIN, "aigul"}, {LOGIN, "aigul", "second"})
    assert sound(path)


@pytest.mark.parametrize("wait", [0.0, 0.01, 0.03])
def test_a_backup_that_is_killed_is_there_whole_or_not_at_all(path: Path, tmp_path: Path, wait: float) -> None:
    backup = tmp_path / "copy.store"
    kill_after(wait, path, backup, "backup")
    assert sound(path)
    if backup.exists():
        assert sound(backup)
