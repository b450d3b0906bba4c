"""A letter as PDF, A4."""

from collections.abc import Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, HRFlowable, KeepTogether, LongTable, PageBreak, Paragraph, Spacer, Table
from reportlab.platypus import TableStyle as Look

from ui.paper.letter import FAULT_SHARES, Annex, LetterWords, fault_cells
from ui.paper.sheet import WIDTH, Imprint, print_sheet
from ui.paper.style import PLAIN, QUIET, styles
from ui.paper.tables import LOOK

HALVES = (WIDTH * 0.45, WIDTH * 0.55)
BARE = Look(
    [
        ("FONTNAME", (0, 0), (-1, -1), PLAIN),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


def build_letter_pdf(words: LetterWords, out: BinaryIO) -> None:
    """Print a letter, with its annex if it has one; the same letter gives the same bytes."""
    imprint = Imprint(f"{words.title}. {words.subject}", words.sender, words.footer, words.language)
    annex = _annex(words.annex) if words.annex else []
    print_sheet([*_head(words), *_body(words), *_foot(words), *annex], imprint, out)


def _head(words: LetterWords) -> list[Flowable]:
    blanks = [_paragraph(blank, "block") for blank in words.blanks]
    pair = Table([[blanks, _paragraph(words.addressee, "block")]], colWidths=HALVES, spaceBefore=10, spaceAfter=18)
    pair.setStyle(BARE)
    return [
        _paragraph(words.sender, "title"),
        HRFlowable(width=WIDTH, thickness=0.8, color=QUIET, spaceBefore=4),
        pair,
        _paragraph(words.title, "title"),
        _paragraph(words.subject, "subtitle"),
    ]


def _body(words: LetterWords) -> list[Flowable]:
    listing = words.listing
    return [
        *(_paragraph(sentence, "letter") for sentence in words.opening),
        _listing(listing.headings, listing.rows, listing.shares, numbers={len(listing.shares) - 1}),
        _paragraph(listing.note, "small"),
        Spacer(0, 8),
        *(_paragraph(sentence, "letter") for sentence in words.closing),
    ]


def _foot(words: LetterWords) -> list[Flowable]:
    lines = [_paragraph(line, "caption") for line in words.signature]
    signed = Table(
        [[_paragraph(words.post, "block"), "", "", "", ""], ["", "", lines[0], "", lines[1]]],
        colWidths=[WIDTH * share for share in (0.4, 0.03, 0.22, 0.03, 0.32)],
        spaceBefore=18,
        spaceAfter=14,
    )
    signed.setStyle(
        Look(
            [*BARE.getCommands(), ("LINEABOVE", (2, 1), (2, 1), 0.6, QUIET), ("LINEABOVE", (4, 1), (4, 1), 0.6, QUIET)]
        )
    )
    return [KeepTogether([signed, _paragraph(words.clerk, "small")])]


def _annex(annex: Annex) -> list[Flowable]:
    rows = [fault_cells(fault) for fault in annex.faults]
    return [
        PageBreak(),
        _paragraph(annex.title, "heading1"),
        _paragraph(annex.note, "small"),
        _listing(annex.headings, rows, FAULT_SHARES, numbers={0}),
    ]


def _listing(
    headings: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], numbers: set[int]
) -> LongTable:
    """Return a table of words whose headings come back on each page; `numbers` are the columns set right."""
    style = {place: ("number" if place in numbers else "cell") for place in range(len(headings))}
    head = {"number": "number_head", "cell": "head"}
    top = [_paragraph(title, head[style[place]]) for place, title in enumerate(headings)]
    body = [[_paragraph(cell, style[place]) for place, cell in enumerate(cells)] for cells in rows]
    made = LongTable([top, *body], colWidths=[share * WIDTH for share in shares], repeatRows=1, spaceAfter=4)
    made.setStyle(Look([*LOOK, ("VALIGN", (0, 1), (-1, -1), "TOP")]))
    return made


def _paragraph(words: str, style: str) -> Paragraph:
    return Paragraph(escape(words).replace("\n", "<br/>"), styles()[style])
