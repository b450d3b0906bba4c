"""The figures at the head of the board."""

import math

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from ui.monitor.faces import FigureFace
from ui.theme import GRID, set_role
from ui.widgets.labels import label

FULL = 1000


class FigureCard(QFrame):
    """A figure: what it is, how much, what to think of it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self.setObjectName(f"monitor.{name}")
        self.setProperty("role", "card")
        self._caption, self._figure = label("small"), label("figure")
        self._note, self._chip = label("small"), label("chip-quiet")
        self._figure.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, FULL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(2)
        layout.addWidget(self._caption)
        layout.addWidget(self._figure)
        layout.addWidget(self._bar)
        layout.addWidget(self._note)
        layout.addWidget(self._chip)
        layout.addStretch()

    def show_figure(self, face: FigureFace) -> None:
        """Show a figure."""
        self._caption.setText(face.caption)
        self._figure.setText(face.figure)
        self._note.setText(face.note)
        self._note.setVisible(not face.chip)
        self._chip.setText(face.note)
        self._chip.setVisible(bool(face.chip))
        set_role(self._chip, face.chip or "chip-quiet")
        self._bar.setVisible(face.share is not None)
        if face.share is not None:
            self._bar.setValue(0 if math.isnan(face.share) else round(min(face.share, 1.0) * FULL))
            self._bar.setAccessibleName(f"{face.caption}: {face.note}")
        self.setAccessibleName(f"{face.caption}: {face.figure}, {face.note}")
