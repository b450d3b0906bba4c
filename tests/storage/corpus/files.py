"""Office files made by the tests: workbooks, text files, and the binary workbook that no free program writes."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from struct import pack
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from survey.registry.records import Cell

Write = Callable[[Path], Path]
"""Write a file into a folder and return it."""
Lines = Sequence[Sequence[Cell]]
FORMULA = "="


def xlsx(
    lines: Lines,
    *,
    name: str = "registry.xlsx",
    at: tuple[int, int] = (0, 0),
    options: Mapping[str, Any] | None = None,
    and_then: Callable[[Workbook, Worksheet], object] = lambda _book, _sheet: None,
) -> Write:
    """Write lines from a cell on; text that begins with = becomes a formula: "=A1|what it showed last"."""

    def write(folder: Path) -> Path:
        with Workbook(folder / name, dict(options or {})) as book:
            sheet = book.add_worksheet("Тізілім")
            fill(book, sheet, lines, at)
            and_then(book, sheet)
        return folder / name

    return write


def fill(book: Workbook, sheet: Worksheet, lines: Lines, at: tuple[int, int] = (0, 0)) -> None:
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for row, line in enumerate(lines, start=at[0]):
        for column, cell in enumerate(line, start=at[1]):
            match cell:
                case None | "":
                    pass
                case datetime() | date():
                    sheet.write_datetime(row, column, cell, day)
                case bool():
                    sheet.write_boolean(row, column, cell)
                case int() | float():
                    sheet.write_number(row, column, cell)
                case str() if cell.startswith(FORMULA):
                    formula, _, shown = cell.partition("|")
                    sheet.write_formula(row, column, formula, None, shown)
                case str():
                    sheet.write_string(row, column, cell)


def text(lines: Lines, encoding: str, delimiter: str, *, name: str = "registry.csv", first: str = "") -> Write:
    def write(folder: Path) -> Path:
        with (folder / name).open("w", encoding=encoding, newline="") as file:
            file.write(first)
            csv.writer(file, delimiter=delimiter).writerows([[said(cell) for cell in line] for line in lines])
        return folder / name

    return write


def said(cell: Cell) -> str:
    return f"{cell:%d.%m.%Y}" if isinstance(cell, date) else "" if cell is None else str(cell)


def made_by_libreoffice(name: str) -> Write:
    """Return a file that LibreOffice converted once: tests/storage/corpus/convert.py made it."""
    return lambda _folder: Path(__file__).parent / "made_by_libreoffice" / name


def members(of: Path, change: Callable[[str, bytes], bytes], to: str = "changed.xlsx") -> Path:
    """Return a copy of a zipped file whose members went through a change."""
    with ZipFile(of) as source, ZipFile(of.with_name(to), "w", ZIP_DEFLATED) as target:
        for member in source.namelist():
            target.writestr(member, change(member, source.read(member)))
    return of.with_name(to)


def xlsb(lines: Lines, name: str = "registry.xlsb") -> Write:
    """Write the records of [MS-XLSB] that hold one sheet of text, numbers and #N/A."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet_type = "application/vnd.ms-excel.worksheet"
    book_type = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"

    def write(folder: Path) -> Path:
        with ZipFile(folder / name, "w", ZIP_DEFLATED) as file:
            file.writestr(
                "[Content_Types].xml",
                f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/xl/workbook.bin" ContentType="{book_type}"/>'
                f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{sheet_type}"/></Types>',
            )
            file.writestr("_rels/.rels", _relation(package, relations + "/officeDocument", "xl/workbook.bin"))
            file.writestr(
                "xl/_rels/workbook.bin.rels", _relation(package, relations + "/worksheet", "worksheets/sheet1.bin")
            )
            file.writestr("xl/workbook.bin", _book("Тізілім"))
            file.writestr("xl/worksheets/sheet1.bin", _sheet(lines))
        return folder / name

    return write


def _relation(package: str, kind: str, target: str) -> str:
    said = f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{package}/relationships">{said}</Relationships>'


def _book(name: str) -> bytes:
    sheet = pack("<II", 0, 1) + _wide("rId1") + _wide(name)
    return record(131) + record(143) + record(156, sheet) + record(144) + record(132)


def _sheet(lines: Lines) -> bytes:
    last = max(map(len, lines)) - 1
    parts = [record(129), record(148, pack("<IIII", 0, len(lines) - 1, 0, last)), record(145)]
    for row, line in enumerate(lines):
        parts.append(record(0, pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0)))
        for column, cell in enumerate(line):
            place = pack("<II", column, 0)
            match cell:
                case None | "":
                    continue
                case "#N/A":
                    parts.append(record(3, place + b"\x2a"))
                case bool() | int() | float():
                    parts.append(record(5, place + pack("<d", float(cell))))
                case _:
                    parts.append(record(6, place + _wide(said(cell))))
    return b"".join([*parts, record(146), record(130)])


def _wide(words: str) -> bytes:
    return pack("<I", len(words)) + words.encode("utf-16-le")


def record(kind: int, data: bytes = b"") -> bytes:
    return _number(kind, at_least=1 + (kind > 127)) + _number(len(data), at_least=1) + data


def _number(number: int, at_least: int) -> bytes:
    parts = []
    while number >= 128 or len(parts) + 1 < at_least:
        parts.append(number % 128 | 128)
        number //= 128
    return bytes([*parts, number])
