"""A store's place that went away, cannot be written, or is on another machine."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

import main
from storage import drives
from storage.engine import create_store, open_store
from storage.restore import restore_store
from survey.errors import StoreError
from survey.language import Language
from tests.storage.invented import LOGIN, NAME, NOW, PASSWORD
from tests.storage.test_backups import add_somebody, logins
from ui.texts import Texts


def gone(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


def removed(path: Path) -> None:
    shutil.rmtree(path.parent)


def replaced(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)


@pytest.mark.parametrize("vanish", [gone, removed, replaced])
def test_nothing_is_acknowledged_that_goes_into_a_file_which_is_gone(
    path: Path, vanish: Callable[[Path], None]
) -> None:
    with suppress(StoreError), closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
        vanish(path)
        with pytest.raises(StoreError) as refused:
            add_somebody(desks)
        assert refused.value.code == "store.vanished"
        assert "was not written" in Texts(Language.EN).error(refused.value)


def test_a_store_that_was_moved_away_is_whole_when_it_is_back(path: Path) -> None:
    with suppress(StoreError), closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
        add_somebody(desks)
        gone(path)
        with pytest.raises(StoreError):
            add_somebody(desks, "second")
    path.parent.with_name("elsewhere").rename(path.parent)
    assert logins(path) == {LOGIN, "aigul"}


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_store_on_a_network_drive_is_refused_with_the_reason(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    backup = shutil.copytree(path.parent, tmp_path / "local") / path.name
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/calls {path.parent} {kind} rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(drives, "MOUNTS", mounts)
    for way_in in (
        lambda: open_store(path, LOGIN, PASSWORD),
        lambda: create_store(path.with_name("new.store"), LOGIN, NAME, PASSWORD, lambda: NOW),
        lambda: restore_store(path, backup, LOGIN, PASSWORD, lambda: NOW),
    ):
        with pytest.raises(StoreError) as refused:
            way_in()
        assert refused.value.code == "store.on_network"
        assert "Move it to a disk of this computer" in Texts(Language.EN).error(refused.value)
    with closing(main.open_desks(backup, LOGIN, PASSWORD)) as desks:
        desks.vault.back_up(path.with_name("copy.store"))
    assert logins(backup) == {LOGIN}


def test_a_local_disk_mounted_below_a_network_drive_is_local(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    place = str(path.parent).replace(" ", r"\040")
    mounts.write_text(f"server:/ {path.parent.parent} nfs rw 0 0\ndisk {place} ext4 rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(drives, "MOUNTS", mounts)
    open_store(path, LOGIN, PASSWORD).close()
