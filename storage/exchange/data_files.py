"""Data for analysts as files: CSV, XLSX, SPSS, triple-S, each with its codebook."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from storage.exchange.defused import defused
from storage.exchange.sav import sav_bytes
from storage.exchange.triple_s import sss_bytes
from survey.data_file import DataFile, DataFormat, Number, Variable
from survey.errors import FileRefused

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

WIDTHS = {"variable": 16, "label": 50, "code": 8, "key": 26, "words": 44, "note": 60}
"""The codebook's columns, in characters."""
COLUMN = 12


def write_data(folder: Path, file: DataFile, form: DataFormat) -> Sequence[Path]:
    """Write the files of a form into a folder, all or none. Raises FileRefused (report.write_failed)."""
    contents = {f"{file.name}{ending}": content for ending, content in _contents(file, form).items()}
    beside = {folder / f"{name}.part": folder / name for name in contents}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for half_written, content in zip(beside, contents.values(), strict=True):
            half_written.write_bytes(content)
        for half_written, place in beside.items():
            half_written.replace(place)
    except OSError as error:
        for half_written in beside:
            with suppress(OSError):
                half_written.unlink(missing_ok=True)
        raise FileRefused("report.write_failed", file=str(folder / file.name)) from error
    return list(beside.values())


def _contents(file: DataFile, form: DataFormat) -> Mapping[str, bytes]:
    codebook = {"-codebook.csv": _codebook_csv(file)}
    match form:
        case DataFormat.CSV:
            return {".csv": _csv(file)} | codebook
        case DataFormat.SAV:
            return {".sav": sav_bytes(file)} | codebook
        case DataFormat.SSS:
            return {".sss": sss_bytes(file), ".csv": _csv(file)} | codebook
    return {".xlsx": _xlsx(file)}


def _csv(file: DataFile) -> bytes:
    """Return the codes; the headings and all else are ASCII, so that any program reads them."""
    lines = ([_written(cell, one) for cell, one in zip(row, file.variables, strict=True)] for row in file.rows)
    return _lines([[one.name for one in file.variables], *lines]).encode()


def _codebook_csv(file: DataFile) -> bytes:
    """Return the codebook with the mark by which office programs know UTF-8."""
    return _lines([[defused(str(cell)) for cell in line] for line in _codebook(file)]).encode("utf-8-sig")


def _lines(rows: Sequence[Sequence[str]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _written(cell: Number, variable: Variable) -> str:
    return "" if cell is None else f"{cell:.{variable.digits}f}"


def _codebook(file: DataFile) -> Iterator[Sequence[str | int]]:
    """Yield a line a variable, with a line for each of its codes below, then what must be said of the data."""
    yield [file.headings[name] for name in WIDTHS]
    for variable in file.variables:
        yield variable.name, variable.label, "", "", "", variable.note
        for code in variable.codes:
            yield variable.name, "", code.number, code.key, code.words, ""
    for note in file.notes:
        yield "", note, "", "", "", ""


def _xlsx(file: DataFile) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415  few commands write workbooks

    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": file.title, "created": file.made.replace(tzinfo=None)})
        codes, words, codebook = map(workbook.add_worksheet, file.sheets)
        _fill(codes, file, [{} for _ in file.variables])
        _fill(words, file, [{code.number: code.words for code in one.codes} for one in file.variables])
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        codebook.freeze_panes(1, 0)
        for column, width in enumerate(WIDTHS.values()):
            codebook.set_column(column, column, width, wrapped)
        for line, cells in enumerate(_codebook(file)):
            for column, cell in enumerate(cells):
                _put(codebook, line, column, cell)
    return out.getvalue()


def _fill(sheet: "Worksheet", file: DataFile, words: Sequence[Mapping[int, str]]) -> None:
    """Fill a sheet with the data; a code that has words is written as these."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(file.rows), len(file.variables) - 1)
    sheet.set_column(0, len(file.variables) - 1, COLUMN)
    for column, variable in enumerate(file.variables):
        sheet.write_string(0, column, variable.name)
    for line, row in enumerate(file.rows, 1):
        for column, (cell, said) in enumerate(zip(row, words, strict=True)):
            if cell is not None:
                _put(sheet, line, column, said.get(int(cell), cell))


def _put(sheet: "Worksheet", line: int, column: int, cell: str | float) -> None:
    """Write words as words, whatever they begin with, and numbers as numbers."""
    if isinstance(cell, str):
        sheet.write_string(line, column, defused(cell))
    else:
        sheet.write_number(line, column, cell)
