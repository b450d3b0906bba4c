"""The file a branch gets: locked but for its own cells, with lists, and nothing in it that could run."""

import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from storage.exchange.call_sheets import write_call_sheet
from survey.call_sheet import CallColumn, CallRow, CallSheet, Fill, GuideLine
from survey.errors import FileRefused

SHEET = CallSheet(
    title="Қоңырау парағы",
    notice="Құпия: дербес деректер",
    guide_name="Тәртіп",
    table_name="Қоңыраулар",
    lists_name="Тізімдер",
    guide=[GuideLine("Қазақша", "По-русски", heading=True), GuideLine("=1+1", "+2")],
    columns=[
        CallColumn("case 2026Q3", "Іс", 15, Fill.GIVEN),
        CallColumn("client", "Клиент", 20, Fill.GIVEN),
        CallColumn("at", "Уақыты", 16, Fill.MOMENT),
        CallColumn("phone", "Нөмір", 15, Fill.PHONE),
        CallColumn("q2", "2-сұрақ", 9, Fill.CHOICE, ("1", "2", "Білмеймін")),
        CallColumn("note", "Ескертпе", 16, Fill.WORDS),
    ],
    rows=[
        CallRow(("2026Q3-0001-16", '=HYPERLINK("http://example.org")'), ("8 705 000 00 01", "8 723 200 00 01")),
        CallRow(("2026Q3-0002-19", "@Сынақов"), [f"8 705 000 {number:02} 00" for number in range(20)]),
    ],
    spare=3,
    opened=date(2026, 10, 5),
    wrong_choice="Тізімнен таңдаңыз.",
    wrong_moment="Күні мен уақыты.",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_call_sheet(tmp_path / "calls.xlsx", SHEET)
    return tmp_path / "calls.xlsx"


def part(file: Path, name: str) -> str:
    with ZipFile(file) as parts:
        return parts.read(name).decode()


def rules(file: Path) -> dict[str, str]:
    found = re.findall(
        r'<dataValidation [^>]*sqref="([^"]+)"[^>]*>(.*?)</dataValidation>', part(file, "xl/worksheets/sheet2.xml")
    )
    return {cells: re.sub(r"</?formula1>", "", rule) for cells, rule in found}


def test_the_branch_chooses_from_lists_and_writes_moments(file: Path) -> None:
    assert rules(file) == {
        "A5:A7": "$A$3:$A$4",
        "C3:C7": "46300",
        "D3": '"8 705 000 00 01,8 723 200 00 01"',
        "E3:E7": "'Тізімдер'!$E$1:$E$3",
    }
    assert CalamineWorkbook.from_path(file).get_sheet_by_name("Тізімдер").to_python() == [[1], [2], ["Білмеймін"]]


def test_only_the_cells_of_the_branch_are_unlocked(file: Path) -> None:
    styles, table = part(file, "xl/styles.xml"), part(file, "xl/worksheets/sheet2.xml")
    cell_styles = styles.partition("<cellXfs")[2].partition("</cellXfs>")[0].split("<xf ")[1:]
    unlocked = {number for number, style in enumerate(cell_styles) if 'locked="0"' in style}
    cells = dict(re.findall(r'<c r="([A-Z]+\d+)"(?: s="(\d+)")?', table))
    free = {name for name, style in cells.items() if int(style or 0) in unlocked}
    assert free == {f"{column}{row}" for column in "CDEF" for row in range(3, 8)} | {"A5", "A6", "A7"}
    for sheet in (1, 2, 3):
        assert '<sheetProtection sheet="1"' in part(file, f"xl/worksheets/sheet{sheet}.xml")


def test_what_could_run_is_defused_and_only_our_own_look_up_is_a_formula(file: Path) -> None:
    book = CalamineWorkbook.from_path(file)
    assert book.get_sheet_by_name("Қоңыраулар").to_python()[2:4] == [
        ["2026Q3-0001-16", '\'=HYPERLINK("http://example.org")', "", "", "", ""],
        ["2026Q3-0002-19", "'@Сынақов", "", "", "", ""],
    ]
    assert book.get_sheet_by_name("Тәртіп").to_python()[1] == ["'=1+1", "'+2"]
    formulas = re.findall("<f>(.*?)</f>", part(file, "xl/worksheets/sheet2.xml"))
    assert formulas == [f'IFERROR(VLOOKUP($A{row},$A$3:$B$4,2,FALSE),"")' for row in (5, 6, 7)]


def test_headings_stay_keys_and_lists_are_out_of_sight_and_it_prints_on_a4_across(file: Path) -> None:
    table, book = part(file, "xl/worksheets/sheet2.xml"), part(file, "xl/workbook.xml")
    assert '<pane xSplit="2" ySplit="2" topLeftCell="C3"' in table
    assert re.search(r'<row r="2"[^>]* hidden="1"', table)
    assert 'name="Тізімдер" sheetId="3" state="hidden"' in book
    assert "Қоңыраулар!$1:$1</definedName>" in book
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in table


def test_the_file_says_that_it_holds_personal_data(file: Path) -> None:
    core = part(file, "docProps/core.xml")
    assert f"<dc:title>{SHEET.title}</dc:title>" in core
    assert f"<dc:subject>{SHEET.notice}</dc:subject>" in core


def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder")
    with pytest.raises(FileRefused, match=r"report\.write_failed"):
        write_call_sheet(taken / "calls.xlsx", SHEET)
    assert list(tmp_path.iterdir()) == [taken]
