"""A table of words for a file that people filter: what it holds, not how it looks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
