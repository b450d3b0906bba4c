"""A table for people who filter it: opened again, it holds what was put in and runs nothing."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from storage.exchange.sheets import write_sheet
from survey.errors import FileRefused
from survey.sheet import Sheet

SHEET = Sheet(
    name="Ескертулер",
    title="Түзетілуге тиіс жолдардың тізбесі",
    headings=["Жол", "Мәні"],
    widths=[8, 20],
    rows=[
        (12, "Атлантида"),
        (13, '=HYPERLINK("http://example.org")'),
        (14, "+77015550101"),
        (15, "@SUM(A1)"),
        (16, ""),
    ],
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_sheet(tmp_path / "annex.xlsx", SHEET)
    return tmp_path / "annex.xlsx"


def part(file: Path, name: str) -> str:
    with ZipFile(file) as parts:
        return parts.read(name).decode()


def test_rows_come_back_and_what_could_run_is_defused(file: Path) -> None:
    assert CalamineWorkbook.from_path(file).get_sheet_by_name(SHEET.name).to_python() == [
        ["Жол", "Мәні"],
        [12, "Атлантида"],
        [13, '\'=HYPERLINK("http://example.org")'],
        [14, "'+77015550101"],
        [15, "'@SUM(A1)"],
        [16, ""],
    ]
    assert "<f>" not in part(file, "xl/worksheets/sheet1.xml")


def test_the_headings_stay_in_sight_filter_and_are_printed_on_each_page(file: Path) -> None:
    sheet = part(file, "xl/worksheets/sheet1.xml")
    assert '<pane ySplit="1"' in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B6"/>' in sheet
    assert "$1:$1</definedName>" in part(file, "xl/workbook.xml")


def test_a_row_is_as_high_as_its_words_need(tmp_path: Path) -> None:
    long = Sheet("а", "б", ["Мәні"], [10], [("қысқа",), ("ұ" * 35,)])
    write_sheet(tmp_path / "long.xlsx", long)
    sheet = part(tmp_path / "long.xlsx", "xl/worksheets/sheet1.xml")
    assert '<row r="3" ht="60"' in sheet or '<row r="3" spans="1:1" ht="60"' in sheet


def test_the_file_says_its_title(file: Path) -> None:
    assert f"<dc:title>{SHEET.title}</dc:title>" in part(file, "docProps/core.xml")


def test_a_table_is_written_whole_and_alone_over_an_older_one(file: Path) -> None:
    write_sheet(file, SHEET)
    assert list(file.parent.iterdir()) == [file]


def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder")
    with pytest.raises(FileRefused, match=r"report\.write_failed"):
        write_sheet(taken / "annex.xlsx", SHEET)
    assert list(tmp_path.iterdir()) == [taken]
