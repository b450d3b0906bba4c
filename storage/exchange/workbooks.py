"""Office files opened for reading, by calamine."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from survey.errors import FileRefused
from survey.registry.records import Cell
from survey.registry.workbook import Workbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


class CalamineFile:
    """A workbook (survey.registry.workbook.Workbook)."""

    def __init__(self, workbook: "CalamineWorkbook") -> None:
        """Take the open workbook."""
        self._workbook = workbook
        self._sheets: dict[str, CalamineSheet] = {}

    @property
    def names(self) -> Sequence[str]:
        """The sheets' names."""
        return self._workbook.sheet_names

    def rows(self, name: str) -> Iterator[Sequence[Cell]]:
        """Stream the rows of a sheet from its first row on, empty rows included."""
        if name not in self._sheets:
            # Calamine reads all of a sheet to give its first row: it is read once, and one at a time is held.
            self._sheets.clear()
            self._sheets[name] = self._workbook.get_sheet_by_name(name)
        yield from self._sheets[name].iter_rows()  # type: ignore[misc]  # no durations here


def open_workbook(path: Path) -> Workbook:
    """Open an office file. Raises FileRefused (file.missing, file.unreadable, file.protected, file.not_a_workbook)."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415  a registry needs it

    try:
        with path.open("rb"):
            pass
        return CalamineFile(CalamineWorkbook.from_path(path))
    except FileNotFoundError as error:
        raise FileRefused("file.missing", file=path.name) from error
    except OSError as error:
        raise FileRefused("file.unreadable", file=path.name) from error
    except PasswordError as error:
        raise FileRefused("file.protected", file=path.name) from error
    except CalamineError as error:
        raise FileRefused("file.not_a_workbook", file=path.name) from error
