"""The sights of the registry's tabs and dialogs, and the changed files that they need."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton, QDateEdit
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from docs.camera import NOW, Camera
from survey.periods import Quarter
from ui.registry.listing import Tab
from ui.registry.view import RegistryView

Cells = list[object]
Change = Callable[[int, Cells], Cells | None]
HEADINGS = {"Клиенттің ұялы телефоны": "Байланыс", "Қызметті аяқтау / аяқтау күні": "Бітті"}
"""Headings, and what a provider with a mind of its own writes instead."""
PHONE, END = 20, 18
"""The places of the cells that change."""
MENDED, BROKEN, GONE = range(20, 26), range(40, 42), range(60, 63)
"""Lines of the second version that differ from the first."""


def second_version(file: Path, to: Path) -> Path:
    """Write a registry once more as its provider mended it: some cells filled, some emptied, some rows gone."""
    return _rewrite(file, to, _mend)


def own_headings(file: Path, to: Path) -> Path:
    """Write a registry once more under headings that nobody knows."""
    return _rewrite(file, to, _rename)


def tabs_half_way(camera: Camera, quarter: Quarter) -> None:
    """Show what the tabs hold once acts, questionnaires and interviews are there."""
    for tab in (Tab.ACTS, Tab.QUESTIONNAIRES, Tab.DOUBTFUL, Tab.TWINS):
        press(camera, f"registry.tab.{tab.value}")
        camera.take(f"registry-{tab.value}")
    camera.write("registry.twins.reason", "Телефоны мен кәсіпорны бір")
    press(camera, "registry.twins.join")
    press(camera, "registry.twins.side.decisions")
    camera.take("registry-decisions")
    press(camera, "registry.tab.findings")
    camera.part(f"registry.month.{quarter.months[-1]}").setFocus()
    camera.press("Space")
    camera.take("registry-letter", lambda _: open_letter(camera))


def open_letter(camera: Camera) -> None:
    """Open the letter on the day it is to go out."""
    camera.press("Ctrl+E")
    for name in ("letter.sent_day", "letter.received_day"):
        set_day(camera, name, NOW.date())


def set_day(camera: Camera, name: str, day: date) -> None:
    """Put a day into the field of that name."""
    field = camera.part(name)
    if not isinstance(field, QDateEdit):
        raise TypeError(name)
    field.setDate(QDate(day.year, day.month, day.day))


def versions(camera: Camera, quarter: Quarter, unknown: Path) -> None:
    """Show two versions compared, and the question which column of a file is which."""
    camera.part(f"registry.month.{quarter.months[0]}").setFocus()
    camera.press("Space", "Alt+2")
    set_day(camera, "registry.received", NOW.date())
    camera.take("registry-versions")
    camera.press("Alt+1")
    camera.take("registry-mapping", lambda _: ask_mapping(camera, unknown, quarter))


def press(camera: Camera, name: str) -> None:
    """Press the button of that name."""
    button = camera.part(name)
    if not isinstance(button, QAbstractButton):
        raise TypeError(name)
    button.click()
    camera.settle()


def ask_mapping(camera: Camera, file: Path, quarter: Quarter) -> None:
    """Bring a file whose headings are not known."""
    camera.window.findChild(RegistryView).brought.emit(file, quarter.months[1].first)
    camera.settle()


def _rewrite(file: Path, to: Path, change: Change) -> Path:
    lines = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    with Workbook(to, {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        kept = [cells for number, line in enumerate(lines) if (cells := change(number, list(line))) is not None]
        for number, cells in enumerate(kept):
            sheet.write_row(number, 0, cells)
    return to


def _mend(number: int, cells: Cells) -> Cells | None:
    if number in GONE:
        return None
    if number in MENDED:
        return [*cells[:PHONE], f"+7 701 555 01 {number}", *cells[PHONE + 1 :]]
    if number in BROKEN:
        return [*cells[:END], "", *cells[END + 1 :]]
    return cells


def _rename(_number: int, cells: Cells) -> Cells:
    return [HEADINGS.get(cell, cell) if isinstance(cell, str) else cell for cell in cells]
