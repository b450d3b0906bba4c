"""The corner and the error cells of the sheets of an .xls file.

A compound file ([MS-CFB]) holds a stream of records ([MS-XLS] 2.3), each of type, length, data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from struct import error as StructError  # noqa: N812  an exception
from struct import unpack_from

from storage.exchange.extents import Extent
from storage.exchange.xlsb_sheets import ERROR_TEXTS
from survey.errors import FileRefused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_BYTES = 400_000_000
LAST_SECTOR = 0xFFFFFFFA
"""Greater numbers end a chain of sectors."""
ENTRY = 128
BOOKS, ENCRYPTED = ("Workbook", "Book"), "EncryptedPackage"
BEGIN, END, FILE_PASSWORD, DIMENSIONS, TEXTS = 0x0809, 0x000A, 0x002F, 0x0200, 0x00FC
FORMULA, ERROR_CELL, ROW_OF_NUMBERS = 0x0006, 0x0205, 0x00BD
CELLS = {FORMULA, 0x0201, 0x0203, 0x0204, ERROR_CELL, 0x027E, 0x00D6, 0x00FD}


def xls_extents(path: Path) -> list[Extent]:
    """Return the extent of each sheet in the order of the stream.

    Raises FileRefused (file.protected, file.not_a_workbook, file.sheet_too_large).
    """
    if path.stat().st_size > MOST_BYTES:
        raise FileRefused("file.bomb", file=path.name)
    try:
        compound = Compound(path.read_bytes())
        if ENCRYPTED in compound.entries:
            raise FileRefused("file.protected", file=path.name)
        book = next((compound.stream(name) for name in BOOKS if name in compound.entries), None)
        if book is None:
            raise FileRefused("file.not_a_workbook", file=path.name)
        return list(_extents(book, path.name))
    except (StructError, IndexError, ValueError) as error:
        raise FileRefused("file.not_a_workbook", file=path.name) from error


def _extents(book: bytes, file: str) -> Iterator[Extent]:
    extent: Extent | None = None
    depth = 0
    for kind, data in _records(book):
        if kind == FILE_PASSWORD:
            raise FileRefused("file.protected", file=file)
        if kind == TEXTS and unpack_from("<I", data, 4)[0] > len(book):
            # calamine makes room for as many shared texts as are stated.
            raise FileRefused("file.not_a_workbook", file=file)
        if kind == BEGIN:
            depth += 1
            if depth == 1 and len(data) >= 4 and unpack_from("<H", data, 2)[0] == 0x0010:  # noqa: PLR2004  a worksheet
                extent = Extent(file)
        elif kind == END:
            depth -= 1
            if depth <= 0 and extent is not None:
                yield extent
                extent = None
        elif extent is not None:
            _measure(extent, kind, data)
    if extent is not None:
        yield extent


def _measure(extent: Extent, kind: int, data: bytes) -> None:
    if kind in CELLS:
        row, column = unpack_from("<HH", data)
        extent.take(row, column)
        if kind == ERROR_CELL and data[7]:
            extent.error(row, column, ERROR_TEXTS.get(data[6], "#N/A"))
        elif kind == FORMULA and data[6] == 2 and data[12:14] == b"\xff\xff":  # noqa: PLR2004  the result is an error
            extent.error(row, column, ERROR_TEXTS.get(data[8], "#N/A"))
    elif kind == ROW_OF_NUMBERS:
        row, column = unpack_from("<HH", data)
        (last,) = unpack_from("<H", data, len(data) - 2)
        extent.take(row, max(column, last))
    elif kind == DIMENSIONS:
        _refuse_wrong_dimensions(extent, data)


def _refuse_wrong_dimensions(extent: Extent, data: bytes) -> None:
    """Refuse a grid that nobody could fill: calamine makes room for what is stated here."""
    top, bottom, left, right = unpack_from("<IIHH", data) if len(data) >= 14 else unpack_from("<HHHH", data)  # noqa: PLR2004  since Excel 97
    if bottom > top and right > left:
        Extent(extent.file).stretch(bottom - top, right - left)
    elif bottom < top or right < left:
        raise FileRefused("file.not_a_workbook", file=extent.file)


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(book):
        kind, length = unpack_from("<HH", book, place)
        yield kind, book[place + 4 : place + 4 + length]
        place += 4 + length


@dataclass(frozen=True)
class Compound:
    """A compound file: its streams by name."""

    content: bytes

    @cached_property
    def _sector(self) -> int:
        (shift,) = unpack_from("<H", self.content, 30)
        if shift not in {9, 12}:
            raise ValueError(shift)
        return 1 << int(shift)

    def _at(self, number: int) -> bytes:
        return self.content[(number + 1) * self._sector : (number + 2) * self._sector]

    @cached_property
    def _table(self) -> list[int]:
        """The number of the sector that follows each."""
        whole = self._sector // 4
        numbers = list(unpack_from("<109I", self.content, 76))
        (following,) = unpack_from("<I", self.content, 68)
        for _ in range(len(self.content) // self._sector):
            if following >= LAST_SECTOR:
                break
            *more, following = unpack_from(f"<{whole}I", self._at(following))
            numbers += more
        held = (self._at(number) for number in numbers if number < LAST_SECTOR)
        return [number for sector in held for number in unpack_from(f"<{len(sector) // 4}I", sector)]

    def _chain(self, number: int) -> Iterator[int]:
        for _ in range(len(self._table)):
            if number >= LAST_SECTOR:
                return
            yield number
            number = self._table[number]

    @cached_property
    def entries(self) -> dict[str, tuple[int, int]]:
        """The first sector and the size of each stream by its name; the short streams' own stream is "Root Entry"."""
        (first,) = unpack_from("<I", self.content, 48)
        folder = b"".join(map(self._at, self._chain(first)))
        found: dict[str, tuple[int, int]] = {}
        for place in range(0, len(folder) - ENTRY + 1, ENTRY):
            (length,) = unpack_from("<H", folder, place + 64)
            name = folder[place : place + min(length, 64)].decode("utf-16-le", errors="replace").rstrip("\0")
            start, size = unpack_from("<II", folder, place + 116)
            if name:
                found.setdefault(name, (start, size))
        return found

    def stream(self, name: str) -> bytes:
        """Return a stream whole."""
        start, size = self.entries[name]
        (cutoff,) = unpack_from("<I", self.content, 56)
        if size >= cutoff:
            return b"".join(map(self._at, self._chain(start)))[:size]
        (first,) = unpack_from("<I", self.content, 60)
        table = b"".join(map(self._at, self._chain(first)))
        short = b"".join(map(self._at, self._chain(self.entries["Root Entry"][0])))
        following = unpack_from(f"<{len(table) // 4}I", table)
        parts = []
        for _ in islice(following, size // 64 + 1):
            if start >= LAST_SECTOR:
                break
            parts.append(short[start * 64 : start * 64 + 64])
            start = following[start]
        return b"".join(parts)[:size]
