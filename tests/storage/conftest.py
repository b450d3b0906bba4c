"""An open store for each test, copied from one that was made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine import Store, create_store, open_store
from tests.storage.invented import LOGIN, NAME, NOW, PASSWORD


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a new store that nobody has open."""
    folder = tmp_path_factory.mktemp("template")
    create_store(folder / "quarter.store", LOGIN, NAME, PASSWORD, lambda: NOW).close()
    return folder


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """Return a store of the test's own, closed."""
    return shutil.copytree(template, tmp_path / "stores") / "quarter.store"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Return a store of the test's own, open."""
    with open_store(path, LOGIN, PASSWORD) as store:
        yield store


@pytest.fixture(scope="session")
def shared_store(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return an open store for tests that roll back what they do."""
    folder = shutil.copytree(template, tmp_path_factory.mktemp("shared") / "stores")
    with open_store(folder / "quarter.store", LOGIN, PASSWORD) as store:
        yield store
