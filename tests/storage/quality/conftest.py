"""A drawn wave that several work on: a copy for each test of a store made once, opened with its key."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from storage.engine import create_store
from storage.sealed import sealed_engine
from storage.unit_of_work import StoreWork
from storage.vault import DataKey, keys_path, unlock
from survey.edition import Edition
from survey.services.calling import CallingDesk
from survey.staff import Staff
from tests.storage.calling.conftest import HandClock, clock, draw_wave, edition
from tests.storage.calling.floor import seat
from tests.storage.quality.interviewing import OpenStore

__all__ = ["clock", "edition"]
LOGIN, PASSWORD = "supervisor", "a-long-password"
Template = tuple[Path, DataKey, Staff]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, edition: Edition) -> Template:
    path = tmp_path_factory.mktemp("drawn") / "store.db"
    with create_store(path, LOGIN, "S", PASSWORD, HandClock()) as made:
        draw_wave(made, HandClock(), edition)
    return path, unlock(keys_path(path), LOGIN, PASSWORD), made.staff


@pytest.fixture
def store(template: Template, tmp_path: Path) -> Iterator[OpenStore]:
    path, key, staff = template
    engine = sealed_engine(Path(shutil.copy(path, tmp_path)), key)
    yield OpenStore(partial(StoreWork, engine), staff)
    engine.dispose()


@pytest.fixture
def desk(store: OpenStore, clock: HandClock, edition: Edition) -> CallingDesk:
    return CallingDesk(store.work, clock, edition, store.staff)


@pytest.fixture
def operator(store: OpenStore, clock: HandClock, edition: Edition) -> CallingDesk:
    return seat(store, clock, edition, "aigul")
