"""Words in a role."""

from PySide6.QtWidgets import QLabel


def label(role: str, words: str = "") -> QLabel:
    """Return a label that wraps its words and looks as its role does."""
    made = QLabel(words)
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made
