"""Which lines beneath the headings are rows of the registry, and what stands in their cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import TypeAlias

from survey.edition import Edition
from survey.errors import FileRefused
from survey.registry.dates import read_date
from survey.registry.folding import fold
from survey.registry.form import Form, Part
from survey.registry.records import Aside, Cell, RawRows
from survey.registry.row import as_text
from survey.registry.workbook import Workbook

AT_ONCE = 500
"""Rows that are read together, a column at a time."""
LEAST_CELLS = 4
"""A line with so many filled cells of the form is a row even when none of them is told for what it is."""
ID_DIGITS, PHONE_DIGITS = 9, 10
QUOTED = 200
"""So much of a line that is no row is kept to be shown."""
ROW_NUMBER = "row_number"
_NOT_DIGIT = re.compile(r"\D")

Line: TypeAlias = tuple[int, tuple[Cell, ...]]
"""A row's number on the sheet and its cells in the order of its table's names."""


def form_rows(workbook: Workbook, form: Form, edition: Edition, file: str, asides: list[Aside]) -> Iterator[RawRows]:
    """Stream the rows of a form, 500 at a time; lines that say something and are no rows are added to `asides`.

    The rows of the paper form's two tables are joined by row number where both have it, else by their order, and bear
    the place of the first. Raises FileRefused (registry.parts_differ) when the tables do not have the same rows.
    """
    own = {column.name for column in edition.columns}
    tables = [_Table(part, edition, asides) for part in form.parts if own & set(part.places)]
    names = [name for table in tables for name in table.names]
    first, *second = [table.rows(workbook) for table in tables]
    lines = _joined(tables, list(first), list(second[0]), file) if second else first
    while some := list(islice(lines, AT_ONCE)):
        numbers, cells = zip(*some, strict=True)
        # Of a column that both tables have, the first's.
        columns = dict(zip(reversed(names), reversed(list(zip(*cells, strict=True))), strict=True))
        yield RawRows(
            numbers,
            {name: columns[name] for name in names if name in own},
            {name: columns[name] for name in names if name not in own},
        )


def _joined(tables: Sequence["_Table"], first: Sequence[Line], second: Sequence[Line], file: str) -> Iterator[Line]:
    numbers, others = ([table.number(row) for row in rows] for table, rows in zip(tables, (first, second), strict=True))
    numbered = all(numbers) and all(others)
    if len(first) != len(second) or (numbered and set(numbers) != set(others)):
        raise FileRefused("registry.parts_differ", file=file, first=len(first), second=len(second))
    if numbered and len(set(numbers)) == len(numbers):
        by_number = dict(zip(others, second, strict=True))
        second = [by_number[number] for number in numbers]
    for (number, cells), (_, rest) in zip(first, second, strict=True):
        yield number, cells + rest


class _Table:
    """One table of the form, line by line."""

    def __init__(self, part: Part, edition: Edition, asides: list[Aside]) -> None:
        self._part = part
        self._asides = asides
        self._names = tuple(column.name for column in edition.columns if column.name in part.places)
        self._extra = tuple(column.name for column in edition.extra_columns if column.name in part.places)
        self.names = (*self._names, *self._extra)
        self._places = [part.places[name] for name in self.names]
        self._numbers = {column.name: str(column.number) for column in edition.columns}
        self._footer = re.compile(rf"(?:{'|'.join(re.escape(fold(words)) for words in edition.footers)})(?!\w)")
        plain = next(name for name in ("client", "service", *self._names) if name in self._names)
        self._plain = self._names.index(plain)

    def number(self, row: Line) -> str:
        return as_text(row[1][self.names.index(ROW_NUMBER)]) if ROW_NUMBER in self._extra else ""

    def rows(self, workbook: Workbook) -> Iterator[Line]:
        part = self._part
        width = max(part.places.values()) + 1
        end = None if part.end is None else part.end - 1
        # The first place twice: itemgetter gives a tuple for two places and more, a bare cell for one.
        pick, own = itemgetter(self._places[0], *self._places), slice(len(self._names))
        for number, line in enumerate(islice(workbook.rows(part.sheet), part.row, end), start=part.row + 1):
            cells = line if len(line) >= width else [*line, *[""] * (width - len(line))]
            values = pick(cells)[1:]
            # A sheet may have a million empty rows: they are told before they are looked into.
            if self._is_plain(values[own]) or (line.count("") < len(line) and self._is_row(number, values[own], cells)):
                yield number, values

    def _is_plain(self, values: Sequence[Cell]) -> bool:
        """Tell a row at a glance: most cells are filled, and the client is neither the heading again nor a number."""
        told = values[self._plain]
        return (
            2 * sum(map(bool, values)) > len(values)
            and isinstance(told, str)
            and not told.isdigit()
            and told != self._part.headings[self._places[self._plain]]
        )

    def _is_row(self, number: int, values: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        filled = {name: cell for name, cell in zip(self._names, values, strict=True) if _is_filled(cell)}
        if self._belongs_to_headings(filled, cells):
            return False
        if filled and self._says_a_service(filled, cells):
            return True
        said = [as_text(cell) for cell in cells if _is_filled(cell)]
        if filled or any(not text.isdigit() for text in said):
            self._asides.append(Aside(number, " ".join(said)[:QUOTED]))
        return False

    def _belongs_to_headings(self, filled: Mapping[str, Cell], cells: Sequence[Cell]) -> bool:
        """Tell the row of column numbers, and the headings repeated at the top of a page."""
        if len(filled) < LEAST_CELLS:
            return False
        texts = {name: as_text(cell) for name, cell in filled.items()}
        if all(text == self._numbers[name] for name, text in texts.items()) or _counts_on(cells):
            return True
        headings = self._part.headings
        return all(fold(text) == fold(headings[self._part.places[name]]) for name, text in texts.items())

    def _says_a_service(self, filled: Mapping[str, Cell], cells: Sequence[Cell]) -> bool:
        """Tell a row with few cells from a total, a caption or a signature."""
        opening = fold(as_text(next(cell for cell in cells if _is_filled(cell))))
        named = len(_digits(filled, "id_number")) >= ID_DIGITS or any(
            not isinstance(filled.get(name), int | float) and read_date(filled.get(name)).day
            for name in ("start", "end", "birth")
        )
        if named or not self._footer.match(opening):
            phoned = any(len(_digits(filled, name)) >= PHONE_DIGITS for name in ("work_phone", "mobile_phone"))
            numbered = ROW_NUMBER in self._extra and as_text(cells[self._part.places[ROW_NUMBER]]).isdigit()
            served = "client" in filled and "service" in filled
            return named or phoned or numbered or served or len(filled) >= LEAST_CELLS
        return False


def _is_filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _digits(filled: Mapping[str, Cell], name: str) -> str:
    return _NOT_DIGIT.sub("", as_text(filled.get(name)))


def _counts_on(cells: Sequence[Cell]) -> bool:
    """Tell a line of numbers that go up by one."""
    texts = [as_text(cell) for cell in cells if _is_filled(cell)]
    if not all(text.isdecimal() and len(text) <= len("999") for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
