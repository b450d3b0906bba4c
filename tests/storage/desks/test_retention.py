"""Personal data of a closed wave are destroyed when their term is over; answers, figures and the chain stay."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import text

import main
from storage.destruction import FACTS
from storage.engine import Store, create_store
from storage.exchange.demo_files import write_demo_files
from storage.exchange.formats import FORMATS
from survey.demo.fieldwork import SteppingClock, play_fieldwork
from survey.errors import Refused
from survey.facts import Dial
from survey.report.canonical import section_document, statistics_document
from survey.retention import kept_until
from survey.sampling.design import Request
from survey.services.desks import Desks, set_desks
from tests.storage.desks.office import NOW, PASSWORD, QUARTER
from ui.telephony.asterisk import Asterisk

PAGE, RESERVE, IV = 4096, 80, 16
EDITION = main.edition()
LATER = timedelta(days=37 * 31)


class Archive:
    """A store of two quarters' worth: the wave is closed, the clock can be moved."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder, self.now = store, folder, NOW

    @property
    def desks(self) -> Desks:
        return set_desks(self.store, lambda: self.now, EDITION, FORMATS, Asterisk())

    def secrets(self) -> set[bytes]:
        """Return every name, IIN, BIN and phone of the rows, as they are written."""
        with self.store.work() as work:
            rows = work._connection.execute(text("SELECT cells, id_number, phones FROM registry_rows")).all()
            dialled = work._connection.execute(text("SELECT phone FROM dials")).scalars().all()
        told = {number for _, number, _ in rows} | set(dialled)
        for cells, _, phones in rows:
            told |= {number for number, _ in json.loads(phones)}
            told |= {json.loads(cells).get(name, "") for name in ("client", "id_number", "mobile_phone", "work_phone")}
        return {secret.encode() for secret in told if len(secret) > 8}

    def plain_bytes(self) -> bytes:
        """Return the pages of the file and of its journal's end as SQLCipher decrypts them."""
        sealed = self.store.path.read_bytes()
        key = self.store.keys._key.secret
        return b"".join(_page(sealed[at : at + PAGE], key, at) for at in range(0, len(sealed), PAGE))


def _page(sealed: bytes, key: bytes, at: int) -> bytes:
    start = 0 if at else IV  # the first page begins with the salt
    nonce = sealed[PAGE - RESERVE : PAGE - RESERVE + IV]
    return Cipher(algorithms.AES(key), modes.CBC(nonce)).decryptor().update(sealed[start : PAGE - RESERVE])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("archive")
    clock = SteppingClock(NOW - timedelta(days=9), NOW)
    with ExitStack() as held:
        store = held.enter_context(create_store(folder / "store.db", "supervisor", "Бас Супервайзер", PASSWORD, clock))
        desks = set_desks(store, clock, EDITION, FORMATS, Asterisk())
        files = write_demo_files(folder / "files", QUARTER, 300, 5, EDITION)
        for month, file in zip(QUARTER.months, files, strict=False):
            desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
        desks.registers.import_acts(files[-2])
        desks.registers.import_questionnaires(files[-1])
        desks.sampling.draw(QUARTER, Request(sample=60), "5")
        play_fieldwork([desks.calling], clock, EDITION, 5, 50)
        yield Archive(store, folder)


def test_the_term_ends_on_a_day_that_every_month_has() -> None:
    assert kept_until(date(2026, 10, 5), 36) == date(2029, 10, 5)
    assert kept_until(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert kept_until(date(2026, 12, 1), 12) == date(2027, 12, 1)


def test_a_wave_is_destroyed_when_closed_and_its_term_over_and_only_then(archive: Archive) -> None:
    desks = archive.desks
    with pytest.raises(Refused, match=r"retention\.reason_needed"):
        desks.retention.destroy(QUARTER, " ")
    with pytest.raises(Refused, match=r"retention\.too_early"):
        desks.retention.destroy(QUARTER, "Заң 94-V")
    archive.now = NOW + LATER
    with pytest.raises(Refused, match=r"retention\.open"):
        desks.retention.destroy(QUARTER, "Заң 94-V")
    desks.sampling.close_wave(QUARTER)
    desks.vault.daily()
    _, before, statistics = desks.retention.preview()[0], *_figures(desks)
    secrets, check = archive.secrets(), desks.vault.check()
    assert len(secrets) > 300
    found = {secret for secret in secrets if secret in archive.plain_bytes()}
    assert len(found) > len(secrets) / 2
    assert (check.ok, desks.retention.preview()[0].holding.persons > 100) == (True, True)

    done = desks.retention.destroy(QUARTER, "Заң 94-V")

    assert done.copies
    assert {secret for secret in secrets if secret in archive.plain_bytes()} == set()
    journal = archive.store.path.with_name("store.db-wal")
    assert not journal.exists() or journal.stat().st_size == 0
    assert _figures(desks) == (before, statistics)
    _examine(archive, desks)


def _figures(desks: Desks) -> tuple[object, object]:
    section = section_document(desks.reporting.section(QUARTER))
    return section, statistics_document(desks.reporting.statistics(QUARTER))


def _examine(archive: Archive, desks: Desks) -> None:
    """See that the store is sound, the destruction recorded, guards stand, and what is tampered with is found."""
    assert desks.vault.check().ok
    assert desks.retention.preview()[0].destroyed
    with pytest.raises(Refused, match=r"retention\.done"):
        desks.retention.destroy(QUARTER, "Заң 94-V")
    with archive.store.work() as work:
        asked = text("SELECT subject, after FROM audit_log WHERE what = 'destroyed'")
        subject, after = work._connection.execute(asked).one()
        assert (subject, json.loads(after)["reason"]) == (str(QUARTER), "Заң 94-V")
        wave = work.waves.of_quarter(QUARTER)
        assert wave
        dials = [fact for fact in work.facts.of_wave(wave.id) if isinstance(fact, Dial)]
        assert dials
        guards = work._connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        assert {f"{table}_refuse_UPDATE" for table in FACTS} <= set(guards)
    for tampering in (
        "UPDATE dials SET phone = '+77015550101'",
        "UPDATE reseals SET digest = 'ab'",
        "DELETE FROM reseals",
        "INSERT INTO reseals SELECT number, destroyed + 1, 'ab' FROM reseals LIMIT 1",
    ):
        with archive.store.work() as work:
            for table in ("dials", "reseals"):
                for verb in ("UPDATE", "DELETE"):
                    work._connection.exec_driver_sql(f"DROP TRIGGER {table}_refuse_{verb}")
            work._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            assert work.audit.examine().ok
            work._connection.exec_driver_sql(tampering)
            assert not work.audit.examine().ok, tampering
