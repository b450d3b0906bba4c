"""Where the form of Annex 1 stands in a file: one table, or the two of the paper form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Protocol
from uuid import UUID

from survey.edition import Edition
from survey.errors import FileRefused
from survey.registry.headings import FileColumn, Headings, Mapped, key_of, labels_of, start_of
from survey.registry.records import Cell
from survey.registry.workbook import Workbook

LOOK_AT = 60
"""Rows from the top of a sheet among which the headings are looked for."""
DEEPEST = 3
"""Rows that a merged heading may take."""
SECOND_TABLE = 3
"""So many columns missing, and found together elsewhere, are the second table of the paper form."""

Remembered = Callable[[str], Mapped | None]
"""Return the mapping that was made by hand for a set of headings."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the form: its sheet, the first and last row of its headings (from 1) and the row that ends it.

    `places` are the places (from 0) of the columns by our name, of the extra ones too.
    """

    sheet: str
    top: int
    row: int
    end: int | None
    headings: tuple[str, ...]
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Form:
    """The form found: its table, or the two of the paper form; `remembered` tells a mapping once made by hand."""

    parts: tuple[Part, ...]
    remembered: bool = False

    @property
    def columns(self) -> tuple[FileColumn, ...]:
        """The file's columns that have a heading."""
        return tuple(
            FileColumn(offset + place + 1, part.sheet, heading)
            for offset, part in self._offset()
            for place, heading in enumerate(part.headings)
            if heading
        )

    @property
    def places(self) -> dict[str, int]:
        """The numbers of the file's columns by our name."""
        return {
            name: offset + place + 1 for offset, part in reversed(self._offset()) for name, place in part.places.items()
        }

    def at(self, places: Mapping[str, int], *, remembered: bool) -> "Form":
        """Return the form with its columns under these numbers."""
        parts = []
        for offset, part in self._offset():
            within = range(offset + 1, offset + len(part.headings) + 1)
            here = {name: number - offset - 1 for name, number in places.items() if number in within}
            parts.append(replace(part, places=here))
        return Form(tuple(parts), remembered)

    @property
    def key(self) -> str:
        """What files with the same set of headings have in common."""
        return key_of(self.columns)

    def mapped(self) -> Mapped:
        """Return the mapping as it is remembered."""
        labels = {column.number: label for column, label in zip(self.columns, labels_of(self.columns), strict=True)}
        return {name: labels[number] for name, number in self.places.items()}

    def recalled(self, mapped: Mapped) -> "Form":
        """Return the form with a remembered mapping."""
        numbers = {label: column.number for column, label in zip(self.columns, labels_of(self.columns), strict=True)}
        return self.at({name: numbers[label] for name, label in mapped.items()}, remembered=True)

    def _offset(self) -> list[tuple[int, Part]]:
        offsets = (0, *(len(part.headings) for part in self.parts))
        return list(zip(offsets, self.parts, strict=False))


@dataclass(frozen=True, slots=True)
class HandMapping:
    """A mapping that a person made: for which set of headings, the label of the file's column by our name."""

    id: UUID
    headings: str
    columns: Mapped
    at: datetime
    by: UUID


class ColumnMappings(Protocol):
    """Column mappings that were made by hand."""

    def add(self, mapping: HandMapping) -> None:
        """Keep a mapping."""
        ...

    def latest(self, headings: str) -> Mapped | None:
        """Return the mapping made last for a set of headings, None when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class FormProposal:
    """How a file would be read: where the headings end (from 1), its columns, and which of them is which of ours.

    `places` are numbers of `columns` by our name; `missing` are columns of the form that have none, `unknown` are
    columns of the file that nothing takes; `remembered` tells a mapping that was made by hand for an earlier file.
    """

    sheet: str
    row: int
    columns: tuple[FileColumn, ...]
    places: Mapping[str, int]
    missing: tuple[str, ...]
    unknown: tuple[FileColumn, ...]
    remembered: bool


def propose(form: Form, edition: Edition) -> FormProposal:
    """Return what a person is shown of a form that was found."""
    places = form.places
    return FormProposal(
        sheet=form.parts[0].sheet,
        row=form.parts[0].row,
        columns=form.columns,
        places=places,
        missing=tuple(column.name for column in edition.columns if column.name not in places),
        unknown=_unknown(form),
        remembered=form.remembered,
    )


def find_form(workbook: Workbook, edition: Edition, file: str, remembered: Remembered) -> Form:
    """Return where the form is: the rows with most of its headings, on any sheet, the columns in any order.

    What was mapped by hand for the same headings comes before what the headings say. Columns may still be missing;
    `require_whole` says which. Raises FileRefused (registry.no_form) when no row could be headings.
    """
    known = Headings(edition)
    first = _best(workbook, known)
    if first is None:
        raise FileRefused("registry.no_form", file=file, sheets=len(workbook.names))
    missing = [name for name in known.form if name not in first.places]
    second = _second(workbook, known, first, missing) if len(missing) >= SECOND_TABLE else None
    form = Form((first,))
    if second is not None:
        form = Form((replace(first, end=second.top) if second.sheet == first.sheet else first, second))
    mapped = remembered(form.key)
    return form if mapped is None else form.recalled(mapped)


def map_by_hand(form: Form, places: Mapping[str, int], edition: Edition, file: str) -> Form:
    """Return the form with its columns where a person says: numbers of the file's columns by our name.

    Raises FileRefused (registry.mapping_wrong) for a column that the form or the file lacks, or one taken twice.
    """
    known = {column.name for column in edition.all_columns}
    at_hand = {column.number for column in form.columns}
    twice = {number for number in places.values() if list(places.values()).count(number) > 1}
    wrong = [name for name, number in places.items() if name not in known or number not in at_hand - twice]
    if wrong:
        raise FileRefused("registry.mapping_wrong", file=file, columns=tuple(wrong))
    return form.at(places, remembered=False)


def require_whole(form: Form, edition: Edition, file: str, sheets: int) -> None:
    """Refuse a form with a column missing.

    Raises FileRefused: registry.no_form when half of the columns are missing, registry.column_missing otherwise.
    """
    places = form.places
    missing = [column for column in edition.columns if column.name not in places]
    if len(missing) > len(edition.columns) / 2:
        raise FileRefused("registry.no_form", file=file, sheets=sheets)
    if missing:
        raise FileRefused(
            "registry.column_missing",
            file=file,
            columns=tuple(f"{column.number} ({column.heading.kk})" for column in missing),
            unknown=tuple(f"«{column.heading}»" for column in _unknown(form)) or ("–",),
        )


def _unknown(form: Form) -> tuple[FileColumn, ...]:
    taken = set(form.places.values())
    return tuple(column for column in form.columns if column.number not in taken)


def _best(workbook: Workbook, known: Headings) -> Part | None:
    best: Part | None = None
    score = (0, 0, -DEEPEST)
    for sheet in workbook.names:
        top = list(islice(workbook.rows(sheet), LOOK_AT))
        for place in range(len(top)):
            for depth in range(1, min(DEEPEST, len(top) - place) + 1):
                part = _part(sheet, place + 1, top[place : place + depth], known)
                found = sum(name in part.places for name in known.form)
                # Where few headings are known, the row with most words is what a person would map by hand.
                words = 0 if found >= len(known.form) / 2 else sum(map(bool, part.headings))
                if (found, words, -depth) > score:
                    best, score = part, (found, words, -depth)
        if score[0] == len(known.form):
            break
    return best


def _part(sheet: str, top: int, rows: Sequence[Sequence[Cell]], known: Headings) -> Part:
    headings = known.merged(rows)
    return Part(sheet, top, top + len(rows) - 1, None, tuple(headings), known.places(headings))


def _second(workbook: Workbook, known: Headings, first: Part, missing: Sequence[str]) -> Part | None:
    """Return the table that has most of the columns missing in the first, on any sheet, at any depth."""
    best: Part | None = None
    most = SECOND_TABLE - 1
    for sheet in workbook.names:
        start = first.row if sheet == first.sheet else 0
        for row, cells in enumerate(islice(workbook.rows(sheet), start, None), start=start + 1):
            if sum(isinstance(cell, str) and start_of(cell) in known.starts for cell in cells) < SECOND_TABLE:
                continue
            part = _part(sheet, row, [cells], known)
            wanted = {name: place for name, place in part.places.items() if name in missing or name in known.extra}
            found = sum(name in missing for name in wanted)
            if found > most:
                best, most = replace(part, places=wanted), found
            if most == len(missing):
                return best
    return best
