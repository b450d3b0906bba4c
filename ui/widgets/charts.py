"""Small charts painted by hand: the precision curve, bars of shares in a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import SMALL, current
from ui.widgets.table import SHARE

LEFT_MARGIN, RIGHT_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 48, 16, 16, 28
DOT = 5
LABEL_HEIGHT = 20
BAR_HEIGHT, LONGEST_BAR = 8, 240


@dataclass(frozen=True, slots=True)
class Curve:
    """A falling curve with one point on it: interviews across, half-width up; the labels as they are written.

    `points` run from left to right; `across` and `up` are gridline values with their labels.
    """

    points: Sequence[tuple[float, float]]
    across: Sequence[tuple[float, str]]
    up: Sequence[tuple[float, str]]
    here: tuple[float, float]
    says: str


class PrecisionCurve(QWidget):
    """Paints a curve; what it says stands in words for those who cannot see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a curve."""
        super().__init__(parent)
        self._curve: Curve | None = None
        self.setMinimumHeight(110)

    def show_curve(self, curve: Curve | None) -> None:
        """Paint another curve, or none."""
        self._curve = curve
        self.setAccessibleName(curve.says if curve else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Ask for a wide low place."""
        return QSize(480, 130)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint grid, curve, point and its words."""
        if self._curve is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        painter.setFont(font)
        self._paint_grid(painter, self._curve)
        painter.setPen(QPen(QColor(current().accent), 2.5))
        painter.drawPolyline(QPolygonF([self._place(self._curve, point) for point in self._curve.points]))
        self._paint_here(painter, self._curve)

    def _paint_grid(self, painter: QPainter, curve: Curve) -> None:
        tokens = current()
        for value, label in curve.up:
            y = self._place(curve, (curve.points[0][0], value)).y()
            painter.setPen(QColor(tokens.lines))
            painter.drawLine(QPointF(LEFT_MARGIN, y), QPointF(self.width() - RIGHT_MARGIN, y))
            painter.setPen(QColor(tokens.quiet))
            place = QRectF(0, y - LABEL_HEIGHT / 2, LEFT_MARGIN - 8, LABEL_HEIGHT)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
        for value, label in curve.across:
            x = self._place(curve, (value, curve.points[0][1])).x()
            place = QRectF(x - 50, self.height() - LABEL_HEIGHT, 100, LABEL_HEIGHT)
            place.moveRight(min(place.right(), float(self.width())))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label)

    def _paint_here(self, painter: QPainter, curve: Curve) -> None:
        tokens = current()
        here = self._place(curve, curve.here)
        painter.setBrush(QColor(tokens.accent))
        painter.setPen(QPen(QColor(tokens.surface), 2))
        painter.drawEllipse(here, DOT + 1, DOT + 1)
        painter.setPen(QColor(tokens.ink))
        width = painter.fontMetrics().horizontalAdvance(curve.says) + 8
        left = min(here.x() + 10, self.width() - RIGHT_MARGIN - width)
        top = max(here.y() - LABEL_HEIGHT - 8, 0.0)
        painter.drawText(QRectF(left, top, width, LABEL_HEIGHT), Qt.AlignmentFlag.AlignVCenter, curve.says)

    def _place(self, curve: Curve, point: tuple[float, float]) -> QPointF:
        xs = [x for x, _ in curve.points]
        ys = [y for _, y in curve.points] + [y for y, _ in curve.up]
        width = self.width() - LEFT_MARGIN - RIGHT_MARGIN
        height = self.height() - TOP_MARGIN - BOTTOM_MARGIN
        x = (point[0] - xs[0]) / ((xs[-1] - xs[0]) or 1)
        y = (max(ys) - point[1]) / ((max(ys) - min(ys)) or 1)
        return QPointF(LEFT_MARGIN + min(max(x, 0), 1) * width, TOP_MARGIN + min(max(y, 0), 1) * height)


class ShareBar(QStyledItemDelegate):
    """Draws the share of a cell as a bar beside its words."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell, then the bar to the right of its words."""
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if share is None:
            return
        tokens = current()
        cell = option.rect.toRectF()
        width = min(max(cell.width() - 84, 0), LONGEST_BAR)
        bar = QRectF(cell.left() + 72, cell.center().y() - BAR_HEIGHT / 2, width, BAR_HEIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.lines))
        painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        bar.setWidth(bar.width() * min(max(float(share), 0.0), 1.0))
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.restore()
