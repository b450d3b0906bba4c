"""The report as PDF (Annex 3): cover, contents, sections, annexes."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Spacer, TableStyle
from reportlab.platypus.tableofcontents import TableOfContents, defaultTableStyle

from survey.language import Language
from survey.report.document import Block, Chart, Document, Heading, Role, Section, Table, Words
from survey.report.document import Paragraph as Told
from ui.paper.charts import Part, StackedBar
from ui.paper.files import save_whole
from ui.paper.report_tables import table_story
from ui.paper.sheet import Imprint, print_sheet
from ui.paper.style import ANSWERS, MARKS, PLAIN, WITHHELD_SHADE, printable, styles
from ui.paper.wording import Wording
from ui.texts import Texts

STYLES = {
    Role.TEXT: "text",
    Role.LEAD: "lead",
    Role.ITEM: "item",
    Role.QUESTION: "question",
    Role.NOTE: "small",
}
SHADES = {f"mark.{place}": shade for place, shade in enumerate(MARKS, start=1)}
SHADES |= {f"answer.{key}": shade for key, shade in zip(("yes", "no", "dk", "refused"), ANSWERS, strict=True)}
ROOM = 190
"""A heading and a good part of what it heads stay together: so many points must be left on the page."""
REST = 0.0005
SHA_SHOWN = 16


def report_name(document: Document, language: Language, ending: str) -> str:
    """Return the name of a report's file."""
    return f"report-{document.quarter}-{language.value}.{ending}"


def write_report_pdf(document: Document, language: Language, folder: Path) -> Path:
    """Write a report into a folder, whole or not at all, and return the file.

    Raises FileRefused (report.write_failed).
    """
    return save_report_pdf(document, language, folder / report_name(document, language, "pdf"))


def save_report_pdf(document: Document, language: Language, file: Path) -> Path:
    """Write a report to a file, whole or not at all, and return it. Raises FileRefused (report.write_failed)."""
    return save_whole(file, lambda out: build_report_pdf(document, language, out))


def build_report_pdf(document: Document, language: Language, out: BinaryIO) -> None:
    """Print a report as PDF, A4; the same document gives the same bytes."""
    texts = Texts(language)
    printed = _Printed(document, Wording(texts))
    imprint = Imprint(
        title=f"{printed.say(document.title)}. {texts.quarter(document.quarter)}",
        author=printed.say(document.author),
        footer=texts("paper.footer", quarter=document.quarter, sha=document.sha256[:SHA_SHOWN]),
        language=language,
    )
    print_sheet(list(printed.story()), imprint, out)


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
        number = self._wording.number
        parts = [
            Part(printable(self.say(part.words)), number(part.number), part.number.value, SHADES[part.shade])
            for part in chart.parts
        ]
        rest = 1 - sum(part.fraction for part in parts)
        if rest > REST:
            withheld = self._wording.texts("paper.withheld")
            parts.append(Part(withheld, "*", rest, WITHHELD_SHADE))
        yield StackedBar(parts)
        words = self._wording.texts("report_text.chart_caption", number=chart.number, caption=self.say(chart.caption))
        yield self._paragraph(words, "caption")

    def _paragraph(self, words: str, style: str) -> Paragraph:
        bullet = "–" if style == "item" else None
        return Paragraph(escape(printable(words)), styles()[style], bulletText=bullet)
