"""Fields that the stylesheet alone does not set right."""

from PySide6.QtWidgets import QAbstractSpinBox

from ui.theme import GRID


def indent(field: QAbstractSpinBox) -> None:
    """Keep the words of a spin box off its edge: Qt gives its inner line no padding of the stylesheet."""
    field.lineEdit().setTextMargins(GRID, 0, 0, 0)
