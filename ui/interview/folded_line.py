"""A question on one line, painted in one go: between a key and the next question there is no time for layouts."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.interview.page import Fold, QuestionFace
from ui.theme import RADIUS, SMALL, current

HEIGHT, MARGIN, NUMBER_WIDTH, CHIP_HEIGHT, CHIP_PADDING = 40, 16, 26, 22, 10


class FoldedLine(QWidget):
    """Number, text and answer of a question; the tick beside the answer says that it is on disk."""

    def __init__(self, question: str) -> None:
        """Make the line of a question, by its id."""
        super().__init__()
        self.setObjectName(f"interview.saved.{question}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._number, self._text, self._answer, self._fold = "", "", "", Fold.LATER

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Take one line."""
        return QSize(0, HEIGHT)

    def show_face(self, face: QuestionFace, skipped: str) -> None:
        """Show the question; `skipped` are the words for one that the routing leaves out."""
        self._number, self._text, self._fold = str(face.number), face.text, face.fold
        self._answer = f"{face.answer} ✓" if face.answer and face.fold is Fold.ANSWERED else ""
        if face.fold is Fold.SKIPPED:
            self._answer = skipped
        self.setProperty("says", self._answer)
        self.setAccessibleName(f"{self._number}. {self._text} {self._answer}")
        self.setToolTip(self._text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the frame, the words, the answer."""
        tokens, answered = current(), self._fold is Fold.ANSWERED
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.lines), 1))
        painter.setBrush(QColor(tokens.surface if answered else tokens.ground))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        room = self.rect().adjusted(MARGIN, 0, -MARGIN, 0)
        room.setRight(room.right() - self._paint_answer(painter, room))
        painter.setFont(self._bold())
        painter.setPen(QColor(tokens.good_text if answered else tokens.quiet))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._number)
        room.setLeft(room.left() + NUMBER_WIDTH)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.ink if answered else tokens.quiet))
        line = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_answer(self, painter: QPainter, room: QRect) -> int:
        """Paint the answer at the right; return the width it took."""
        if not self._answer:
            return 0
        tokens, answered = current(), self._fold is Fold.ANSWERED
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        width = QFontMetrics(font).horizontalAdvance(self._answer) + 2 * CHIP_PADDING
        chip = QRect(room.right() - width, (room.height() - CHIP_HEIGHT) // 2, width, CHIP_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.good_soft if answered else tokens.surface))
        painter.drawRoundedRect(chip, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
        painter.setFont(font)
        painter.setPen(QColor(tokens.good_text if answered else tokens.quiet))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._answer)
        return width + MARGIN

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font
