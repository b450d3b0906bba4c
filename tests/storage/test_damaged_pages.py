"""Bytes of a store overwritten at random: it is told plainly, with the way out, and the way out leads out."""

import random
from contextlib import closing
from pathlib import Path

import pytest

import main
from storage.backup import newest_backup
from storage.engine import open_store
from storage.restore import restore_store
from survey.errors import StoreError
from survey.language import Language
from survey.services.vault import StoreCheck
from tests.storage.invented import LOGIN, NOW, PASSWORD, committed, field
from tests.storage.test_backups import add_somebody, logins
from ui.texts import Texts

PAGE = 4096


@pytest.fixture
def backed_up(path: Path) -> Path:
    """Return a store of many pages with the backup that closing it made."""
    with open_store(path, LOGIN, PASSWORD) as store, committed(store) as work:
        field(work, store.staff.id, 200)
    with closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
        add_somebody(desks)
    return path


def overwrite(path: Path, page: int, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    place = page * PAGE + chance.randrange(PAGE - 64)
    content[place : place + 64] = chance.randbytes(64)
    path.write_bytes(content)


def told_by(path: Path) -> StoreError | StoreCheck:
    """Return by what a store's damage is told: a refusal while it is open, or the check."""
    try:
        with closing(main.open_desks(path, LOGIN, PASSWORD)) as desks:
            return desks.vault.check()
    except StoreError as refused:
        return refused


@pytest.mark.parametrize("seed", range(4))
def test_overwritten_bytes_are_told_with_the_newest_backup_which_brings_everything_back(
    backed_up: Path, seed: int
) -> None:
    chance = random.Random(seed)
    page = chance.randrange(backed_up.stat().st_size // PAGE) if seed else 0
    overwrite(backed_up, page, chance)
    told, backup = told_by(backed_up), newest_backup(backed_up)
    assert backup
    if isinstance(told, StoreCheck):
        assert told.integrity
        assert told.backup == backup
    else:
        assert told.code == "store.damaged"
        assert f"store restore “{backup}”" in Texts(Language.EN).error(told)
    restore_store(backed_up, backed_up.parent / backup, LOGIN, PASSWORD, lambda: NOW)
    with closing(main.open_desks(backed_up, LOGIN, PASSWORD)) as desks:
        assert desks.vault.check().integrity == ()
    assert logins(backed_up) == {LOGIN, "aigul"}


def test_a_damaged_store_without_a_backup_is_told_what_else_can_be_done(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store, committed(store) as work:
        field(work, store.staff.id, 200)
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // PAGE):
        content[page * PAGE + 99] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.damaged") as refused:
        open_store(path, LOGIN, PASSWORD)
    assert "export what can still be read" in Texts(Language.EN).error(refused.value)
