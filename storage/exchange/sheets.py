"""A sheet written for people who filter it, by xlsxwriter."""

import csv
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from storage.exchange.defused import defused
from storage.exchange.whole import lines, write_text, write_workbook
from survey.sheet import Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook


LINE_HEIGHT = 15
"""Of one line of words, in points: not every office program finds out how high a wrapped row is."""


def write_sheet(path: Path, sheet: Sheet) -> None:
    """Write a sheet as XLSX: headings that stay and filter, cells that are never run as formulas; or as CSV.

    The file's ending tells which. Raises FileRefused (report.write_failed).
    """
    if path.suffix.lower() == ".csv":
        write_text(path, _comma_separated(sheet))
        return

    def fill(workbook: "Workbook") -> None:
        workbook.set_properties({"title": sheet.title})
        _fill(workbook, sheet)

    write_workbook(path, {"constant_memory": True}, fill)


def _comma_separated(sheet: Sheet) -> str:
    """Return a sheet as CSV that office programs read as UTF-8."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(sheet.headings)
    writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in cells] for cells in sheet.rows)
    return "\ufeff" + written.getvalue()


def _fill(workbook: "Workbook", sheet: Sheet) -> None:
    made = workbook.add_worksheet(sheet.name)
    heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
    words = workbook.add_format({"text_wrap": True, "valign": "top"})
    number = workbook.add_format({"valign": "top", "align": "left"})
    for place, width in enumerate(sheet.widths):
        made.set_column(place, place, width)
    made.freeze_panes(1, 0)
    made.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    made.set_landscape()
    made.set_paper(9)
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_row(0, LINE_HEIGHT * lines(sheet.headings, sheet.widths))
    for place, title in enumerate(sheet.headings):
        made.write_string(0, place, title, heading)
    for line, cells in enumerate(sheet.rows, start=1):
        made.set_row(line, LINE_HEIGHT * lines(cells, sheet.widths))
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                made.write_string(line, place, defused(cell), words)
            else:
                made.write_number(line, place, cell, number)
