"""Fields that the stylesheet alone does not set right."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit

from ui.theme import GRID


def indent(field: QAbstractSpinBox) -> None:
    """Keep the words of a spin box off its edge: Qt gives its inner line no padding of the stylesheet."""
    field.lineEdit().setTextMargins(GRID, 0, 0, 0)


def day_field() -> QDateEdit:
    """Return a field for a day that has been."""
    field = QDateEdit(QDate.currentDate())
    field.setDisplayFormat("dd.MM.yyyy")
    field.setMaximumDate(QDate.currentDate())
    indent(field)
    return field


def day_of(field: QDateEdit) -> date:
    """Return the day in a field."""
    day = field.date()
    return date(day.year(), day.month(), day.day())
