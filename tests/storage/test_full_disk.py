"""A disk that is really full: what is refused is refused with a sentence, what was acknowledged is there afterwards."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

import main
from storage.exchange.demo_files import write_demo_files
from storage.restore import restore_store
from storage.vault import DataKey, Slot, keys_path
from survey.errors import StoreError
from survey.language import Language
from survey.periods import Month, Quarter
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks
from tests.floor_time import floor_time
from tests.small_disk import small_disk
from tests.storage.invented import LOGIN, PASSWORD
from tests.storage.test_old_stores import REVISIONS, make_old
from ui.texts import Texts

QUARTER, JULY, AUGUST = Quarter(2026, 3), Month(2026, 7), Month(2026, 8)
SIZE = 4 * 1024 * 1024
BLOCK = 16 * 1024
ROOM = 8


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store in fieldwork and of a registry that has not come in yet."""
    folder = tmp_path_factory.mktemp("prepared")
    july, august, *_ = write_demo_files(folder / "files", QUARTER, 900, 1, main.edition())
    with closing(main.open_desks(folder / "store.db", LOGIN, PASSWORD, floor_time)) as desks:
        desks.registry.import_month(july, JULY, date(2026, 8, 3), lambda _rows: None)
        desks.sampling.draw(QUARTER, Request(sample=60), "1")
    shutil.rmtree(folder / "store.db.backups")
    august.rename(folder / "august.xlsx")
    shutil.rmtree(folder / "files")
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk", SIZE) as folder:
        yield folder


@pytest.fixture
def path(prepared: Path, disk: Path) -> Path:
    """Return a store on a disk that is soon full."""
    return shutil.copytree(prepared, disk, dirs_exist_ok=True) / "store.db"


def fill(disk: Path, blocks: int) -> Path:
    """Leave room for so many blocks."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while stream.write(bytes(BLOCK)) == BLOCK:
            pass
    with ballast.open("rb+") as stream:
        stream.truncate(ballast.stat().st_size - blocks * BLOCK)
    return ballast


def refused(deed: Callable[[], object]) -> None:
    with pytest.raises(StoreError) as error:
        deed()
    assert error.value.code == "store.disk_full"
    assert "The disk is full" in Texts(Language.EN).error(error.value)


def opened(path: Path) -> closing[Desks]:
    return closing(main.open_desks(path, LOGIN, PASSWORD, floor_time))


def sound(path: Path) -> bool:
    with opened(path) as desks:
        return desks.vault.check().ok


def test_answers_are_refused_on_a_full_disk_and_those_acknowledged_are_kept(path: Path) -> None:
    given: list[str] = []
    with suppress(StoreError), opened(path) as desks:
        turn = desks.calling.next_client()
        assert isinstance(turn, Turn)
        ballast = fill(path.parent, ROOM)

        def answer_on_and_on() -> None:
            while True:
                choice = "yes" if len(given) % 2 else "no"
                desks.calling.answer(turn.case.id, "q1", choice, Language.KK)
                given.append(choice)

        refused(answer_on_and_on)
        assert given
        shown = desks.calling.in_hand()
        assert shown
        assert shown.interview.current["q1"].choice == given[-1]
    ballast.unlink()
    with opened(path) as desks:
        resumed = desks.calling.in_hand()
        assert resumed
        assert [fact.choice for fact in resumed.history if hasattr(fact, "choice")] == given
        assert desks.vault.check().ok


@pytest.mark.parametrize("room", [1, ROOM])
def test_an_import_is_refused_on_a_full_disk_and_leaves_nothing(path: Path, prepared: Path, room: int) -> None:
    file = prepared / "august.xlsx"
    with suppress(StoreError), opened(path) as desks:
        ballast = fill(path.parent, room)
        refused(lambda: desks.registry.import_month(file, AUGUST, date(2026, 9, 1), lambda _rows: None))
    ballast.unlink()
    with opened(path) as desks:
        assert [bool(month.version) for month in desks.registry.months(QUARTER)] == [True, False, False]
        assert desks.vault.check().ok
        assert not desks.registry.import_month(file, AUGUST, date(2026, 9, 1), lambda _rows: None).repeated


@pytest.mark.parametrize("room", [0, ROOM])
def test_a_backup_is_refused_on_a_full_disk_and_leaves_nothing(
    prepared: Path, disk: Path, tmp_path: Path, room: int
) -> None:
    path = shutil.copytree(prepared, tmp_path / "stores") / "store.db"
    fill(disk, room)
    with opened(path) as desks:
        before = desks.vault.last_backup()
        refused(lambda: desks.vault.back_up(disk / "copy.db"))
        assert desks.vault.last_backup() == before
    assert [left.name for left in disk.iterdir()] == ["ballast"]
    assert sound(path)


@pytest.mark.parametrize("room", [0, 4, 24])
def test_a_migration_is_refused_on_a_full_disk_and_made_when_there_is_room(disk: Path, room: int) -> None:
    key = DataKey.random()
    path = disk / "old.db"
    make_old(path, REVISIONS[0], Slot.seal(LOGIN, PASSWORD, key), key)
    ballast = fill(disk, room)
    refused(lambda: main.open_desks(path, LOGIN, PASSWORD))
    ballast.unlink()
    with opened(path) as desks:
        found = desks.vault.check()
        assert found.examination
        assert (found.integrity, found.examination.ok, found.examination.facts) == ((), True, 4)


def test_a_restore_is_refused_on_a_full_disk_and_the_store_stays(path: Path, tmp_path: Path) -> None:
    with opened(path) as desks:
        desks.vault.back_up(tmp_path / "copy.db")
    shutil.rmtree(path.with_name("store.db.backups"), ignore_errors=True)
    before = path.read_bytes(), keys_path(path).read_bytes()
    fill(path.parent, ROOM)
    refused(lambda: restore_store(path, tmp_path / "copy.db", LOGIN, PASSWORD, floor_time))
    assert (path.read_bytes(), keys_path(path).read_bytes()) == before
    assert sound(path)
