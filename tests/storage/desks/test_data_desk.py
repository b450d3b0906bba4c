"""Interviews for analysts from a real store: whole figures in them, and no person."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

import main
from storage.exchange.demo_files import write_demo_files
from survey.data_file import DataFormat
from survey.demo.fieldwork import SteppingClock, play_fieldwork
from survey.errors import Refused
from survey.language import Language
from survey.microdata.disclosure import WITHHELD
from survey.periods import Quarter
from survey.sampling.design import Request
from survey.services.desks import Desks
from survey.services.microdata import DataDesk
from survey.staff import Role
from ui.paper.microdata import data_file

QUARTER = Quarter(2026, 3)
START = datetime(2026, 10, 5, 4, 0, tzinfo=UTC)
FEWEST_LETTERS = 5
"""Names shorter than this stand in ordinary words."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_demo_files(tmp_path_factory.mktemp("demo"), QUARTER, 900, 7, main.edition())


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory, files: tuple[Path, ...]) -> Iterator[Desks]:
    clock = SteppingClock(START, START + timedelta(days=6))
    store = tmp_path_factory.mktemp("store") / "store.db"
    with closing(main.open_desks(store, "supervisor", "a-long-password", clock)) as opened:
        for month, file in zip(QUARTER.months, files, strict=False):
            opened.registry.import_month(file, month, month.next.first, lambda _rows: None)
        opened.registers.import_acts(files[3])
        opened.sampling.draw(QUARTER, Request(sample=170), "1")
        play_fieldwork([opened.calling], clock, opened.edition, 7, 170)
        yield opened


def exported(desks: Desks, folder: Path, form: DataFormat, language: Language = Language.KK) -> dict[str, bytes]:
    """Write a form and return all its files, the parts of a workbook apart."""
    data = desks.data.interviews(QUARTER)
    found: dict[str, bytes] = {}
    for file in desks.write_data(folder, data_file(data, desks.edition, language), form):
        found[file.name] = content = file.read_bytes()
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                found |= {name: parts.read(name) for name in parts.namelist()}
    return found


def persons(desks: Desks) -> set[str]:
    """Return whatever in the store tells a person: names and their words, numbers, enterprises, managers, mail."""
    found: set[str] = set()
    with desks.data._work() as work:
        for month in QUARTER.months:
            version = work.registries.latest(month)
            assert version
            for _, cells in work.registries.rows(version.id):
                named = [cells[name] for name in ("client", "enterprise", "manager", "id_number", "email")]
                names = f"{cells['client']} {cells['manager']}".split()
                phones = re.split(r"[,;/]", f"{cells['work_phone']};{cells['mobile_phone']}")
                found.update(named, names, (re.sub(r"\D", "", phone)[-10:] for phone in phones))
        found.update(phone[2:] for row in work.waves.cases(wave_of(desks)) for phone in row.case.phones)
        found.update(str(row.case.id) for row in work.waves.cases(wave_of(desks)))
    return {one for one in found if len(one) >= FEWEST_LETTERS}


def wave_of(desks: Desks) -> UUID:
    drawn = desks.sampling.wave(QUARTER)
    assert drawn
    return drawn.wave.id


def rows(desks: Desks, folder: Path) -> list[dict[str, str]]:
    files = exported(desks, folder, DataFormat.CSV)
    return list(csv.DictReader(io.StringIO(files["interviews-2026Q3-kk.csv"].decode(), newline="")))


@pytest.mark.parametrize("form", list(DataFormat))
@pytest.mark.parametrize("language", list(Language))
def test_no_person_of_the_store_is_in_any_byte(
    desks: Desks, tmp_path: Path, form: DataFormat, language: Language
) -> None:
    everybody = persons(desks)
    assert len(everybody) > 2000
    for content in exported(desks, tmp_path, form, language).values():
        text = content.decode("utf-8", errors="ignore")
        words = set(re.findall(r"\w+", text))
        assert not {one for one in everybody if (one in words if one.isalpha() else one in text)}


def test_a_column_whose_weights_cannot_be_calibrated_is_empty(desks: Desks, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"raking\.nobody"):
        desks.reporting.raked(QUARTER)
    assert {row["weight_raked"] for row in rows(desks, tmp_path)} == {""}


def test_no_two_exports_can_be_joined_by_number(desks: Desks) -> None:
    first, second = (desks.data.interviews(QUARTER).records for _ in range(2))
    assert first != second
    assert sorted(map(repr, first)) == sorted(map(repr, second))


def test_dates_are_months(desks: Desks) -> None:
    months = {record.qualities["month"] for record in desks.data.interviews(QUARTER).records}
    assert months == {"2026-10"} | (months & {WITHHELD})


def test_operators_and_branches_get_no_data(desks: Desks) -> None:
    for role in (Role.OPERATOR, Role.BRANCH, Role.ADMINISTRATOR):
        desk = DataDesk(desks.data._work, desks.data._clock, desks.edition, replace(desks.staff, role=role))
        with pytest.raises(Refused, match=r"staff\.not_allowed"):
            desk.interviews(QUARTER)


def test_a_quarter_without_a_wave_has_no_data(desks: Desks) -> None:
    with pytest.raises(Refused, match=r"report\.no_wave"):
        desks.data.interviews(QUARTER.previous)
