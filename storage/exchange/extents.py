"""How large a sheet is, told before it is built.

calamine lays a sheet out as a full grid, 32 bytes a cell, up to the last row and column that any cell names. One stray
cell in the far corner would take hundreds of gigabytes and abort the program, so the corner is found first.
"""

from dataclasses import dataclass, field

from survey.errors import FileRefused

MOST_CELLS = 28_000_000
"""The largest grid taken: all rows of a sheet by 26 columns, 0.9 GB."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384

Corner = tuple[int, int]
"""A cell's row and column (from 0)."""
ErrorCells = dict[int, dict[int, str]]
"""Spreadsheet errors by row and column (from 0); calamine gives them as empty cells."""


@dataclass(slots=True)
class Extent:
    """The rows and columns that a sheet's cells take up, its error cells, and what calamine does not tell as merged."""

    file: str
    rows: int = 0
    columns: int = 0
    errors: ErrorCells = field(default_factory=dict)
    merges: list[tuple[Corner, Corner]] = field(default_factory=list)

    def take(self, row: int, column: int) -> None:
        """Stretch to a cell (from 0). Raises FileRefused (file.sheet_too_large)."""
        if row >= self.rows or column >= self.columns:
            self.stretch(row + 1, column + 1)

    def stretch(self, rows: int, columns: int) -> None:
        """Stretch to so many rows and columns. Raises FileRefused (file.sheet_too_large)."""
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)
        if self.rows > MOST_ROWS or self.columns > MOST_COLUMNS or self.rows * self.columns > MOST_CELLS:
            raise FileRefused("file.sheet_too_large", file=self.file, rows=self.rows, columns=self.columns)

    def error(self, row: int, column: int, text: str) -> None:
        """Note an error cell."""
        self.errors.setdefault(row, {})[column] = text
