"""The report's tables as a book of true numbers: a sheet a table, an interval in two columns."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from itertools import takewhile

from survey.language import Language
from survey.report.document import (
    Block,
    Cell,
    Column,
    Document,
    Interval,
    Kind,
    Number,
    Paragraph,
    Role,
    Table,
    Unit,
)
from survey.sheet import Book, Leaf, Quantity
from ui.paper.report_parts import imprint_of
from ui.paper.wording import DIGITS, FRACTIONS, PERCENT, SIGNS, Wording
from ui.texts import Texts

NAMES_WIDTH, NUMBER_WIDTH, LONGEST_NAME = 34, 14, 60


def report_book(document: Document, language: Language) -> Book:
    """Return the tables of a report in a language."""
    wording = Wording(Texts(language))
    imprint = imprint_of(document, wording)
    return Book(
        title=imprint.title,
        author=imprint.author,
        at=datetime.combine(document.quarter.months[-1].last, time(), UTC),
        front=wording.texts("report_text.contents"),
        lines=[imprint.author, *(wording.say(line) for line in document.cover)],
        leaves=list(_leaves(document, wording)),
    )


def _leaves(document: Document, wording: Wording) -> Iterator[Leaf]:
    for section in document.sections:
        for place, block in enumerate(section.blocks):
            if isinstance(block, Table):
                yield _leaf(block, list(_notes(section.blocks[place + 1 :], wording)), wording)


def _notes(after: Sequence[Block], wording: Wording) -> Iterator[str]:
    """Yield what is noted directly below a table."""
    for block in takewhile(lambda one: isinstance(one, Paragraph) and one.role is Role.NOTE, after):
        if isinstance(block, Paragraph):
            yield wording.say(block.words)


def _leaf(table: Table, notes: Sequence[str], wording: Wording) -> Leaf:
    rows = wording.rows(table)
    columns = [place for place, column in enumerate(table.columns) if column.kind is not Kind.PICTURES]
    split = {place for place in columns if any(isinstance(row.cells[place], Interval) for row in rows)}
    said = [[cell for place in columns for cell in _cells(row.cells[place], place in split, wording)] for row in rows]
    headings = [head for place in columns for head in _heads(table.columns[place], place in split, wording)]
    return Leaf(
        name=wording.texts("report_text.table", number=table.number),
        caption=wording.texts("report_text.table_caption", number=table.number, caption=wording.say(table.caption)),
        headings=headings,
        widths=[_width(place, said) for place in range(len(headings))],
        rows=said,
        totals=sum(row.total for row in rows),
        notes=notes,
    )


def _heads(column: Column, is_split: bool, wording: Wording) -> Iterator[str]:  # noqa: FBT001
    head = wording.say(column.head)
    if not is_split:
        yield head
        return
    for bound in ("low", "high"):
        yield wording.texts(f"report_text.{bound}", head=head)


def _cells(cell: Cell, is_split: bool, wording: Wording) -> Iterator[str | Quantity]:  # noqa: FBT001
    match cell:
        case Number() if cell.is_known:
            signed = cell.change
            yield Quantity(_shown(cell.value, cell.unit), DIGITS[cell.unit], signed, SIGNS.get(cell.flag or "", ""))
        case Interval() if is_split and cell.low == cell.low:
            for bound in (cell.low, cell.high):
                yield Quantity(_shown(bound, cell.unit), DIGITS[cell.unit])
        case _:
            yield from [wording.cell(cell)] * (2 if is_split else 1)


def _shown(value: float, unit: Unit) -> float:
    return value * PERCENT if unit in FRACTIONS else value


def _width(place: int, rows: Sequence[Sequence[str | Quantity]]) -> int:
    if place:
        return NUMBER_WIDTH
    longest = max((len(cell) for row in rows if isinstance(cell := row[0], str)), default=0)
    return min(max(NAMES_WIDTH, longest + 2), LONGEST_NAME)
