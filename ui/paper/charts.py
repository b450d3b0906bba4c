"""The charts of the report, drawn as flowables that know their height."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from ui.paper.style import ACCENT, GROUND, INK, PLAIN, QUIET

BAR, GAP, SWATCH, LEGEND_SIZE, LEADING = 22.0, 8.0, 7.0, 8.0, 13.0
DARK = 0.62


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: its words, what to print of its share, its fraction, its colour."""

    words: str
    share: str
    fraction: float
    color: Color


class StackedBar(Flowable):
    """A whole split into parts, with a legend below that names every part and its share.

    A share is printed in its part where there is room; the legend holds all of them, so colour is never the
    only sign.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        """Take the parts in order."""
        super().__init__()
        self._parts = parts
        self.keepWithNext = 1

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the size for a width."""
        self.width = avail_width
        self._rows = self._legend_rows()
        self.height = BAR + GAP + LEADING * len(self._rows) + GAP
        return self.width, self.height

    def draw(self) -> None:
        """Draw the bar and its legend."""
        left = 0.0
        for part in self._parts:
            width = part.fraction * self.width
            self.canv.setFillColor(part.color)
            self.canv.rect(left, self.height - BAR, width, BAR, stroke=0, fill=1)
            if stringWidth(part.share, PLAIN, LEGEND_SIZE) + 6 < width:
                self.canv.setFillColor(white if is_dark(part.color) else INK)
                self.canv.setFont(PLAIN, LEGEND_SIZE)
                self.canv.drawCentredString(left + width / 2, self.height - BAR / 2 - 3, part.share)
            left += width
        for number, row in enumerate(self._rows):
            self._draw_legend(row, self.height - BAR - GAP - LEADING * (number + 1) + 4)

    def _draw_legend(self, row: Sequence[Part], base: float) -> None:
        left = 0.0
        self.canv.setFont(PLAIN, LEGEND_SIZE)
        for part in row:
            self.canv.setFillColor(part.color)
            self.canv.rect(left, base, SWATCH, SWATCH, stroke=0, fill=1)
            self.canv.setFillColor(QUIET)
            self.canv.drawString(left + SWATCH + 4, base, _legend(part))
            left += _legend_width(part)

    def _legend_rows(self) -> list[list[Part]]:
        rows: list[list[Part]] = [[]]
        used = 0.0
        for part in self._parts:
            if rows[-1] and used + _legend_width(part) > self.width:
                rows.append([])
                used = 0.0
            rows[-1].append(part)
            used += _legend_width(part)
        return rows


def _legend(part: Part) -> str:
    return f"{part.words} – {part.share}"


def _legend_width(part: Part) -> float:
    return SWATCH + 4 + stringWidth(_legend(part), PLAIN, LEGEND_SIZE) + 14


def is_dark(color: Color) -> bool:
    """Tell whether white words stand out on a colour better than dark ones."""
    return 0.299 * color.red + 0.587 * color.green + 0.114 * color.blue <= DARK


class IntervalBar(Flowable):
    """An estimate as a dot on its interval, on a scale from `least` to `most`, for a table's cell."""

    def __init__(self, figure: tuple[float, float, float] | None, scale: tuple[float, float], width: float) -> None:
        """Take (estimate, low, high), None where it is withheld; the scale; the width in points."""
        super().__init__()
        self._figure = figure
        self._scale = scale
        self.width, self.height = width, 8.0

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the scale, the interval and the dot."""
        middle = self.height / 2
        self.canv.setStrokeColor(QUIET, 0.35)
        self.canv.setLineWidth(0.4)
        self.canv.line(0, middle, self.width, middle)
        if self._figure is None:
            return
        estimate, low, high = (self._place(value) for value in self._figure)
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(1.6)
        self.canv.line(low, middle, high, middle)
        self.canv.setFillColor(INK)
        self.canv.circle(estimate, middle, 2.2, stroke=0, fill=1)

    def _place(self, value: float) -> float:
        least, most = self._scale
        return (value - least) / (most - least) * self.width


class ValueBar(Flowable):
    """A number as a bar beside its row, for a table's cell; the longest bar of the table is the largest number."""

    def __init__(self, fraction: float, width: float) -> None:
        """Take the number as a fraction of the largest, and the width in points."""
        super().__init__()
        self._fraction = fraction
        self.width, self.height = width, 8.0

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the bar on its ground."""
        self.canv.setFillColor(GROUND)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.setFillColor(ACCENT)
        self.canv.rect(0, 0, self.width * self._fraction, self.height, stroke=0, fill=1)
