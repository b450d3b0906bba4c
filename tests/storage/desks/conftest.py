"""Desks on a real store of the test's own."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import main
from survey.services.desks import Desks
from tests.floor_time import floor_time
from tests.storage.desks.office import PASSWORD, new_office, office

__all__ = ["PASSWORD", "desks", "new_office", "office"]


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    with closing(main.open_desks(tmp_path / "store.db", "supervisor", PASSWORD, floor_time)) as opened:
        yield opened
