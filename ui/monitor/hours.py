"""When clients answer: a row for each weekday, a column for each hour, the share of the calls answered in a cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from survey.edition import Edition
from survey.fieldwork.tallies import Answered
from ui.texts import NO_FIGURE, Texts
from ui.theme import SMALL, current
from ui.widgets.shades import shade
from ui.widgets.table import SHARE, Column

LEAST_DIALS = 8
"""A share of fewer calls would say more about chance than about the hour."""
UNKNOWN = -1.0
PERCENT = 100
CORNER = 4
CENTRED = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class HourRow:
    """A weekday (1 Monday) and the calls of its hours."""

    weekday: int
    hours: Mapping[int, Answered]

    def share(self, hour: int) -> float:
        """Return the share answered, UNKNOWN where too few were called."""
        found = self.hours.get(hour)
        return found.contacts / found.dials if found and found.dials >= LEAST_DIALS else UNKNOWN


def hour_rows(hours: Mapping[tuple[int, int], Answered], edition: Edition) -> list[HourRow]:
    """Return a row for each weekday on which clients may be called."""
    return [
        HourRow(weekday, {hour: found for (day, hour), found in hours.items() if day == weekday})
        for weekday in sorted(edition.calling_hours.weekdays)
    ]


def hour_columns(edition: Edition, texts: Texts) -> list[Column[HourRow]]:
    """Return a column for each calling hour."""

    def column(hour: int) -> Column[HourRow]:
        def written(row: HourRow) -> str:
            share = row.share(hour)
            return NO_FIGURE if share == UNKNOWN else texts.number(share * PERCENT)

        return Column(str(hour), written, CENTRED, lambda row: row.share(hour), share=lambda row: row.share(hour))

    first, last = edition.calling_hours.start, edition.calling_hours.end
    hours = range(first.hour, last.hour + bool(last.minute))
    days: Column[HourRow] = Column(
        texts("monitor.column.weekday"), lambda row: texts(f"monitor.weekday.{row.weekday}"), sort_key=_weekday
    )
    return [days, *map(column, hours)]


class HourCell(QStyledItemDelegate):
    """Paints a cell on the ground of its share."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, then the number."""
        share = index.data(SHARE)
        if share is None:
            super().paint(painter, option, index)
            return
        tokens = current()
        cell = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ground) if share == UNKNOWN else shade(share))
        painter.drawRoundedRect(cell, CORNER, CORNER)
        chosen = option.state & QStyle.StateFlag.State_HasFocus
        font = painter.font()
        font.setPixelSize(SMALL)
        painter.setFont(font)
        painter.setPen(QColor(tokens.quiet if share == UNKNOWN else tokens.ink))
        painter.drawText(cell, CENTRED, str(index.data()))
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, CORNER, CORNER)
        painter.restore()


def _weekday(row: HourRow) -> int:
    return row.weekday
