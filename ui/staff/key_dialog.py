"""A new recovery key, shown once."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.recovery_key import RecoveryKey

WIDTH = 440


class RecoveryKeyDialog(QDialog):
    """Shows the key until it is said that it is written down."""

    def __init__(self, recovery_key: str, texts: Texts, parent: QWidget) -> None:
        """Show the key."""
        super().__init__(parent)
        self.setObjectName("recovery")
        self.setWindowTitle(texts("login.title_key"))
        self.setFixedWidth(WIDTH)
        shown = RecoveryKey()
        shown.retranslate(texts)
        shown.show_key(recovery_key)
        kept = KeyButton("Enter")
        kept.setObjectName("recovery.kept")
        kept.say(texts("login.enter_key"))
        kept.setDefault(True)
        set_role(kept, "primary")
        kept.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for part in (label("title", texts("login.title_key")), label("quiet", texts("login.note_key")), shown, kept):
            layout.addWidget(part)
        kept.setFocus()
