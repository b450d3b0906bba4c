"""The quarter's months as cards to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from survey.periods import Month
from ui.registry.faces import CorrectionFace, MonthFace
from ui.theme import GRID, set_role
from ui.widgets.chip import Chip
from ui.widgets.labels import label

MONTHS = 3
"""Of a quarter; made at once, so that Tab goes through them before what stands below."""


class MonthCards(QWidget):
    """Three cards, and a fourth for the provider's correction; click, or Space on the focused one, chooses a month."""

    chosen = Signal(Month)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._cards = [MonthCard(self) for _ in range(MONTHS)]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        for card in self._cards:
            card.chosen.connect(self.chosen)
            layout.addWidget(card, 1)
            card.hide()
        self._correction = CorrectionCard(self)
        layout.addWidget(self._correction, 1)
        self._correction.hide()

    def show_correction(self, face: CorrectionFace) -> None:
        """Show what the provider's correction waits for."""
        self._correction.show_face(face)
        self._correction.show()

    def show_months(self, faces: Sequence[MonthFace], chosen: Month) -> None:
        """Show the months; one of them is chosen."""
        for card, face in zip(self._cards, faces, strict=True):
            card.show_face(face)
            set_role(card, "card-chosen" if face.month == chosen else "card")
            card.show()


class CorrectionCard(QFrame):
    """What the provider's correction of the chosen month waits for (¶9)."""

    def __init__(self, parent: QWidget) -> None:
        """Lay out the card."""
        super().__init__(parent)
        self.setObjectName("registry.correction")
        self.setProperty("role", "card")
        self._name, self._state, self._chip = label("small"), label("strong"), label("small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        layout.setSpacing(2)
        for part in (self._name, self._state, self._chip):
            layout.addWidget(part)
        layout.addStretch()

    def show_face(self, face: CorrectionFace) -> None:
        """Show a correction."""
        self._name.setText(face.name)
        self._state.setText(face.state)
        self._chip.setText(face.chip)
        self._chip.setVisible(bool(face.chip))


class MonthCard(QFrame):
    """One month: its name, where it stands, what was found."""

    chosen = Signal(Month)

    def __init__(self, parent: QWidget) -> None:
        """Lay out the card."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._month: Month | None = None
        self._name, self._state, self._chip = label("small"), label("strong"), Chip()
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self._state)
        line.addWidget(self._chip)
        line.addStretch()
        self._state.setWordWrap(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        layout.setSpacing(2)
        layout.addWidget(self._name)
        layout.addLayout(line)
        layout.addStretch()

    def show_face(self, face: MonthFace) -> None:
        """Show a month."""
        self._month = face.month
        self.setObjectName(f"registry.month.{face.month}")
        self._name.setText(face.name)
        self._state.setText(face.state)
        self._chip.say(face.chip, face.role)
        self.setAccessibleName(f"{face.name}: {face.state} {face.chip}")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Choose the month."""
        super().mousePressEvent(event)
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Choose the month with Space or Enter."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        if self._month:
            self.chosen.emit(self._month)
