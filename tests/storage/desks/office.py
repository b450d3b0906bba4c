"""An office half way through the fieldwork of a quarter, and whoever works there, on one open store."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

import main
from storage.engine import Store, create_store
from storage.exchange.demo_files import write_demo_files
from storage.exchange.formats import FORMATS
from survey.audit import Logged
from survey.demo.fieldwork import SteppingClock, play_fieldwork
from survey.ids import uuid7
from survey.periods import Quarter
from survey.sampling.design import Request
from survey.services.desks import Desks, set_desks
from survey.staff import Role, Staff
from ui.telephony.asterisk import Asterisk

PASSWORD = "a-long-password"
NOW = datetime(2026, 10, 13, 5, 0, tzinfo=UTC)
QUARTER = Quarter(2026, 3)
OWN, OTHER = "KZ-75", "KZ-79"


@dataclass
class Office:
    """An open store, and the desks of a member of staff of each role on it."""

    store: Store
    folder: Path

    def desks(self, role: Role, region: str = "") -> Desks:
        region = region or (OWN if role is Role.BRANCH else "")
        login = f"{role.value}{region.lower().replace('-', '')}"
        with self.store.work() as work:
            staff = work.staff.by_login(login)
            if staff is None:
                staff = Staff(uuid7(NOW), login, f"{role.value.title()} {region}", role, region)
                work.staff.add(staff)
                work.commit()
        return set_desks(_SignedIn(self.store, staff), lambda: NOW, EDITION, FORMATS, Asterisk())

    def refusals(self) -> list[tuple[UUID, str, dict[str, str]]]:
        """Return who was refused which verb, and with which code."""
        with self.store.work() as work:
            asked = text("SELECT by_id, subject, after FROM audit_log WHERE what = :what ORDER BY number")
            found = work._connection.execute(asked, {"what": Logged.REFUSED.value}).all()
        return [(UUID(bytes=by), subject, json.loads(after)) for by, subject, after in found]


class _SignedIn:
    """The one open store as somebody else's: passwords are proven elsewhere."""

    def __init__(self, store: Store, staff: Staff) -> None:
        self._store = store
        self.staff = staff

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


EDITION = main.edition()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return an office half way through the fieldwork of a quarter, where whoever came before may have worked."""
    with opened_office(tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.fixture
def new_office(tmp_path: Path) -> Iterator[Office]:
    """Return an office half way through the fieldwork of a quarter, as the fieldwork left it."""
    with opened_office(tmp_path) as opened:
        yield opened


@contextmanager
def opened_office(folder: Path) -> Iterator[Office]:
    clock = SteppingClock(NOW - timedelta(days=9), NOW)
    with ExitStack() as held:
        store = held.enter_context(create_store(folder / "store.db", "supervisor", "Бас Супервайзер", PASSWORD, clock))
        desks = set_desks(store, clock, EDITION, FORMATS, Asterisk())
        files = write_demo_files(folder / "files", QUARTER, 1200, 5, EDITION)
        for month, file in zip(QUARTER.months, files, strict=False):
            desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
        desks.registers.import_questionnaires(files[-1])
        desks.sampling.draw(QUARTER, Request(sample=240), "5")
        play_fieldwork([desks.calling], clock, EDITION, 5, 120)
        yield Office(store, folder)
