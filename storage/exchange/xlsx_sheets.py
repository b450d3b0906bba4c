"""The corner and the error cells of the sheets of an .xlsx or .xlsm file."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from posixpath import join, normpath
from xml.etree import ElementTree as ET

from storage.ahead import ahead
from storage.exchange.archives import Archive
from storage.exchange.extents import MOST_CELLS, Extent
from survey.errors import FileRefused

LONGEST_TAG = 4 << 20
_ROW_STEPS = (
    (99_999, rb"\d{1,5}"),
    (199_999, rb"1?\d{1,5}"),
    (299_999, rb"[12]?\d{1,5}"),
    (499_999, rb"[1-4]?\d{1,5}"),
    (1_049_999, rb"(?:\d{1,6}|10[0-4]\d{4})"),
)
_COLUMN_STEPS = ((26, rb"[A-Z]"), (52, rb"A?[A-Z]"), (286, rb"[A-J]?[A-Z]"), (18_278, rb"[A-Z]{1,3}"))
"""How many rows and columns a plainly written reference can name, and how it is written."""
_TAG = re.compile(rb"<(row|c)(?=[\s/>])([^>]*)>")
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]*)(\d*)[\"']")
_ERROR = re.compile(rb'<c\b([^>]*\bt="e"[^>]*)>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?<v>([^<]*)</v>')


def xlsx_extents(archive: Archive) -> dict[str, Extent]:
    """Return the extent of each sheet by its member's name. Raises FileRefused (file.sheet_too_large, file.*)."""
    extents = {}
    for name in archive.members:
        if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml"):
            extents[name] = _roughly(archive, name) or _exactly(archive, name)
        elif name.lower().endswith((".xml", ".rels")):
            archive.verify(name)
    return extents


def sheet_names(archive: Archive) -> dict[str, str]:
    """Return the relation of each sheet by the sheet's name."""
    book = _tree(archive, "xl/workbook.xml")
    sheets = (element for element in book.iter() if element.tag.endswith("}sheet"))
    return {str(sheet.get("name")): _relation(sheet) for sheet in sheets}


def _relation(sheet: ET.Element) -> str:
    # Its namespace has one name in the usual form of the standard and another in the strict one.
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def members_by_sheet(archive: Archive, names: Mapping[str, str], relations: str) -> dict[str, str]:
    """Return the member of each sheet by the sheet's name; `names` are the sheets' relations."""
    targets = {str(element.get("Id")): str(element.get("Target")) for element in _tree(archive, relations)}
    return {
        name: normpath(join("/xl", targets[relation])).lstrip("/")
        for name, relation in names.items()
        if relation in targets
    }


def _tree(archive: Archive, name: str) -> ET.Element:
    if name not in archive.members:
        raise FileRefused("file.not_a_workbook", file=archive.file)
    try:
        return ET.fromstring(archive.read(name))  # noqa: S314  what declares entities was refused  # nosec B314
    except (ET.ParseError, ValueError, LookupError) as error:
        raise FileRefused("file.not_a_workbook", file=archive.file) from error


def _roughly(archive: Archive, name: str) -> Extent | None:
    """Note a sheet's error cells; return None when its corner has to be told exactly.

    One fast search a block looks only for a cell beyond what is known so far, or not plainly written.
    """
    extent = Extent(archive.file)
    row, column = 0, 0
    for tags in ahead(_whole_tags(archive, name)):  # unpacking needs no Python
        if b't="e"' in tags:
            _note_errors(tags, extent)
        found = _outside(row, column).search(tags)
        while found:
            wider = next(_wider(row, column, tags, found.start()), None)
            if wider is None:
                return None
            row, column = wider
            found = _outside(row, column).search(tags, found.start())
    return extent


def _wider(row: int, column: int, tags: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Return the steps from these on that take in the cell at a place and still fit."""
    steps = product(range(row, len(_ROW_STEPS)), range(column, len(_COLUMN_STEPS)))
    for rows, columns in steps:
        fits = _ROW_STEPS[rows][0] * _COLUMN_STEPS[columns][0] <= MOST_CELLS
        if fits and not _outside(rows, columns).match(tags, place):
            yield rows, columns


@cache
def _outside(row: int, column: int) -> re.Pattern[bytes]:
    """Return what matches a cell that is not plainly within these steps."""
    return re.compile(rb'<c(?=[\s/>])(?! r="' + _COLUMN_STEPS[column][1] + _ROW_STEPS[row][1] + rb'")')


def _exactly(archive: Archive, name: str) -> Extent:
    extent = Extent(archive.file)
    row = column = -1
    for tags in _whole_tags(archive, name):
        _note_errors(tags, extent)
        for tag, attributes in _TAG.findall(tags):
            said = _REFERENCE.search(attributes)
            letters, digits = said.groups() if said else (b"", b"")
            if tag == b"row":
                row, column = (_row(digits) if digits else row + 1), -1
            else:
                column = _column(letters) if letters else column + 1
                row = _row(digits) if digits else max(row, 0)
                extent.take(row, column)
    return extent


def _whole_tags(archive: Archive, name: str) -> Iterator[bytes]:
    """Stream a member in pieces that end where a tag begins."""
    rest = b""
    for block in archive.blocks(name):
        piece = rest + block
        cut = piece.rfind(b"<c")
        if len(piece) - cut > LONGEST_TAG:
            cut = piece.rfind(b"<")
        if len(piece) - cut > LONGEST_TAG:
            raise FileRefused("file.not_a_workbook", file=archive.file)
        rest = piece[cut:]
        yield piece[:cut]
    yield rest


def _note_errors(tags: bytes, extent: Extent) -> None:
    for attributes, text in _ERROR.findall(tags):
        if said := _REFERENCE.search(attributes):
            letters, digits = said.groups()
            extent.error(_row(digits), _column(letters), text.decode(errors="replace"))


def _row(digits: bytes) -> int:
    return int(digits[:8] or b"1") - 1


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters[:4].upper():
        place = place * 26 + letter - 64
    return place - 1
