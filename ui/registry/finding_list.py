"""The kinds of findings with their counts."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.registry.faces import FindingFace
from ui.theme import SMALL, current

FACE = Qt.ItemDataRole.UserRole
PADDING = 9
CHIP_HEIGHT = 18
CHIP_ROOM = 64
CHIP_COLOURS = {
    "chip-bad": ("bad_soft", "bad_text"),
    "chip-warning": ("warning_soft", "warning_text"),
    "chip-good": ("good_soft", "good_text"),
    "chip-accent": ("accent_soft", "accent_text"),
    "chip-quiet": ("ground", "quiet"),
}
"""The tokens of a chip's ground and words, by its role."""
SCROLL_ROOM = 14
"""Kept free for the scroll bar, so that names wrap alike with it and without."""


class FindingList(QListWidget):
    """A list whose rows end in a chip with the number of rows found."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setItemDelegate(FindingPainter(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._say_chosen)

    def show_findings(self, faces: Sequence[FindingFace], chosen: str) -> None:
        """List the kinds; one of them is open."""
        with QSignalBlocker(self):
            self.clear()
            for face in faces:
                name = ", ".join(word for word in (face.name, face.severity) if word)
                row = QListWidgetItem(f"{name}: {face.rows}")
                row.setData(FACE, face)
                row.setToolTip(name)
                self.addItem(row)
                if face.code == chosen:
                    self.setCurrentItem(row)

    def _say_chosen(self, now: QListWidgetItem | None) -> None:
        if now:
            self.chosen.emit(now.data(FACE).code)


class FindingPainter(QStyledItemDelegate):
    """Paints the name over as many lines as it needs, and the chip beside it."""

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room a name needs."""
        listed = self.parent()
        width = (listed.width() if isinstance(listed, QListWidget) else option.rect.width()) - SCROLL_ROOM
        room = QRect(0, 0, width - 2 * PADDING - CHIP_ROOM, 1000)
        words = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data(FACE).name)
        return QSize(width, words.height() + 2 * PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, name and chip."""
        tokens = current()
        face: FindingFace = index.data(FACE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.accent_soft))
        painter.setPen(QColor(tokens.lines))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.setPen(QColor(tokens.ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(inside.adjusted(0, 0, -CHIP_ROOM, 0), flags, face.name)
        self._paint_chip(painter, inside, face)
        painter.restore()

    def _paint_chip(self, painter: QPainter, inside: QRect, face: FindingFace) -> None:
        tokens = current()
        ground, ink = CHIP_COLOURS[face.role]
        font = QFont(painter.font())
        font.setPixelSize(SMALL)
        width = QFontMetrics(font).horizontalAdvance(face.rows) + 2 * PADDING
        chip = QRectF(inside.right() - width, inside.center().y() - CHIP_HEIGHT / 2 + 1, width, CHIP_HEIGHT)
        painter.setFont(font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, ground)))
        painter.drawRoundedRect(chip, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
        painter.setPen(QColor(getattr(tokens, ink)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, face.rows)
