"""Tables of the report: one look, headings repeated on each page."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from ui.paper.style import LINES, PLAIN, QUIET, styles

Cell = str | Flowable
LOOK: Sequence[tuple[Any, ...]] = (
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, QUIET),
    ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINES),
    ("FONTNAME", (0, 0), (-1, -1), PLAIN),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
)


FEWEST = 3
"""So many rows at least go overleaf: none is left there alone."""
ROW = 16.0


class _Breaking(Table):
    """A table that takes a few rows more overleaf rather than leave one or two there."""

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """Break the table where its last part has rows enough."""
        parts: list[Flowable] = super().split(avail_width, avail_height)
        last = parts[-1] if len(parts) > 1 else None
        if isinstance(last, Table) and last._nrows <= FEWEST:  # type: ignore[attr-defined]  # noqa: SLF001
            parts = super().split(avail_width, avail_height - FEWEST * ROW)
        return parts


def table(headings: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float], totals: int = 1) -> Table:
    """Return a table: the first column is words, the others numbers; the first rows are totals, of the country."""
    look = styles()
    top = [Paragraph(words, look["number_head" if place else "head"]) for place, words in enumerate(headings)]
    body = [[_cell(cell, place, row < totals) for place, cell in enumerate(cells)] for row, cells in enumerate(rows)]
    made = _Breaking([top, *body], colWidths=list(widths), repeatRows=1, spaceAfter=4)
    made.setStyle(TableStyle([*LOOK, ("VALIGN", (0, 1), (-1, -1), "MIDDLE")]))
    return made


def _cell(cell: Cell, place: int, country: bool) -> Flowable:  # noqa: FBT001
    if isinstance(cell, Flowable):
        return cell
    words = f"<b>{cell}</b>" if country else cell
    return Paragraph(words, styles()["number" if place else "cell"])
