"""How many rows a workbook says it has, to tell the time left before it is read."""

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

FIRST_BYTES = 2048
DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:[A-Z]+(\d+)"')


def stated_rows(file: Path) -> int:
    """Return the rows of the longest sheet as the file states them; 0 when it does not, or is no XLSX."""
    try:
        with ZipFile(file) as parts:
            sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
            return max((_stated(parts, sheet) for sheet in sheets), default=0)
    except (OSError, BadZipFile):
        return 0


def _stated(parts: ZipFile, sheet: str) -> int:
    with parts.open(sheet) as start:
        found = DIMENSION.search(start.read(FIRST_BYTES))
    return int(found[1]) if found else 0
