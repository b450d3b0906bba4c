"""A small coloured word; the colour only repeats what the word says."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import set_role


class Chip(QLabel):
    """A chip, hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a silent chip."""
        super().__init__(parent)
        self.setProperty("role", "chip-quiet")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, text: str, role: str = "chip-quiet") -> None:
        """Say a word in a role: chip-good, chip-warning, chip-bad, chip-accent, chip-quiet."""
        self.setText(text)
        set_role(self, role)
        self.setVisible(bool(text))
