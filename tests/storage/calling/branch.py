"""A branch that fills in a call sheet: the table as it was exported, cells put in by key, the file saved again."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook as Writer

from survey.call_sheet import CallSheet, Fill
from survey.registry.records import Cell


class Table:
    """The table of a call sheet as lists of cells; the port by which an office file is read."""

    def __init__(self, rows: Sequence[Sequence[Cell]], name: str = "Қоңыраулар") -> None:
        self.cells: list[list[Any]] = [list(row) for row in rows]
        self._name = name

    @classmethod
    def of(cls, sheet: CallSheet) -> "Table":
        """Return a sheet as it stands before a branch fills it in, with its spare rows."""
        blank = [""] * sum(column.fill is not Fill.GIVEN for column in sheet.columns)
        given = len(sheet.columns) - len(blank)
        return cls(
            [
                [column.heading for column in sheet.columns],
                [column.key for column in sheet.columns],
                *([*row.given, *blank] for row in sheet.rows),
                *([""] * (given + len(blank)) for _ in range(sheet.spare)),
            ]
        )

    @classmethod
    def opened(cls, file: Path) -> "Table":
        """Return the table of an exported file."""
        return cls(CalamineWorkbook.from_path(file).get_sheet_by_index(1).to_python(skip_empty_area=False))

    @property
    def names(self) -> Sequence[str]:
        return ["Толтыру тәртібі", self._name]

    def rows(self, name: str) -> Iterator[Sequence[Cell]]:
        return iter(self.cells) if name == self._name else iter([["1. …"], []])

    def fill(self, row: int, **cells: Cell) -> int:
        """Put cells into the row of a client (from 1) by their keys; return the sheet's row number."""
        keys = [str(key).partition(" ")[0] for key in self.cells[1]]
        while len(self.cells) <= row + 1:
            self.cells.append([""] * len(keys))
        for key, cell in cells.items():
            self.cells[row + 1][keys.index(key)] = cell
        return row + 2

    def fill_spare(self, clients: int, place: int, of: int, **cells: Cell) -> int:
        """Put a further call of a client into a spare row."""
        return self.fill(clients + place, case=self.number(of), **cells)

    def number(self, row: int) -> str:
        """Return the case number of a client."""
        return str(self.cells[row + 1][0])

    def save(self, file: Path) -> Path:
        """Save the table alone as XLSX, as an office program would."""
        with Writer(file) as made:
            sheet = made.add_worksheet(self._name)
            moment = made.add_format({"num_format": "dd.mm.yyyy hh:mm"})
            for number, row in enumerate(self.cells):
                for place, cell in enumerate(row):
                    if isinstance(cell, datetime | date):
                        sheet.write_datetime(number, place, cell, moment)
                    elif isinstance(cell, str):
                        sheet.write_string(number, place, cell)
                    else:
                        sheet.write(number, place, cell)
        return file
