"""A rounded frame with a heading."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.theme import GRID


class Card(QFrame):
    """A card; what it holds goes into `body`. Without a title it has no heading."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = QLabel(title, self)
        self._title.setProperty("role", "section")
        self._title.setWordWrap(True)
        self._title.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        outer.setSpacing(GRID)
        outer.addWidget(self._title)
        outer.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        """Head the card."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
