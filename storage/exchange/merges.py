"""Cells merged over several rows: what the first says holds for the others, which files leave empty."""

from collections.abc import Sequence

from storage.exchange.extents import Corner
from survey.registry.records import Cell


class Merged:
    """The merged cells of a sheet, filled as its rows go by in order."""

    def __init__(self, ranges: Sequence[tuple[Corner, Corner]]) -> None:
        """Take the first and last cell (from 0) of each merged range."""
        self._starts: dict[int, list[tuple[int, int]]] = {}
        for (top, column), (bottom, _) in ranges:
            if bottom > top:
                self._starts.setdefault(top, []).append((column, bottom))
        self._open: dict[int, tuple[int, Cell]] = {}

    def __contains__(self, row: int) -> bool:
        """Tell whether a range begins in a row or goes on in it."""
        return row in self._starts or bool(self._open)

    def filled(self, row: int, cells: list[Cell]) -> list[Cell]:
        """Return the cells of a row with those filled that an earlier row speaks for."""
        for column, (bottom, cell) in list(self._open.items()):
            if column < len(cells) and cells[column] == "":
                cells[column] = cell
            if row >= bottom:
                del self._open[column]
        for column, bottom in self._starts.get(row, ()):
            if column < len(cells) and cells[column] != "":
                self._open[column] = (bottom, cells[column])
        return cells
