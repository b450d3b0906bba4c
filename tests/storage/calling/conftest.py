"""A real store with a small drawn wave, and the calling desk on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from storage.engine import Store, create_store
from survey.edition import Edition
from survey.edition_file import load_edition
from survey.fieldwork.case import FRESH, Case, CaseRow
from survey.ids import uuid7
from survey.periods import Month, Quarter
from survey.registry.records import Phone, Record, Version
from survey.sampling.design import Draw, Plan, Request, Wave
from survey.services.calling import CallingDesk

START = datetime(2026, 10, 5, 5, 0, tzinfo=UTC)
CLIENTS = 5
CELLS = {"client": "Сынақов Ойдан", "place": "Кәсіпкерлерге қызмет көрсету орталығы", "settlement": "Өскемен қ."}


@dataclass
class HandClock:
    """A clock that tests set by hand."""

    at: datetime = field(default=START)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def pass_by(self, **time: int) -> None:
        self.at += timedelta(**time)


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock, edition: Edition) -> Iterator[Store]:
    with create_store(tmp_path / "store.db", "supervisor", "S", "a-long-password", clock) as opened:
        draw_wave(opened, clock, edition)
        yield opened


@pytest.fixture
def desk(store: Store, clock: HandClock, edition: Edition) -> CallingDesk:
    return CallingDesk(store.work, clock, edition, store.staff)


def draw_wave(store: Store, clock: HandClock, edition: Edition) -> None:
    quarter = Quarter(2026, 3)
    version = Version(
        uuid7(clock()),
        Month(2026, 9),
        1,
        "r.xlsx",
        "0" * 64,
        date(2026, 10, 1),
        late=False,
        rows=CLIENTS,
        counted=CLIENTS,
        imported_at=clock(),
        by=store.staff.id,
    )
    plan = Plan(quarter, Request(), CLIENTS, CLIENTS, CLIENTS, 0.4, ())
    wave = Wave(uuid7(clock()), edition.id, plan, "seed", "0" * 64, clock(), store.staff.id)
    with store.work() as work:
        work.registries.add(version, [record(row) for row in range(1, CLIENTS + 1)], [])
        made = [case_of(wave.id, version.id, row, clock()) for row in range(1, CLIENTS + 1)]
        start = FRESH
        work.waves.add(wave, Draw(plan, "seed", "0" * 64, ()), [CaseRow(case, start) for case in made])
        work.commit()


def record(row: int) -> Record:
    day = date(2026, 9, row)
    return Record(
        number=row,
        cells=CELLS,
        counted=True,
        region="KZ-63",
        id_number="",
        person=f"nb:{row}",
        name_birth="",
        enterprise=f"e:{row}",
        sex="unknown",
        birth=None,
        category="small",
        start=day,
        end=day,
        phones=(Phone(f"+7705000000{row}", 21),),
    )


def case_of(wave: UUID, version: UUID, row: int, at: datetime) -> Case:
    return Case(
        uuid7(at), wave, row, 1, "KZ-63", f"nb:{row}", 1, version, row, (f"+7705000000{row}", f"+7723200000{row}")
    )
