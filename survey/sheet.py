"""A table of words for a file that people filter: what it holds, not how it looks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

SheetCell = str | int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the file's title, headings, the columns' widths in characters, rows."""

    name: str
    title: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[SheetCell]]


WriteSheet = Callable[[Path, Sheet], None]
"""Write a sheet as an office file, whole or not at all. Raises FileRefused (report.write_failed)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A true number with how it is shown: digits after the point, its sign (+), a mark after it (†)."""

    value: float
    digits: int = 0
    signed: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet of a book: its name, what it is headed with, a table whose first rows are totals, what is noted below."""

    name: str
    caption: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str | Quantity]]
    totals: int = 0
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """An office file of tables: title, author, moment, the lines of the first sheet, which lists the others."""

    title: str
    author: str
    at: datetime
    front: str
    lines: Sequence[str]
    leaves: Sequence[Leaf]


WriteBook = Callable[[Path, Book], None]
"""Write a book as an office file, whole or not at all. Raises FileRefused (report.write_failed)."""
