"""The corner and the error cells of the sheets of an .ods file."""

import re
from xml.sax.saxutils import unescape

from storage.exchange.archives import Archive
from storage.exchange.extents import Extent
from survey.errors import FileRefused

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
_TAG = re.compile(
    rb"<table:table\s[^>]*>|<table:table-row\b[^>]*>|<table:(?:covered-)?table-cell\b[^>]*>|</table:table-row>"
)
_NAME = re.compile(rb'\stable:name="([^"]*)"')
_COLUMNS = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d+)")
_ROWS = re.compile(rb"number-rows-repeated\s*=\s*[\"'](\d+)")
_SPANNED = re.compile(rb"number-rows-spanned\s*=\s*[\"'](\d+)")
_SAYS = re.compile(rb"office:(?:[a-z-]*value|value-type)\s*=")
_ERROR = re.compile(rb'calcext:value-type="error"[^>]*><text:p>([^<]*)<')


def ods_extents(archive: Archive) -> dict[str, Extent]:
    """Return the extent of each sheet by the sheet's name.

    Raises FileRefused (file.protected, file.sheet_too_large, file.*).
    """
    if MANIFEST in archive.members and b"encryption-data" in archive.read(MANIFEST):
        raise FileRefused("file.protected", file=archive.file)
    content = archive.read(CONTENT)
    extents: dict[str, Extent] = {}
    extent = Extent(archive.file)
    row = column = repeated = 0
    for found in _TAG.finditer(content):
        tag = found[0]
        if tag.startswith(b"<table:table-row"):
            column, repeated = 0, _times(_ROWS, tag)
        elif tag.startswith(b"</"):
            row += repeated
        elif tag.startswith(b"<table:table "):
            row = 0
            extent = extents[_name(tag)] = Extent(archive.file)
        else:
            times = _times(_COLUMNS, tag)
            if _SAYS.search(tag):
                extent.stretch(row + max(repeated, 1), column + times)
                if (spanned := _times(_SPANNED, tag)) > 1:
                    extent.merges.append(((row, column), (row + spanned - 1, column)))
                if b'"error"' in tag and (error := _ERROR.search(content, found.start(), found.end() + 100)):
                    extent.error(row, column, error[1].decode(errors="replace"))
            column += times
    return extents


def _times(pattern: re.Pattern[bytes], tag: bytes) -> int:
    said = pattern.search(tag)
    return int(said[1][:10]) if said else 1


def _name(tag: bytes) -> str:
    said = _NAME.search(tag)
    return unescape(said[1].decode(errors="replace"), {"&quot;": '"', "&apos;": "'"}) if said else ""
