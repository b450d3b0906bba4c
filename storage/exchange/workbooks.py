"""Office files opened for reading: looked through first, then read by calamine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from storage.exchange import xlsb_sheets, xlsx_sheets
from storage.exchange.archives import Archive
from storage.exchange.delimited import DelimitedFile
from storage.exchange.extents import Extent
from storage.exchange.kinds import Kind, kind_of
from storage.exchange.merges import Merged
from storage.exchange.ods_sheets import CONTENT, ods_extents
from storage.exchange.xls_sheets import xls_extents
from storage.exchange.xlsb_sheets import xlsb_extents
from storage.exchange.xlsx_sheets import members_by_sheet, xlsx_extents
from survey.errors import FileRefused
from survey.registry.records import Cell
from survey.registry.workbook import Workbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

XLSX, XLSB = "xl/workbook.xml", "xl/workbook.bin"
T = TypeVar("T")


class CalamineFile:
    """A workbook (survey.registry.workbook.Workbook)."""

    def __init__(self, workbook: "CalamineWorkbook", file: str, extents: Mapping[str, Extent]) -> None:
        """Take the open workbook and what looking through it told of its sheets, by name."""
        self._workbook = workbook
        self._file = file
        self._errors = {name: extent.errors for name, extent in extents.items()}
        self._merges = {name: extent.merges for name, extent in extents.items()}
        self._last: CalamineSheet | None = None

    @property
    def names(self) -> Sequence[str]:
        """The sheets' names."""
        return self._workbook.sheet_names

    def rows(self, name: str) -> Iterator[Sequence[Cell]]:
        """Stream the rows of a sheet from its first row and column on. Raises FileRefused (file.not_a_workbook)."""
        sheet = self._sheet(name)
        left = [""] * (sheet.start[1] if sheet.start else 0)
        errors = self._errors.get(name, {})
        ranges = told(self._file, lambda: sheet.merged_cell_ranges)
        ranges = ranges or self._merges.get(name, [])
        if not (left or errors or ranges):
            yield from sheet.iter_rows()
            return
        merged = Merged(ranges)
        for number, cells in enumerate(sheet.iter_rows()):
            if not left and number not in errors and number not in merged:
                yield cells
            else:
                yield merged.filled(number, _with_errors([*left, *cells], errors.get(number, {})))

    def _sheet(self, name: str) -> "CalamineSheet":
        # calamine builds a sheet anew each time it is asked for; headings and rows are read from the same one.
        if self._last is None or self._last.name != name:
            self._last = None
            self._last = told(self._file, lambda: self._workbook.get_sheet_by_name(name))
        return self._last


def _with_errors(cells: list[Cell], errors: Mapping[int, str]) -> list[Cell]:
    if errors:
        cells += [""] * (max(errors) + 1 - len(cells))
    for column, text in errors.items():
        cells[column] = text
    return cells


def open_workbook(path: Path) -> Workbook:
    """Open an office file of any kind.

    Raises FileRefused (file.missing, file.unreadable, file.empty, file.other_kind, file.protected, file.bomb,
    file.entities, file.sheet_too_large, file.nul_bytes, file.text_broken, file.not_a_workbook).
    """
    try:
        match kind_of(path):
            case Kind.TEXT:
                return DelimitedFile(path)
            case Kind.ZIPPED:
                zipped = _look_through(path)
                return CalamineFile(_open(path), path.name, zipped)
            case Kind.COMPOUND:
                extents = xls_extents(path)
                workbook = _open(path)
                return CalamineFile(workbook, path.name, _in_order(workbook, extents))
    except FileNotFoundError as error:
        raise FileRefused("file.missing", file=path.name) from error
    except OSError as error:
        raise FileRefused("file.unreadable", file=path.name) from error


def _look_through(path: Path) -> dict[str, Extent]:
    """Refuse what calamine could not survive; return the extents by sheet."""
    with closing(Archive(path)) as archive:
        if CONTENT in archive.members:
            return ods_extents(archive)
        if XLSX in archive.members:
            extents, names = xlsx_extents(archive), xlsx_sheets.sheet_names(archive)
        elif XLSB in archive.members:
            extents, names = xlsb_extents(archive), xlsb_sheets.sheet_names(archive)
        else:
            raise FileRefused("file.not_a_workbook", file=path.name)
        book = XLSX if XLSX in archive.members else XLSB
        members = members_by_sheet(archive, names, f"xl/_rels/{Path(book).name}.rels")
        return {sheet: extents[member] for sheet, member in members.items() if member in extents}


def _in_order(workbook: "CalamineWorkbook", extents: Sequence[Extent]) -> dict[str, Extent]:
    """Return the extents by sheet; none when the sheets cannot be told apart."""
    from python_calamine import SheetTypeEnum  # noqa: PLC0415  a registry needs it

    names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    return dict(zip(names, extents, strict=True)) if len(names) == len(extents) else {}


def _open(path: Path) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  a registry needs it

    return told(path.name, lambda: CalamineWorkbook.from_path(path))


def told(file: str, read: Callable[[], T]) -> T:
    """Return what calamine reads; its errors and panics become FileRefused (file.protected, file.not_a_workbook)."""
    from python_calamine import CalamineError, PasswordError  # noqa: PLC0415  a registry needs it

    try:
        return read()
    except PasswordError as error:
        raise FileRefused("file.protected", file=file) from error
    except (CalamineError, OSError) as error:
        # The file could be opened and read before: what calamine cannot read now is damaged.
        raise FileRefused("file.not_a_workbook", file=file) from error
    except BaseException as error:
        # A panic in Rust arrives as pyo3's own class, which derives from BaseException and cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise FileRefused("file.not_a_workbook", file=file) from error
