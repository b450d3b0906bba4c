"""The button of a small tab."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import set_role


class TabButton(QPushButton):
    """A button that is open or not; it keeps room for the bold words of an open one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a closed one."""
        super().__init__(parent)
        self.setCheckable(True)
        set_role(self, "quiet")

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the room of the bold words."""
        bold = QFont(self.font())
        bold.setBold(True)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(more, 0) + 2, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Never cut the words."""
        return self.sizeHint()
