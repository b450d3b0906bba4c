"""The break: nothing to do but to come back."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label

WIDTH = 440


class BreakDialog(QDialog):
    """Says since when it is a break; Enter (and Esc) is back to work."""

    def __init__(self, since: datetime, texts: Texts, parent: QWidget) -> None:
        """Lay out the dialog."""
        super().__init__(parent)
        self.setObjectName("today.break")
        self.setWindowTitle(texts("today.rest"))
        self.setMinimumWidth(WIDTH)
        back = KeyButton("Enter")
        back.setObjectName("today.back")
        set_role(back, "primary")
        back.setDefault(True)
        back.say(texts("today.back"))
        back.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label("title", texts("today.resting", time=texts.clock(since))))
        layout.addWidget(label("quiet", texts("today.resting_words")))
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignRight)
        back.setFocus()
