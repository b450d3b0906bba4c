"""Fields of a DOCX, which an office program computes: page numbers, captions' numbers, the table of contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

LEVELS = (1, 2)
CONTENTS = r'TOC \o "1-2" \h \z \u'
NOT_YET = "…"
"""What stands for a page number until the office program has found it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a heading's words, its level, its bookmark."""

    words: str
    level: int
    bookmark: str


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field with what it shows until it is computed."""
    field = OxmlElement("w:fldSimple", {qn("w:instr"): instruction})
    field.append(paragraph.add_run(shown)._r)  # noqa: SLF001  the field takes the run in
    paragraph._p.append(field)  # noqa: SLF001


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a paragraph's runs between the ends of a bookmark."""
    start = OxmlElement("w:bookmarkStart", {qn("w:id"): str(number), qn("w:name"): name})
    end = OxmlElement("w:bookmarkEnd", {qn("w:id"): str(number)})
    paragraph.runs[0]._r.addprevious(start)  # noqa: SLF001
    paragraph._p.append(end)  # noqa: SLF001


def add_contents(document: Document, entries: Sequence[Entry], width: Length) -> None:
    """Add a table of contents: its lines stand already, the office program finds the pages when it is told to."""
    for level in LEVELS:
        _style(document, level, width)
    lines = [document.add_paragraph(style=f"toc {entry.level}") for entry in entries]
    for line, entry in zip(lines, entries, strict=True):
        if line is lines[0]:
            _append(line, _opened(CONTENTS))
        link = OxmlElement("w:hyperlink", {qn("w:anchor"): entry.bookmark, qn("w:history"): "1"})
        words = line.add_run(f"{entry.words}\t")._r  # noqa: SLF001
        line._p.append(link)  # noqa: SLF001
        link.append(words)
        page = line.add_run(NOT_YET)._r  # noqa: SLF001
        for run in (*_opened(f"PAGEREF {entry.bookmark} \\h"), page, _mark("end")):
            link.append(run)
    _append(lines[-1], [_mark("end")])
    (place,) = document.settings.element.xpath("w:compat")
    place.addprevious(OxmlElement("w:updateFields", {qn("w:val"): "true"}))


def _style(document: Document, level: int, width: Length) -> None:
    style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(style)
    style.base_style = document.styles["Normal"]
    style.font.bold = level == 1
    style.font.size = Pt(10.5 if level == 1 else 9.5)
    style.paragraph_format.left_indent = Mm(6 * (level - 1))
    style.paragraph_format.right_indent = Mm(8)
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.space_before = Pt(4 if level == 1 else 0)
    style.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _append(line: Paragraph, runs: Iterator[BaseOxmlElement] | list[BaseOxmlElement]) -> None:
    for run in runs:
        line._p.append(run)  # noqa: SLF001


def _opened(instruction: str) -> Iterator[BaseOxmlElement]:
    yield _mark("begin")
    run, code = OxmlElement("w:r"), OxmlElement("w:instrText", {qn("xml:space"): "preserve"})
    code.text = f" {instruction} "
    run.append(code)
    yield run
    yield _mark("separate")


def _mark(kind: str) -> BaseOxmlElement:
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}))
    return run
