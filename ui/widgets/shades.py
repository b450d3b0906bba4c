"""The colour of a share: the more, the stronger; words on it stay readable in both themes."""

from PySide6.QtGui import QColor

from ui.theme import current

STRONGEST = 0.45
"""How far the ground of a whole share goes towards the accent."""


def shade(share: float) -> QColor:
    """Return the ground for a share between nothing and all."""
    tokens = current()
    weak, strong = QColor(tokens.accent_soft), QColor(tokens.accent)
    part = STRONGEST * min(max(share, 0.0), 1.0)
    return QColor.fromRgbF(
        weak.redF() + (strong.redF() - weak.redF()) * part,
        weak.greenF() + (strong.greenF() - weak.greenF()) * part,
        weak.blueF() + (strong.blueF() - weak.blueF()) * part,
    )
