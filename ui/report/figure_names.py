"""Every figure of a document under the name that its table gives it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from survey.report.document import Block, Chart, Document, Heading, Kind, Number, Paragraph, Section, Table
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
    named = [line for section in document.sections for line in _of_section(section, wording)]
    found: dict[str, FigureLine] = {}
    for line, _ in sorted(named, key=lambda one: one[1]):
        found.setdefault(line.ref, line)
    return found


def _of_section(section: Section, wording: Wording) -> Iterator[tuple[FigureLine, bool]]:
    """Yield the figures of a section, and whether it is a sentence that tells them."""
    heading = ""
    for block in section.blocks:
        if isinstance(block, Heading):
            heading = wording.say(block.words)
        for name, number in _figures(block, heading, wording):
            line = FigureLine(number.ref, section.key, name, wording.number(number))
            yield line, isinstance(block, Paragraph)


def _figures(block: Block, heading: str, wording: Wording) -> Iterator[tuple[str, Number]]:
    match block:
        case Table():
            yield from _of_table(block, wording)
        case Chart():
            yield from ((f"{wording.say(part.words)} · {heading}", part.number) for part in block.parts)
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
