from pathlib import Path

import pytest

from storage.exchange.demo_files import write_demo_files
from storage.exchange.workbooks import open_workbook
from survey.edition import Edition
from survey.edition_file import load_edition
from survey.errors import FileRefused
from survey.periods import Month, Quarter
from tests.unit.registry.sheets import Reading, read_pages

QUARTER = Quarter(2026, 3)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


@pytest.fixture(scope="module")
def files(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_demo_files(tmp_path_factory.mktemp("demo") / "new", QUARTER, 300, 59, edition)


def read(file: Path, edition: Edition, month: Month) -> Reading:
    return read_pages(open_workbook(file), edition=edition, month=month)


def test_the_months_come_first_then_acts_and_questionnaires(files: tuple[Path, ...]) -> None:
    assert [file.name for file in files] == [
        "registry-2026-07.xlsx",
        "registry-2026-08.xlsx",
        "registry-2026-09.xlsx",
        "acts-2026Q3.xlsx",
        "questionnaires-2026Q3.xlsx",
    ]


def test_the_same_arguments_give_the_same_bytes(files: tuple[Path, ...], edition: Edition, tmp_path: Path) -> None:
    again = write_demo_files(tmp_path, QUARTER, 300, 59, edition)
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in files]


def test_the_registries_read_as_annex_1_and_hold_every_service(files: tuple[Path, ...], edition: Edition) -> None:
    months = list(zip(QUARTER.months, files, strict=False))
    rows = [len(read(file, edition, month).records) for month, file in months]
    assert sum(rows) >= 300
    assert min(rows) > 0


def test_most_rows_of_a_registry_are_in_order(files: tuple[Path, ...], edition: Edition) -> None:
    for month, file in zip(QUARTER.months, files, strict=False):
        reading = read(file, edition, month)
        assert len({finding.row for finding in reading.findings}) < 0.12 * len(reading.records)


def test_headings_are_kazakh_in_one_file_and_russian_in_another(files: tuple[Path, ...], edition: Edition) -> None:
    tops = []
    for file in files[:3]:
        book = open_workbook(file)
        tops.append([cell for row in list(book.rows(book.names[0]))[:5] for cell in row])
    number = edition.columns[5].heading
    assert [number.kk in cells for cells in tops] == [True, False, True]
    assert number.ru in tops[1]
    assert any("ойдан алынған" in str(cell) for cell in tops[0])


def test_a_folder_that_cannot_be_written_is_refused(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file stands in the way")
    with pytest.raises(FileRefused) as refused:
        write_demo_files(tmp_path / "taken" / "demo", QUARTER, 10, 59, edition)
    assert (refused.value.code, refused.value.facts) == ("report.write_failed", {"file": "registry-2026-07.xlsx"})
