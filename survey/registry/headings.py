"""Where the form of Annex 1 stands in a workbook."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from survey.edition import Edition
from survey.errors import FileRefused
from survey.registry.folding import fold_heading
from survey.registry.records import Cell
from survey.registry.workbook import Workbook

LOOK_AT = 60
"""Rows from the top of a sheet among which the headings are looked for."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form found: the sheet, the row of its headings (from 1), the place of each column by our name."""

    sheet: str
    row: int
    places: Mapping[str, int]


def find_form(workbook: Workbook, edition: Edition, file: str) -> Form:
    """Return where the form is: the row with most of its headings, on any sheet, the columns in any order.

    Raises FileRefused: registry.no_form when no row has half of them, registry.column_missing when some are missing.
    """
    known = _known_headings(edition)
    best: tuple[int, Form, Sequence[Cell]] | None = None
    for sheet in workbook.names:
        for number, cells in enumerate(islice(workbook.rows(sheet), LOOK_AT), start=1):
            places = _places(cells, known)
            if best is None or len(places) > best[0]:
                best = (len(places), Form(sheet, number, places), cells)
    if best is None or best[0] < len(edition.columns) / 2:
        raise FileRefused("registry.no_form", file=file, sheets=len(workbook.names))
    found, form, cells = best
    if found < len(edition.columns):
        raise _missing(form, cells, edition, known, file)
    return form


def _known_headings(edition: Edition) -> dict[str, str]:
    return {
        fold_heading(words): column.name
        for column in edition.columns
        for words in (column.heading.kk, column.heading.ru, column.heading.en, *column.variants)
    }


def _places(cells: Sequence[Cell], known: Mapping[str, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = known.get(fold_heading(cell)) if isinstance(cell, str) else None
        if name:
            places.setdefault(name, place)
    return places


def _missing(form: Form, cells: Sequence[Cell], edition: Edition, known: Mapping[str, str], file: str) -> FileRefused:
    missing = tuple(
        f"{column.number} ({column.heading.kk})" for column in edition.columns if column.name not in form.places
    )
    return FileRefused(
        "registry.column_missing", file=file, columns=missing, unknown=tuple(_unknown(cells, known)) or ("–",)
    )


def _unknown(cells: Sequence[Cell], known: Mapping[str, str]) -> Iterator[str]:
    for cell in cells:
        if isinstance(cell, str) and cell.strip() and fold_heading(cell) not in known:
            yield f"«{' '.join(cell.split())}»"
