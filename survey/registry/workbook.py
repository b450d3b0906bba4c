"""What the registry needs of an office file; storage.exchange opens them."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from survey.registry.records import Cell


class Workbook(Protocol):
    """An office file opened for reading: its sheets by name, each a stream of rows of cells."""

    @property
    def names(self) -> Sequence[str]:
        """The sheets' names."""
        ...

    def rows(self, name: str) -> Iterator[Sequence[Cell]]:
        """Stream the rows of a sheet from its first row and column on, empty ones included; rows may be short."""
        ...
