"""What marks a practice: a word across the screen."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import current

TYPE = 64
OPACITY = 26
LEANING = -24.0
APART = 420, 230


class Watermark(QWidget):
    """A pale word over all that its parent shows; it takes neither clicks nor keys."""

    def __init__(self, parent: QWidget) -> None:
        """Lie over the parent and grow with it."""
        super().__init__(parent)
        self.setObjectName("practice.watermark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._word = ""
        parent.installEventFilter(self)
        self._cover(parent)

    def say(self, word: str) -> None:
        """Take the word."""
        self._word = word
        self.setAccessibleName(word)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Cover the parent when its size changes."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._cover(watched)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Write the word again and again, leaning."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        font = QFont(self.font())
        font.setPixelSize(TYPE)
        font.setBold(True)
        painter.setFont(font)
        colour = QColor(current().accent)
        colour.setAlpha(OPACITY)
        painter.setPen(colour)
        across, down = APART
        for row, top in enumerate(range(down // 2, self.height() + down, down)):
            for left in range((row % 2) * across // 2, self.width() + across, across):
                self._write(painter, QPoint(left, top))

    def _write(self, painter: QPainter, at: QPoint) -> None:
        painter.save()
        painter.translate(at)
        painter.rotate(LEANING)
        painter.drawText(QRect(-APART[0], -TYPE, 2 * APART[0], 2 * TYPE), Qt.AlignmentFlag.AlignCenter, self._word)
        painter.restore()

    def _cover(self, parent: QWidget) -> None:
        self.setGeometry(parent.rect())
        self.raise_()
