"""A button that shows its key."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.theme import current, set_role

GAP = 6
CAP_PADDING = 5
CAP_HEIGHT = 18
CAP_TYPE = 11


class KeyButton(QPushButton):
    """A button with a small key cap: before the words, and after them on a primary button.

    The key is only shown here; whoever owns the button listens for it.
    """

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        """Take the key as it is written on the cap."""
        super().__init__(parent)
        self._key = key
        self.setAutoDefault(True)
        set_role(self, "plain")

    def say(self, text: str) -> None:
        """Put words on the button."""
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(f"{text} ({self._key})")
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Leave room for the cap."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._cap_width() + GAP, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the button bare, then words and cap side by side in its middle."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        primary = self.property("role") == "primary"
        words = self._words_metrics().horizontalAdvance(self.text())
        cap = self._cap_width()
        left = (self.width() - words - GAP - cap) // 2
        words_left, cap_left = (left, left + words + GAP) if primary else (left + cap + GAP, left)
        painter.setFont(self._words_font())
        painter.setPen(self._words_colour())
        painter.drawText(QRect(words_left, 0, words + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        self._paint_cap(painter, QRect(cap_left, (self.height() - CAP_HEIGHT) // 2, cap, CAP_HEIGHT))

    def _paint_cap(self, painter: QPainter, cap: QRect) -> None:
        tokens = current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.control), 1))
        painter.setBrush(QColor(tokens.ground))
        painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._cap_font())
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.quiet))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _words_colour(self) -> QColor:
        tokens = current()
        if not self.isEnabled():
            return QColor(tokens.quiet)
        return QColor(tokens.on_accent if self.property("role") == "primary" else tokens.ink)

    def _words_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self.property("role") == "primary")
        return font

    def _words_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._words_font())

    def _cap_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(CAP_TYPE)
        font.setBold(True)
        return font

    def _cap_width(self) -> int:
        return max(CAP_HEIGHT, QFontMetrics(self._cap_font()).horizontalAdvance(self._key) + 2 * CAP_PADDING)
