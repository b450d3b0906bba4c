"""Fonts, colours and paragraph styles of everything printed."""

from functools import cache

import font_roboto
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, BOLD = "Roboto", "Roboto-Bold"

INK = colors.HexColor("#1B2733")
QUIET = colors.HexColor("#5A6B7B")
LINES = colors.HexColor("#DCE3EA")
ACCENT = colors.HexColor("#007A99")
MARKS = tuple(colors.HexColor(shade) for shade in ("#B3261E", "#E08E45", "#EAD9A6", "#7FC3D3", "#007A99"))
ANSWERS = tuple(colors.HexColor(shade) for shade in ("#007A99", "#E08E45", "#C9D3DC", "#8FA0AF"))
GROUND = colors.HexColor("#EEF1F4")
WITHHELD_SHADE = colors.HexColor("#EEF1F4")


STRANGER = "\N{REPLACEMENT CHARACTER}"


def printable(words: str) -> str:
    """Return words with a sign in place of each letter that the type does not have, so that none is lost unseen."""
    glyphs = _glyphs()
    if all(ord(letter) in glyphs for letter in words):
        return words
    return "".join(letter if ord(letter) in glyphs or letter.isspace() else STRANGER for letter in words)


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(TTFont(PLAIN, font_roboto.font_files["Roboto"]).face.charToGlyph)


@cache
def styles() -> dict[str, ParagraphStyle]:
    """Return the paragraph styles by name; registers the fonts at the first call."""
    for name, file in ((PLAIN, font_roboto.font_files["Roboto"]), (BOLD, font_roboto.font_files["RobotoBold"])):
        pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)
    text = ParagraphStyle(
        "text",
        fontName=PLAIN,
        bulletFontName=PLAIN,
        fontSize=9.5,
        leading=13,
        textColor=INK,
        spaceAfter=6,
        allowWidows=0,
        allowOrphans=0,
    )
    small = ParagraphStyle("small", parent=text, fontSize=8, leading=10.5, textColor=QUIET, spaceAfter=3)
    cell = ParagraphStyle("cell", parent=text, fontSize=8.5, leading=10.5, spaceAfter=0)
    head = ParagraphStyle("head", parent=cell, fontName=BOLD, fontSize=8, leading=9.5, textColor=QUIET)
    made = (
        text,
        small,
        cell,
        head,
        ParagraphStyle("number", parent=cell, alignment=TA_RIGHT),
        ParagraphStyle("number_head", parent=head, alignment=TA_RIGHT),
        ParagraphStyle("title", parent=text, fontName=BOLD, fontSize=14, leading=18, alignment=TA_CENTER, spaceAfter=2),
        ParagraphStyle("subtitle", parent=text, alignment=TA_CENTER, textColor=QUIET, spaceAfter=12),
        ParagraphStyle(
            "heading1", parent=text, fontName=BOLD, fontSize=12.5, leading=16, spaceBefore=6, keepWithNext=1
        ),
        ParagraphStyle(
            "heading2", parent=text, fontName=BOLD, fontSize=10.5, leading=14, spaceBefore=12, keepWithNext=1
        ),
        ParagraphStyle("heading3", parent=text, fontName=BOLD, spaceBefore=8),
        ParagraphStyle("letter", parent=text, fontSize=11, leading=15.5, firstLineIndent=28, spaceAfter=8),
        ParagraphStyle("block", parent=text, fontSize=11, leading=15, spaceAfter=4),
        ParagraphStyle("caption", parent=small, alignment=TA_CENTER, fontSize=7.5),
        ParagraphStyle("table_caption", parent=small, textColor=INK, fontName=BOLD, spaceBefore=6, spaceAfter=2),
        ParagraphStyle("item", parent=text, leftIndent=12, bulletIndent=0),
        ParagraphStyle("cover_title", parent=text, fontName=BOLD, fontSize=20, leading=27, alignment=TA_CENTER),
        ParagraphStyle("cover", parent=text, fontSize=11, leading=16, alignment=TA_CENTER, spaceAfter=10),
        ParagraphStyle("contents", parent=text, fontName=BOLD, fontSize=12.5, leading=16, spaceAfter=8),
        ParagraphStyle("contents1", parent=text, fontName=BOLD, rightIndent=30, spaceBefore=4, spaceAfter=2),
        ParagraphStyle("contents2", parent=text, leftIndent=12, rightIndent=30, fontSize=8.5, leading=11, spaceAfter=1),
        ParagraphStyle("question", parent=text, textColor=QUIET, keepWithNext=1),
        ParagraphStyle("lead", parent=text, keepWithNext=1),
    )
    return {style.name: style for style in made}
