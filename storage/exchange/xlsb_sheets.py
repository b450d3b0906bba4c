"""The corner and the error cells of the sheets of an .xlsb file ([MS-XLSB] 2.1.4: records of type, length, data)."""

from collections.abc import Iterator
from struct import error as StructError  # noqa: N812  an exception
from struct import unpack_from

from storage.exchange.archives import Archive
from storage.exchange.extents import Extent
from survey.errors import FileRefused

ROW, LAST_CELL = 0, 11
"""BrtRowHdr, and the cell records BrtCellBlank (1) to BrtFmlaError (11)."""
SHORTEST = 8
"""A row's number and style, or a cell's column and style."""
ERRORS = (3, 11)
SHEET_OF_BOOK, TEXTS = 156, 159
"""BrtBundleSh, BrtBeginSst."""
LONG = 128


def xlsb_extents(archive: Archive) -> dict[str, Extent]:
    """Return the extent of each sheet by its member's name. Raises FileRefused (file.sheet_too_large, file.*)."""
    extents = {}
    for name in archive.members:
        if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".bin"):
            extents[name] = _extent(archive, name)
        elif name.lower() == "xl/sharedstrings.bin":
            _refuse_wrong_count(archive, name)
        else:
            archive.verify(name)
    return extents


def sheet_names(archive: Archive) -> dict[str, str]:
    """Return the relation of each sheet by the sheet's name. Raises FileRefused (file.not_a_workbook)."""
    names = {}
    try:
        for kind, data, start, _ in _records(archive.read("xl/workbook.bin")):
            if kind == SHEET_OF_BOOK:
                relation, place = _text(data, start + 8)
                name, _ = _text(data, place)
                names[name] = relation
    except StructError as error:
        raise FileRefused("file.not_a_workbook", file=archive.file) from error
    return names


def _text(data: bytes, place: int) -> tuple[str, int]:
    (length,) = unpack_from("<I", data, place)
    end = place + 4 + 2 * length
    return data[place + 4 : end].decode("utf-16-le", errors="replace"), end


def _refuse_wrong_count(archive: Archive, name: str) -> None:
    """Refuse more shared texts than there are bytes; calamine makes room for as many as are stated."""
    content = archive.read(name)
    for kind, data, start, length in _records(content):
        if kind == TEXTS and (length < SHORTEST or unpack_from("<I", data, start + 4)[0] > len(content)):
            raise FileRefused("file.not_a_workbook", file=archive.file)


def _extent(archive: Archive, name: str) -> Extent:
    extent = Extent(archive.file)
    row = 0
    for kind, data, start, length in _records(archive.read(name)):
        if kind > LAST_CELL:
            continue
        if length < SHORTEST:
            # calamine would take what a longer record before it left in memory.
            raise FileRefused("file.not_a_workbook", file=archive.file)
        (number,) = unpack_from("<I", data, start)
        if kind == ROW:
            row = number
            continue
        extent.take(row, number)
        if kind in ERRORS and length > 8:  # noqa: PLR2004  column, style, error
            extent.error(row, number, ERROR_TEXTS.get(data[start + 8], "#N/A"))
    return extent


def _records(data: bytes) -> Iterator[tuple[int, bytes, int, int]]:
    """Stream kind, data, where the record's data start, and how long they are; a cut record ends the stream."""
    place, end = 0, len(data)
    while place + 2 <= end:
        kind, place = _number(data, place, 2)
        length, place = _number(data, place, 4)
        if place + length > end:
            return
        yield kind, data, place, length
        place += length


def _number(data: bytes, place: int, most: int) -> tuple[int, int]:
    number = 0
    for part in range(most):
        if place >= len(data):
            break
        byte = data[place]
        place += 1
        number |= (byte % LONG) << (7 * part)
        if byte < LONG:
            break
    return number, place


ERROR_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""The texts of the error codes of both binary formats."""
