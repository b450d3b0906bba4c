"""The sheet of a DOCX: A4, real styles in our font, language, title, page x of y."""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from reportlab.lib.colors import Color

from survey.language import Language
from ui.paper.docx_fields import add_field
from ui.paper.docx_fonts import FAMILY, embed_fonts
from ui.paper.sheet import Imprint
from ui.texts import Texts

MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = Mm(20), Mm(18), Mm(20)
WIDTH = Mm(170)
LOCALES = {Language.KK: "kk-KZ", Language.RU: "ru-RU", Language.EN: "en-GB"}
INK, QUIET = RGBColor(0x1B, 0x27, 0x33), RGBColor(0x5A, 0x6B, 0x7B)
GRID = "A9B4BF"
TEXT_SIZE, LINE = Pt(11), 1.15
OWN_STYLES = {
    "Cell": Pt(8.5),
    "CellTotal": Pt(8.5),
    "CellHeading": Pt(8),
    "Small": Pt(8),
    "Cover": TEXT_SIZE,
    "Contents": Pt(12.5),
    "Question": TEXT_SIZE,
}
BUILT_IN = {"Normal": TEXT_SIZE, "Title": Pt(14), "Subtitle": TEXT_SIZE, "List Bullet": TEXT_SIZE, "Caption": Pt(8)}
BUILT_IN |= {"Heading 1": Pt(12.5), "Heading 2": Pt(11), "Heading 3": TEXT_SIZE}
BOLD = {"Title", "CellHeading", "CellTotal", "Contents", "Caption", "Heading 1", "Heading 2", "Heading 3"}
CENTRED = {"Title", "Subtitle", "Cover"}
BEFORE = {"Heading 2": Pt(12), "Heading 3": Pt(8), "Caption": Pt(6)}
NUMBER_HYPHEN = re.compile(r"(?<=\d)-(?=[^\W\d])")
PAGE, PAGES = "\N{SYMBOL FOR START OF HEADING}", "\N{SYMBOL FOR START OF TEXT}"
"""What stands for the two numbers until they are fields."""


def new_document(imprint: Imprint, at: datetime) -> Document:
    """Return an empty document that knows its styles, language, title and the moment it tells of."""
    document = docx.Document()
    _lay_out(document)
    _style(document, imprint.language)
    _describe(document, imprint, at)
    _foot(document, imprint)
    embed_fonts(document)
    return document


def add_listing(
    document: Document,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    right: set[int],
    totals: int = 0,
) -> None:
    """Add a table of words whose headings come back on each page.

    `right` are the columns set to the right; so many first rows as there are `totals` are bold.
    """
    table = document.add_table(rows=1 + len(rows), cols=len(headings), style="Table Grid")
    fill(
        table,
        [headings, *rows],
        shares,
        ["CellHeading", *["CellTotal"] * totals, *["Cell"] * (len(rows) - totals)],
        right,
    )
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  python-docx has no word for it


def fill(
    table: Table, rows: Sequence[Sequence[str]], shares: Sequence[float], styles: Sequence[str], right: set[int]
) -> None:
    """Put words into a table, row by row in a style (its id); the columns get their shares of the sheet."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, share in zip(table.columns, shares, strict=True):
        column.width = int(WIDTH * share)
    for row, words, style in zip(table.rows, rows, styles, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
        for place, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
            cell.width = int(WIDTH * shares[place])
            paragraph = cell.paragraphs[0]
            paragraph._p.style = style  # noqa: SLF001  by name, python-docx searches all styles for each cell
            paragraph.add_run(word)
            if place in right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def shade(cell: _Cell, color: Color) -> None:
    """Fill a cell with a colour."""
    look = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): color.hexval()[2:]}
    cell._tc.get_or_add_tcPr().append(OxmlElement("w:shd", look))  # noqa: SLF001


def save_document(document: Document, out: BinaryIO) -> None:
    """Write a document; its members bear the moment it tells of, so that the same document gives the same bytes."""
    written = BytesIO()
    document.save(written)
    at = document.core_properties.created.timetuple()[:6]
    with ZipFile(written) as made, ZipFile(out, "w", ZIP_DEFLATED) as frozen:
        for name in made.namelist():
            frozen.writestr(ZipInfo(name, at), made.read(name), ZIP_DEFLATED)


def unpad(table: Table) -> None:
    """Let the words of a table without lines stand where the paragraphs around it do."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(OxmlElement(f"w:{side}", {qn("w:w"): "0", qn("w:type"): "dxa"}))
    (look,) = table._tbl.xpath("w:tblPr/w:tblLook")  # noqa: SLF001
    look.addprevious(margins)


def add_sentence(document: Document, sentence: str) -> Paragraph:
    """Add a paragraph in which a number keeps its Kazakh ending: 8-тармағына is never torn apart."""
    paragraph = document.add_paragraph()
    first, *others = NUMBER_HYPHEN.split(sentence)
    run = paragraph.add_run(first)
    for part in others:
        run._r.append(OxmlElement("w:noBreakHyphen"))  # noqa: SLF001
        run.add_text(part)
    return paragraph


def _lay_out(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN_X
    section.top_margin, section.bottom_margin = MARGIN_TOP, MARGIN_BOTTOM
    section.footer_distance = Mm(10)


def _style(document: Document, language: Language) -> None:
    for own in OWN_STYLES:
        document.styles.add_style(own, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for name, size in (BUILT_IN | OWN_STYLES).items():
        style = document.styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(name)
        _in_our_font(style)
        quiet = name in {"Subtitle", "Small", "Question"}
        style.font.size, style.font.color.rgb, style.font.italic = size, QUIET if quiet else INK, False
        style.font.bold = name in BOLD
        cell = name.startswith("Cell")
        style.paragraph_format.space_before = Pt(1.5) if cell else BEFORE.get(name, Pt(0))
        style.paragraph_format.space_after = Pt(1.5 if cell else 6)
        style.paragraph_format.line_spacing = 1.0 if cell else LINE
        if name in CENTRED:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for adorned in (document.styles["Title"].element, document.styles["Subtitle"].element):
        for adornment in adorned.xpath("w:pPr/w:pBdr | w:rPr/w:spacing | w:rPr/w:kern"):
            adornment.getparent().remove(adornment)
    for line in document.styles["Table Grid"].element.xpath("w:tblPr/w:tblBorders/*"):
        line.set(qn("w:color"), GRID)
    for spoken in document.styles.element.xpath("w:docDefaults//w:lang"):
        spoken.set(qn("w:val"), LOCALES[language])


def _in_our_font(style: ParagraphStyle) -> None:
    style.font.name = FAMILY
    (fonts,) = style.element.xpath("w:rPr/w:rFonts")
    fonts.attrib.clear()  # a theme's font would win
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FAMILY)


def _describe(document: Document, imprint: Imprint, at: datetime) -> None:
    about = document.core_properties
    about.title, about.author, about.language = imprint.title, imprint.author, LOCALES[imprint.language]
    about.comments, about.last_modified_by = "", imprint.author
    about.created = about.modified = at


def _foot(document: Document, imprint: Imprint) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Small"
    paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{imprint.footer}\t")
    numbered = Texts(imprint.language)("paper.page", page=PAGE, pages=PAGES)
    before, _, rest = numbered.partition(PAGE)
    between, _, after = rest.partition(PAGES)
    for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        paragraph.add_run(words)
        if field:
            add_field(paragraph, field, "1")
