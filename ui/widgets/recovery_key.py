"""A recovery key to be written down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.texts import Texts

HALF = 18
"""Three groups of five signs and the hyphens after them: half a key is a line."""


class RecoveryKey(QLabel):
    """The key in two lines, so that it is read group by group; it can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a key."""
        super().__init__(parent)
        self.setObjectName("recovery.key")
        self.setProperty("role", "recovery-key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def retranslate(self, texts: Texts) -> None:
        """Say what it is in another language."""
        self.setAccessibleName(texts("common.recovery_key"))

    def show_key(self, recovery_key: str) -> None:
        """Show a key; nothing when empty."""
        self.setText("\n".join((recovery_key[: HALF - 1], recovery_key[HALF:])) if recovery_key else "")
