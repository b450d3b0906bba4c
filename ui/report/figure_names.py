"""Every figure of a document under the name that its table gives it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from survey.report.document import Block, Chart, Document, Kind, Number, Paragraph, Table
from ui.paper.wording import Shown, Wording
from ui.texts import Texts


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure in a list: its reference, the section it stands in first, its name and what is printed of it."""

    ref: str
    section: str
    name: str
    value: str


def figure_lines(document: Document, texts: Texts) -> Mapping[str, FigureLine]:
    """Return the figures of a document by reference, in order; tables name a figure before sentences do."""
    wording = Wording(texts)
    blocks = [(section.key, block) for section in document.sections for block in section.blocks]
    found: dict[str, FigureLine] = {}
    for section, block in sorted(blocks, key=lambda one: isinstance(one[1], Paragraph)):
        for name, number in _figures(block, wording):
            found.setdefault(number.ref, FigureLine(number.ref, section, name, wording.number(number)))
    return found


def _figures(block: Block, wording: Wording) -> Iterator[tuple[str, Number]]:
    match block:
        case Table():
            yield from _of_table(block, wording)
        case Chart():
            for part in block.parts:
                yield wording.say(part.words), part.number
        case Paragraph():
            words = wording.say(block.words)
            yield from ((words, run.number) for run in wording.runs(block.words) if isinstance(run, Shown))


def _of_table(table: Table, wording: Wording) -> Iterator[tuple[str, Number]]:
    heads = [wording.say(column.head) for column in table.columns]
    caption = wording.say(table.caption)
    for row in wording.rows(table):
        named = [
            wording.cell(cell)
            for cell, column in zip(row.cells, table.columns, strict=True)
            if column.kind is Kind.WORDS and not isinstance(cell, Number)
        ]
        for cell, head in zip(row.cells, heads, strict=True):
            if isinstance(cell, Number):
                yield " · ".join(filter(None, (*named, head, caption))), cell
