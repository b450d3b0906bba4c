"""A book of tables with true numbers, by xlsxwriter."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from storage.exchange.defused import defused
from storage.exchange.whole import lines, write_workbook
from survey.sheet import Book, Leaf, Quantity

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LINE_HEIGHT = 15
FRONT_WIDTH = 110
TABLE_TOP = 2
"""The caption, an empty line, the headings."""
A4 = 9


def write_book(path: Path, book: Book) -> None:
    """Write a book as XLSX; the same book gives the same bytes. Raises FileRefused (report.write_failed)."""
    write_workbook(path, {}, partial(_fill, book))


def _fill(book: Book, workbook: "Workbook") -> None:
    workbook.set_properties({"title": book.title, "author": book.author, "created": book.at.replace(tzinfo=None)})
    looks = _Looks(workbook)
    front = workbook.add_worksheet(book.front)
    front.set_column(0, 0, FRONT_WIDTH)
    front.write_string(0, 0, defused(book.title), looks.title)
    for line, words in enumerate(book.lines, start=1):
        front.write_string(line, 0, defused(words), looks.words())
    for line, leaf in enumerate(book.leaves, start=len(book.lines) + 2):
        front.write_url(line, 0, f"internal:'{leaf.name}'!A1", string=leaf.caption)
    _page(front)
    for leaf in book.leaves:
        _leaf(workbook.add_worksheet(leaf.name), leaf, looks)


class _Looks:
    """The formats of a book, each made once."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, bool], Format] = {}
        self.title = workbook.add_format({"bold": True, "text_wrap": True, "font_size": 14})
        self.caption = workbook.add_format({"bold": True})
        self.note = workbook.add_format({"font_color": "#5A6B7B", "font_size": 9})
        self.heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})

    def words(self, *, total: bool = False) -> "Format":
        """Return the look of words."""
        return self._look("", total)

    def number(self, quantity: Quantity, *, total: bool) -> "Format":
        """Return the look of a number: 1 234,5; +1,5; 12,3†."""
        digits = f".{'0' * quantity.digits}" if quantity.digits else ""
        shown = f"#,##0{digits}" + (f'"{quantity.mark}"' if quantity.mark else "")
        return self._look(f"+{shown};-{shown};{shown}" if quantity.signed else shown, total)

    def _look(self, shown: str, total: bool) -> "Format":  # noqa: FBT001
        if (shown, total) not in self._made:
            look = {"bold": total, "valign": "top", "text_wrap": not shown} | ({"num_format": shown} if shown else {})
            self._made[shown, total] = self._workbook.add_format(look)
        return self._made[shown, total]


def _leaf(sheet: "Worksheet", leaf: Leaf, looks: _Looks) -> None:
    sheet.write_string(0, 0, defused(leaf.caption), looks.caption)
    for place, (heading, width) in enumerate(zip(leaf.headings, leaf.widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(TABLE_TOP, place, defused(heading), looks.heading)
    sheet.set_row(TABLE_TOP, LINE_HEIGHT * lines(leaf.headings, leaf.widths))
    for row, cells in enumerate(leaf.rows):
        for place, cell in enumerate(cells):
            at, total = (TABLE_TOP + 1 + row, place), row < leaf.totals
            if isinstance(cell, Quantity):
                sheet.write_number(*at, cell.value, looks.number(cell, total=total))
            else:
                sheet.write_string(*at, defused(cell), looks.words(total=total))
    for order, note in enumerate(leaf.notes):
        sheet.write_string(TABLE_TOP + 2 + len(leaf.rows) + order, 0, defused(note), looks.note)
    sheet.freeze_panes(TABLE_TOP + 1, 1)
    sheet.repeat_rows(TABLE_TOP)
    _page(sheet)


def _page(sheet: "Worksheet") -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
