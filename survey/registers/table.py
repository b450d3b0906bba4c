"""Where a table with known headings stands in a workbook, and its lines."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from survey.edition_registers import RegisterColumn
from survey.errors import FileRefused
from survey.registry.folding import fold_heading
from survey.registry.records import Cell, RawRow
from survey.registry.row import as_text
from survey.registry.workbook import Workbook

LOOK_AT = 60
"""Rows from the top of a sheet among which the headings are looked for."""
LEAST_HEADINGS = 3
"""A row with fewer of the headings is none."""
LEAST_CELLS = 3
"""A line with fewer filled cells is a total or a signature."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table: its sheet, the row of its headings (from 1), the place (from 0) of each column by our name."""

    sheet: str
    row: int
    places: Mapping[str, int]


def find_table(
    workbook: Workbook, columns: Sequence[RegisterColumn], needed: Sequence[Collection[str]], file: str
) -> FoundTable:
    """Return the row with most of the headings, on any sheet, the columns in any order.

    `needed` are sets of names of which one must be there. Raises FileRefused: register.no_table when no row has
    three of the headings, register.column_missing when a needed one is not there.
    """
    known = _known(columns)
    best: FoundTable | None = None
    for sheet in workbook.names:
        for number, cells in enumerate(islice(workbook.rows(sheet), LOOK_AT), start=1):
            places = _places(cells, known)
            if best is None or len(places) > len(best.places):
                best = FoundTable(sheet, number, places)
    if best is None or len(best.places) < LEAST_HEADINGS:
        raise FileRefused("register.no_table", file=file, sheets=len(workbook.names))
    headings = {column.name: column.heading for column in columns}
    if missing := tuple(headings[next(iter(names))] for names in needed if not best.places.keys() & set(names)):
        raise FileRefused("register.column_missing", file=file, columns=missing)
    return best


def lines_of(workbook: Workbook, table: FoundTable) -> Iterator[RawRow]:
    """Stream the lines below the headings; the paper form's row of column numbers, totals and signatures are left out.

    A column that the table does not have gives None.
    """
    for number, cells in enumerate(islice(workbook.rows(table.sheet), table.row, None), start=table.row + 1):
        row = RawRow(number, {name: _cell(cells, place) for name, place in table.places.items()})
        filled = {name: text for name, cell in row.cells.items() if (text := as_text(cell))}
        if len(filled) >= LEAST_CELLS and not _is_numbering(filled, table.places):
            yield row


def _known(columns: Sequence[RegisterColumn]) -> dict[str, str]:
    return {
        fold_heading(words): column.name
        for column in columns
        for words in (column.heading.kk, column.heading.ru, column.heading.en, *column.variants)
    }


def _places(cells: Sequence[Cell], known: Mapping[str, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and (name := known.get(fold_heading(cell))):
            places.setdefault(name, place)
    return places


def _is_numbering(filled: Mapping[str, str], places: Mapping[str, int]) -> bool:
    """Tell a line that numbers the columns: each cell is one more than the cell before, as far as their places are."""
    steps = {int(text) - places[name] if text.isdecimal() else None for name, text in filled.items()}
    return len(filled) == len(places) and len(steps) == 1 and None not in steps


def _cell(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else None
