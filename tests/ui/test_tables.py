"""Tables sort the Kazakh way, find words whichever letters are typed, and copy what is shown."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.widgets.table import RIGHT, Column, Rows, Table

REGIONS = (("Атырау", 3), ("Ақтөбе", 20), ("Алматы", 100), ("Ақмола", 1))
COLUMNS: tuple[Column[tuple[str, int]], ...] = (
    Column("Өңір", lambda row: row[0]),
    Column("Клиент", lambda row: str(row[1]), RIGHT, lambda row: row[1], marked=lambda row: row[1] == 3),
)


def filled() -> Rows[tuple[str, int]]:
    rows: Rows[tuple[str, int]] = Rows()
    rows.fill(COLUMNS, REGIONS)
    return rows


def shown(rows: Rows[tuple[str, int]]) -> list[str]:
    return [rows.row_at(place)[0] for place in range(rows.rowCount())]


def test_words_sort_in_kazakh_order() -> None:
    rows = filled()
    rows.sort(0)
    assert shown(rows) == ["Ақмола", "Ақтөбе", "Алматы", "Атырау"]


def test_numbers_sort_as_numbers_and_a_third_click_gives_the_first_order_back() -> None:
    rows = filled()
    rows.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(rows) == ["Алматы", "Ақтөбе", "Атырау", "Ақмола"]
    rows.sort(-1)
    assert shown(rows) == [name for name, _ in REGIONS]


def test_russian_letters_find_kazakh_words() -> None:
    rows = filled()
    rows.filter("актобе")
    assert shown(rows) == ["Ақтөбе"]
    rows.filter("")
    assert rows.rowCount() == len(REGIONS)


def test_filter_and_order_outlive_new_rows() -> None:
    rows = filled()
    rows.filter("а")
    rows.sort(0)
    rows.fill(COLUMNS, (*REGIONS, ("Абай", 5)))
    assert shown(rows)[0] == "Абай"


def test_only_marked_cells_have_a_ground() -> None:
    rows = filled()
    role = Qt.ItemDataRole.BackgroundRole
    grounds = [rows.data(rows.index(place, 1), role) is not None for place in range(4)]
    assert grounds == [True, False, False, False]


def test_copy_takes_the_chosen_rows_with_their_headings(qtbot: QtBot) -> None:
    table = Table(filled())
    qtbot.addWidget(table)
    table.selectRow(1)
    table.copy()
    assert QGuiApplication.clipboard().text() == "Өңір\tКлиент\nАқтөбе\t20"


def test_copy_takes_all_that_is_shown_when_nothing_is_chosen(qtbot: QtBot) -> None:
    rows = filled()
    rows.filter("атырау")
    table = Table(rows)
    qtbot.addWidget(table)
    table.copy()
    assert QGuiApplication.clipboard().text() == "Өңір\tКлиент\nАтырау\t3"
