"""Tables of the report on paper: columns that do not fit beside each other go below, headings are repeated."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from survey.report.document import Bar, Kind, Row, Scale, Table
from ui.paper.charts import IntervalBar, ValueBar
from ui.paper.sheet import WIDTH
from ui.paper.style import BOLD, PLAIN, printable, styles
from ui.paper.tables import Cell, table
from ui.paper.wording import Wording

ROOM = 110
"""A caption, the headings and some rows stay together: so many points must be left on the page."""
PADDING = 7.0
HEAD_SIZE, CELL_SIZE = 8, 8.5
NAMES = 0.3
"""The share of the width that the names of the rows take where the columns go on below."""
SHARES = (0.0, 1.0)


def table_story(made: Table, wording: Wording) -> Iterator[Flowable]:
    """Yield the caption and the table, in parts where its columns do not fit beside each other."""
    number = wording.texts("report_text.table_caption", number=made.number, caption=wording.say(made.caption))
    yield CondPageBreak(ROOM)
    yield Paragraph(escape(printable(number)), styles()["table_caption"])
    rows = wording.rows(made)
    heads = [printable(wording.say(column.head)) for column in made.columns]
    for place, part in enumerate(table_parts(made, wording)):
        if place:
            yield CondPageBreak(ROOM)
            yield Paragraph(escape(wording.texts("paper.goes_on")), styles()["small"])
        widths = [width for _, width in part]
        yield table(
            [escape(heads[column]) for column, _ in part],
            [[_cell(row, column, width, wording) for column, width in part] for row in rows],
            widths,
            totals=sum(row.total for row in rows),
        )


Part = Sequence[tuple[int, float]]
"""Which columns stand beside each other, and how wide each is in points."""


def table_parts(made: Table, wording: Wording) -> Iterator[Part]:
    """Yield the columns that fit beside each other on a sheet: all, or as many as there is room for, then the next."""
    styles()
    columns, rows = made.columns, made.rows
    heads = [printable(wording.say(column.head)) for column in columns]
    whole = sum(column.width for column in columns)
    widths = [column.width / whole * WIDTH for column in columns]
    needed = [_needed(place, heads[place], rows, wording) for place in range(len(columns))]
    numbers = [place for place, column in enumerate(columns) if column.kind is Kind.NUMBERS]
    fits = all(needed[place] <= widths[place] for place in numbers)
    if fits or len(numbers) + 1 < len(columns):
        yield list(enumerate(widths))
        return
    room = WIDTH * (1 - NAMES)
    for page in _even(numbers, needed, room):
        spare = max(room - sum(needed[place] for place in page), 0.0) / len(page)
        cells = [(place, needed[place] + spare) for place in page]
        yield [(0, WIDTH - sum(width for _, width in cells)), *cells]


def _even(numbers: Sequence[int], needed: Sequence[float], room: float) -> list[Sequence[int]]:
    """Return columns in as many parts as they need, as equal in number as fits."""
    starts, used = [0], 0.0
    for order, place in enumerate(numbers):
        if used and used + needed[place] > room:
            starts.append(order)
            used = 0.0
        used += needed[place]
    size = -(-len(numbers) // len(starts))
    even = [numbers[start : start + size] for start in range(0, len(numbers), size)]
    if all(sum(needed[place] for place in page) <= room for page in even):
        return even
    return [numbers[start:end] for start, end in pairwise((*starts, len(numbers)))]


def _needed(place: int, head: str, rows: Sequence[Row], wording: Wording) -> float:
    """Return the width that a column's longest word and longest number take."""
    words = max((stringWidth(word, BOLD, HEAD_SIZE) for word in head.split(" ")), default=0.0)
    numbers = (
        stringWidth(wording.cell(row.cells[place]), BOLD if row.total else PLAIN, CELL_SIZE)
        for row in rows
        if not isinstance(row.cells[place], str)
    )
    return min(max(words, *numbers, 0.0) + PADDING, WIDTH * (1 - NAMES))


def _cell(row: Row, place: int, width: float, wording: Wording) -> Cell:
    cell = row.cells[place]
    match cell:
        case Bar():
            return ValueBar(cell.fraction, width - 8)
        case Scale():
            return IntervalBar(cell.marks, SHARES, width - 8)
    return escape(printable(wording.cell(cell)))
