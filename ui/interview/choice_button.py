"""An answer as a large button: its digit, its words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.interview.page import ChoiceFace
from ui.theme import RADIUS, current

HEIGHT, LARGE, SMALL = 96, 28, 12
LARGE_TOP, LARGE_ROOM, SMALL_ROOM = 20, 38, 20
"""Where the large word stands, with a small one below it or without."""


class ChoiceButton(QPushButton):
    """A choice that is pressed with its digit or the mouse; the chosen one is filled and framed."""

    def __init__(self) -> None:
        """Make a button with no words yet."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._face = ChoiceFace("", "", chosen=False)
        self._words_large = False

    def show_face(self, face: ChoiceFace, *, words_large: bool) -> None:
        """Show a choice: a mark with its digit large, yes and no with their words large."""
        if (face, words_large) != (self._face, self._words_large):
            self._face, self._words_large = face, words_large
            self.setAccessibleName(f"{face.digit} {face.words}")
            self.update()

    @property
    def digit(self) -> str:
        """The digit that presses it."""
        return self._face.digit

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Be large enough to hit without looking."""
        return QSize(120, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the frame, the large word and the small one below."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self._face.chosen or self.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent if marked else tokens.control), 2 if marked else 1))
        painter.setBrush(QColor(tokens.accent_soft if self._face.chosen or self.underMouse() else tokens.ground))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        large, small = self._face.digit, self._face.words
        if self._words_large:
            large, small = small, large
        width = self.width()
        self._write(painter, QRect(0, LARGE_TOP, width, LARGE_ROOM), large, LARGE, tokens.ink)
        self._write(painter, QRect(0, LARGE_TOP + LARGE_ROOM, width, SMALL_ROOM), small, SMALL, tokens.quiet)

    def _write(self, painter: QPainter, place: QRect, words: str, size: int, colour: str) -> None:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(size == LARGE)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
