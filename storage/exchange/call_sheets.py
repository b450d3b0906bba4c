"""Call sheets as protected office files: only the cells of the branch take words, most of them from a list."""

from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.exchange.defused import defused
from storage.exchange.whole import lines, write_workbook
from survey.call_sheet import CallColumn, CallSheet, Fill

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

TOP = 2
"""Rows above the clients: the headings, and the keys by which the columns are read back, out of sight."""
A4, LINE_HEIGHT = 9, 13.5
GUIDE_WIDTH = 62
MARGIN, FOOT = 0.35, 0.6
LONGEST_LIST = 255
"""Characters of a list that stands in the rule itself; more than fifteen numbers of a client are typed."""
FILLED_IN = "#FFF7DC"
ALLOWED = {"format_columns": True, "format_rows": True}


def write_call_sheet(path: Path, sheet: CallSheet) -> None:
    """Write a call sheet as XLSX: the guide, the table, the lists out of sight. Raises FileRefused."""

    def fill(workbook: "Workbook") -> None:
        workbook.set_properties({"title": sheet.title, "subject": sheet.notice, "comments": sheet.notice})
        _write_guide(workbook.add_worksheet(sheet.guide_name), sheet, workbook)
        _Table(workbook, sheet).write()

    write_workbook(path, {}, fill)


def _write_guide(made: "Worksheet", sheet: CallSheet, workbook: "Workbook") -> None:
    words = workbook.add_format({"text_wrap": True, "valign": "top"})
    heading = workbook.add_format({"text_wrap": True, "valign": "top", "bold": True})
    made.set_column(0, 1, GUIDE_WIDTH)
    _print(made, sheet)
    made.fit_to_pages(1, 1)
    made.protect("", ALLOWED)
    for number, line in enumerate(sheet.guide):
        made.set_row(number, LINE_HEIGHT * lines((line.kk, line.ru), (GUIDE_WIDTH - 5,) * 2))
        for place, said in enumerate((line.kk, line.ru)):
            made.write_string(number, place, defused(said), heading if line.heading else words)


def _print(made: "Worksheet", sheet: CallSheet) -> None:
    made.set_landscape()
    made.set_paper(A4)
    made.fit_to_pages(1, 0)
    made.set_margins(left=MARGIN, right=MARGIN, top=FOOT, bottom=FOOT)
    made.set_header(f"&L&8{sheet.title}&R&8{sheet.notice}")
    made.set_footer("&R&8&P / &N")


class _Table:
    """The table of calls and the lists it chooses from."""

    def __init__(self, workbook: "Workbook", sheet: CallSheet) -> None:
        self._sheet = sheet
        self._made = workbook.add_worksheet(sheet.table_name)
        self._lists = workbook.add_worksheet(sheet.lists_name)
        self._heading = workbook.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8EDF2"}
        )
        self._given = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
        own = {"text_wrap": True, "valign": "top", "border": 1, "locked": False, "bg_color": FILLED_IN}
        moment = workbook.add_format({**own, "num_format": "dd.mm.yyyy hh:mm"})
        words = workbook.add_format(own)
        text = workbook.add_format({**own, "num_format": "@"})
        self._formats: dict[Fill, Format] = {
            Fill.GIVEN: text,
            Fill.CHOICE: words,
            Fill.PHONE: text,
            Fill.MOMENT: moment,
            Fill.WORDS: words,
        }
        self._last = TOP + len(sheet.rows) - 1

    def write(self) -> None:
        """Write everything, then lock what is not the branch's."""
        _print(self._made, self._sheet)
        self._made.repeat_rows(0)
        self._made.freeze_panes(TOP, 2)
        self._write_head()
        self._write_rows()
        self._write_spare()
        for place, column in enumerate(self._sheet.columns):
            self._limit(place, column)
        self._lists.hide()
        self._lists.protect()
        self._made.protect("", ALLOWED)

    def _write_head(self) -> None:
        columns = self._sheet.columns
        widths = [column.width for column in columns]
        self._made.set_row(0, LINE_HEIGHT * (1 + lines([column.heading for column in columns], widths)))
        self._made.set_row(1, None, None, {"hidden": True})
        for place, column in enumerate(columns):
            self._made.set_column(place, place, column.width)
            self._made.write_string(0, place, column.heading, self._heading)
            self._made.write_string(1, place, column.key)

    def _write_rows(self) -> None:
        widths = [column.width for column in self._sheet.columns if column.fill is Fill.GIVEN]
        for number, row in enumerate(self._sheet.rows, start=TOP):
            self._made.set_row(number, LINE_HEIGHT * lines(row.given, widths))
            for place, cell in enumerate(row.given):
                self._made.write_string(number, place, defused(cell), self._given)
            self._write_blank(number, len(row.given))

    def _write_spare(self) -> None:
        """Leave rows for further calls: the case is chosen there, and what we know of it comes by itself."""
        given = sum(column.fill is Fill.GIVEN for column in self._sheet.columns)
        table = f"$A${TOP + 1}:${_letters(given - 1)}${self._last + 1}"
        for number in range(self._last + 1, self._last + 1 + self._sheet.spare):
            self._made.set_row(number, LINE_HEIGHT * 2)
            self._made.write_blank(number, 0, None, self._formats[Fill.GIVEN])
            for place in range(1, given):
                found = f'=IFERROR(VLOOKUP($A{number + 1},{table},{place + 1},FALSE),"")'
                self._made.write_formula(number, place, found, self._given, "")
            self._write_blank(number, given)

    def _write_blank(self, number: int, start: int) -> None:
        for place, column in enumerate(self._sheet.columns[start:], start=start):
            self._made.write_blank(number, place, None, self._formats[column.fill])

    def _limit(self, place: int, column: CallColumn) -> None:
        """Let a column take only what it may: the drop-downs and the moments."""
        end = self._last + self._sheet.spare
        match column.fill:
            case Fill.GIVEN if place == 0:
                source = f"=$A${TOP + 1}:$A${self._last + 1}"
                self._validate(self._last + 1, end, place, {"validate": "list", "source": source})
            case Fill.CHOICE:
                self._validate(TOP, end, place, {"validate": "list", "source": self._write_list(place, column)})
            case Fill.PHONE:
                for number, row in enumerate(self._sheet.rows, start=TOP):
                    if len(",".join(row.phones)) <= LONGEST_LIST:
                        self._validate(number, number, place, {"validate": "list", "source": list(row.phones)})
            case Fill.MOMENT:
                earliest = datetime.combine(self._sheet.opened, time())
                self._validate(TOP, end, place, {"validate": "date", "criteria": ">=", "value": earliest})

    def _write_list(self, place: int, column: CallColumn) -> str:
        for number, choice in enumerate(column.choices):
            # A mark is a number here, as it becomes one when it is typed or chosen.
            write = self._lists.write_number if choice.isdigit() else self._lists.write_string
            write(number, place, int(choice) if choice.isdigit() else defused(choice))
        letters = _letters(place)
        return f"='{self._sheet.lists_name}'!${letters}$1:${letters}${len(column.choices)}"

    def _validate(self, first: int, last: int, place: int, rule: dict[str, Any]) -> None:
        if first <= last:
            message = self._sheet.wrong_moment if rule["validate"] == "date" else self._sheet.wrong_choice
            self._made.data_validation(first, place, last, place, {**rule, "error_message": message})


def _letters(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415  few commands write workbooks

    return str(xl_col_to_name(place))
