"""The report as DOCX: real styles, captions that count themselves, a table of contents, bars of shaded cells."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import BinaryIO

from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from survey.language import Language
from survey.report.document import Block, Chart, Document, Heading, Kind, Role, Table, Words
from survey.report.document import Paragraph as Told
from ui.paper.charts import is_dark
from ui.paper.docx_fields import Entry, add_bookmark, add_contents, add_field
from ui.paper.docx_sheet import INK, WIDTH, add_listing, add_sentence, fill, new_document, save_document, shade
from ui.paper.report_parts import chart_parts, imprint_of
from ui.paper.report_tables import table_parts
from ui.paper.wording import Wording
from ui.texts import Texts

STYLES = {
    Role.TEXT: "Normal",
    Role.LEAD: "Normal",
    Role.ITEM: "List Bullet",
    Role.QUESTION: "Question",
    Role.NOTE: "Small",
}
COVER_TOP, COVER_GAP, TITLE_SIZE = Pt(150), Pt(28), Pt(20)
BAR_HEIGHT = Pt(18)
LEAST_BAR, ROOM_FOR_SHARE = 0.004, 0.08
"""A part thinner than a hair cannot be a cell; one that is not much wider has no room for words."""
IN_CONTENTS = 2
NUMBER = "\N{SYMBOL FOR START OF HEADING}"
"""What stands for a caption's number until it is a field."""


def build_report_docx(document: Document, language: Language, out: BinaryIO) -> None:
    """Write a report; the same document gives the same bytes."""
    save_document(_Writer(document, Wording(Texts(language))).written(), out)


class _Writer:
    """Writes a document in one language."""

    def __init__(self, document: Document, wording: Wording) -> None:
        self._document = document
        self._wording = wording
        self._places = list(self._headings())
        self._met = iter(self._places)
        period_end = datetime.combine(document.quarter.months[-1].last, time(), UTC)
        self._out = new_document(imprint_of(document, wording), period_end)

    def written(self) -> Docx:
        """Return the whole document."""
        self._cover()
        self._contents()
        for section in self._document.sections:
            self._heading(section.heading, 1).paragraph_format.page_break_before = True
            for block in section.blocks:
                self._block(block)
        return self._out

    def _headings(self) -> Iterator[Entry]:
        for place, heading in enumerate(self._all_headings()):
            yield Entry(self._say(heading.words), heading.level, f"_Toc{place + 1:08}")

    def _all_headings(self) -> Iterator[Heading]:
        for section in self._document.sections:
            yield Heading(section.heading, 1)
            yield from (block for block in section.blocks if isinstance(block, Heading))

    def _cover(self) -> None:
        author = self._out.add_paragraph(self._say(self._document.author), style="Cover")
        author.paragraph_format.space_before, author.paragraph_format.space_after = COVER_TOP, COVER_GAP
        title = self._out.add_paragraph(self._say(self._document.title), style="Title")
        title.runs[0].font.size = TITLE_SIZE
        title.paragraph_format.space_after = COVER_GAP
        for line in self._document.cover:
            self._out.add_paragraph(self._say(line), style="Cover")

    def _contents(self) -> None:
        heading = self._out.add_paragraph(self._wording.texts("report_text.contents"), style="Contents")
        heading.paragraph_format.page_break_before = True
        add_contents(self._out, [entry for entry in self._places if entry.level <= IN_CONTENTS], WIDTH)

    def _heading(self, words: Words, level: int) -> Paragraph:
        heading: Paragraph = self._out.add_heading(self._say(words), level)
        entry = next(self._met)
        add_bookmark(heading, entry.bookmark, self._places.index(entry))
        return heading

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block.words, block.level)
            case Told():
                said = add_sentence(self._out, self._say(block.words))
                said.style = STYLES[block.role]
                said.paragraph_format.keep_with_next = block.role in {Role.LEAD, Role.QUESTION} or None
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)

    def _table(self, table: Table) -> None:
        self._caption("report_text.table_caption", "Table", table).paragraph_format.keep_with_next = True
        heads, rows = [self._say(column.head) for column in table.columns], self._wording.rows(table)
        written = [place for place, column in enumerate(table.columns) if column.kind is not Kind.PICTURES]
        for order, part in enumerate(table_parts(table, self._wording)):
            if order:
                self._out.add_paragraph(self._wording.texts("paper.goes_on"), style="Small")
            shown = [(place, width) for place, width in part if place in written]
            whole = sum(width for _, width in shown)
            add_listing(
                self._out,
                [heads[place] for place, _ in shown],
                [[self._wording.cell(row.cells[place]) for place, _ in shown] for row in rows],
                [width / whole for _, width in shown],
                {order for order, (place, _) in enumerate(shown) if table.columns[place].kind is Kind.NUMBERS},
                totals=sum(row.total for row in rows),
            )
        self._out.add_paragraph(style="Small")

    def _caption(self, key: str, sequence: str, counted: Table | Chart) -> Paragraph:
        words = self._wording.texts(key, number=NUMBER, caption=self._say(counted.caption))
        before, _, after = words.partition(NUMBER)
        caption = self._out.add_paragraph(before, style="Caption")
        add_field(caption, f"SEQ {sequence} \\* ARABIC", str(counted.number))
        caption.add_run(after)
        return caption

    def _chart(self, chart: Chart) -> None:
        parts = chart_parts(chart, self._wording)
        drawn = [part for part in parts if part.fraction >= LEAST_BAR]
        whole = sum(part.fraction for part in drawn)
        legend = self._out.add_paragraph(style="Small")
        legend.paragraph_format.keep_with_next = True
        for part in parts:
            swatch = legend.add_run("■ ")
            swatch.font.color.rgb = RGBColor.from_string(part.color.hexval()[2:])
            legend.add_run(f"{part.words} – {part.share}    ")
        bar = self._out.add_table(rows=1, cols=len(drawn))
        words = [part.share if part.fraction > ROOM_FOR_SHARE else "" for part in drawn]
        fill(bar, [words], [part.fraction / whole for part in drawn], ["Cell"], set())
        bar.rows[0].height = BAR_HEIGHT
        for cell, part in zip(bar.rows[0].cells, drawn, strict=True):
            shade(cell, part.color)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = cell.paragraphs[0]
            paragraph.alignment, paragraph.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
            paragraph.runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF) if is_dark(part.color) else INK
        self._caption("report_text.chart_caption", "Figure", chart)

    def _say(self, words: Words) -> str:
        return self._wording.say(words)
