"""The report as PDF (Annex 3): cover, contents, sections, annexes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Spacer, TableStyle
from reportlab.platypus.tableofcontents import TableOfContents, defaultTableStyle

from survey.language import Language
from survey.report.document import Block, Chart, Document, Heading, Role, Section, Table, Words
from survey.report.document import Paragraph as Told
from ui.paper.charts import StackedBar
from ui.paper.report_parts import chart_parts, imprint_of
from ui.paper.report_tables import table_story
from ui.paper.sheet import print_sheet
from ui.paper.style import PLAIN, printable, styles
from ui.paper.wording import Wording
from ui.texts import Texts

STYLES = {
    Role.TEXT: "text",
    Role.LEAD: "lead",
    Role.ITEM: "item",
    Role.QUESTION: "question",
    Role.NOTE: "small",
}
ROOM = 190
"""A heading and a good part of what it heads stay together: so many points must be left on the page."""


def build_report_pdf(document: Document, language: Language, out: BinaryIO) -> None:
    """Print a report as PDF, A4; the same document gives the same bytes."""
    wording = Wording(Texts(language))
    print_sheet(list(_Printed(document, wording).story()), imprint_of(document, wording), out)


class _Printed:
    """A document in one language as flowables."""

    def __init__(self, document: Document, wording: Wording) -> None:
        self._document = document
        self._wording = wording

    def say(self, words: Words) -> str:
        return self._wording.say(words)

    def story(self) -> Iterator[Flowable]:
        yield from self._cover()
        yield from self._contents()
        for section in self._document.sections:
            yield from self._section(section)

    def _cover(self) -> Iterator[Flowable]:
        yield Spacer(1, 55 * mm)
        yield self._paragraph(self.say(self._document.author), "cover")
        yield Spacer(1, 10 * mm)
        yield self._paragraph(self.say(self._document.title), "cover_title")
        yield Spacer(1, 10 * mm)
        for line in self._document.cover:
            yield self._paragraph(self.say(line), "cover")
        yield PageBreak()

    def _contents(self) -> Iterator[Flowable]:
        look = styles()
        yield self._paragraph(self._wording.texts("report_text.contents"), "contents")
        contents = TableOfContents(dotsMinLevel=0)
        contents.tableStyle = TableStyle([("FONTNAME", (0, 0), (-1, -1), PLAIN)], parent=defaultTableStyle)
        contents.levelStyles = [look["contents1"], look["contents2"]]
        yield contents

    def _section(self, section: Section) -> Iterator[Flowable]:
        yield PageBreak()
        yield self._paragraph(self.say(section.heading), "heading1")
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            if isinstance(block, Told) and isinstance(following, Table):
                yield CondPageBreak(ROOM)
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Heading():
                yield CondPageBreak(ROOM)
                heading = self._paragraph(self.say(block.words), f"heading{block.level}")
                heading.keepWithNext = 0  # the table below may go on overleaf, its headings with it
                yield heading
            case Told():
                yield self._paragraph(self.say(block.words), STYLES[block.role])
            case Table():
                yield from table_story(block, self._wording)
            case Chart():
                yield from self._chart(block)

    def _chart(self, chart: Chart) -> Iterator[Flowable]:
        parts = [replace(part, words=printable(part.words)) for part in chart_parts(chart, self._wording)]
        yield StackedBar(parts)
        words = self._wording.texts("report_text.chart_caption", number=chart.number, caption=self.say(chart.caption))
        yield self._paragraph(words, "caption")

    def _paragraph(self, words: str, style: str) -> Paragraph:
        bullet = "–" if style == "item" else None
        return Paragraph(escape(printable(words)), styles()[style], bulletText=bullet)
