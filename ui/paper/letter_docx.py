"""A letter as DOCX."""

from collections.abc import Sequence
from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from ui.paper.docx_sheet import add_listing, add_sentence, fill, new_document, unpad
from ui.paper.letter import FAULT_SHARES, Annex, LetterWords, fault_cells
from ui.paper.sheet import Imprint

HALVES = (0.47, 0.53)
SIGNED = (0.4, 0.28, 0.32)
FIRST_LINE = Mm(10)
SIGNATURE_LINE = "_" * 20


def build_letter_docx(words: LetterWords, out: BinaryIO) -> None:
    """Write a letter, with its annex if it has one."""
    imprint = Imprint(f"{words.title}. {words.subject}", words.sender, words.footer, words.language)
    document = new_document(imprint, words.at)
    _head(document, words)
    _body(document, words)
    _foot(document, words)
    if words.annex:
        _annex(document, words.annex)
    document.save(out)


def _head(document: Document, words: LetterWords) -> None:
    sender = document.add_paragraph(words.sender)
    sender.alignment = WD_ALIGN_PARAGRAPH.CENTER
    sender.runs[0].bold = True
    sender.paragraph_format.space_after = Pt(14)
    pair = document.add_table(rows=1, cols=2)
    fill(pair, [("\n".join(words.blanks), words.addressee)], HALVES, ["Normal"], set())
    unpad(pair)
    title = document.add_paragraph(words.title, style="Title")
    title.paragraph_format.space_before = Pt(14)
    document.add_paragraph(words.subject, style="Subtitle")


def _body(document: Document, words: LetterWords) -> None:
    _say(document, words.opening)
    listing = words.listing
    add_listing(document, listing.headings, listing.rows, listing.shares, right={len(listing.shares) - 1})
    document.add_paragraph(listing.note, style="Small").paragraph_format.space_before = Pt(3)
    _say(document, words.closing)


def _say(document: Document, sentences: Sequence[str]) -> None:
    for sentence in sentences:
        add_sentence(document, sentence).paragraph_format.first_line_indent = FIRST_LINE


def _foot(document: Document, words: LetterWords) -> None:
    document.add_paragraph().paragraph_format.keep_with_next = True
    signed = document.add_table(rows=2, cols=3)
    fill(
        signed,
        [(words.post, SIGNATURE_LINE, SIGNATURE_LINE), ("", *words.signature)],
        SIGNED,
        ["Normal", "Small"],
        set(),
    )
    unpad(signed)
    for row in signed.rows:
        for place, cell in enumerate(row.cells):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_after = Pt(0)
            if place:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(words.clerk, style="Small").paragraph_format.space_before = Pt(14)


def _annex(document: Document, annex: Annex) -> None:
    heading = document.add_heading(annex.title, level=1)
    heading.paragraph_format.page_break_before = True
    document.add_paragraph(annex.note, style="Small")
    add_listing(document, annex.headings, [fault_cells(fault) for fault in annex.faults], FAULT_SHARES, right={0})
