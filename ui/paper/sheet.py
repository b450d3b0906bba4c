"""The sheet that everything is printed on: A4, numbered pages, language, title, bookmarks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph
from reportlab.platypus.tableofcontents import TableOfContents

from survey.language import Language
from ui.paper.style import LINES, PLAIN, QUIET, styles
from ui.texts import Texts

MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = 20 * mm, 18 * mm, 20 * mm
WIDTH = A4[0] - 2 * MARGIN_X
OUTLINE = {"heading1": 0, "heading2": 1}


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every page and in the file's properties."""

    title: str
    author: str
    footer: str
    language: Language


def print_sheet(story: Sequence[Flowable], imprint: Imprint, out: BinaryIO) -> None:
    """Print flowables as a PDF; the same story gives the same bytes. Contents are set until their pages are right."""
    styles()
    sheet = _Sheet(out, imprint)
    build = sheet.multiBuild if any(isinstance(one, TableOfContents) for one in story) else sheet.build
    build(list(story), canvasmaker=_numbered(imprint))


class _Sheet(BaseDocTemplate):
    """A document whose headings are bookmarks."""

    def __init__(self, out: BinaryIO, imprint: Imprint) -> None:
        super().__init__(
            out,
            pagesize=A4,
            title=imprint.title,
            author=imprint.author,
            lang=imprint.language.value,
            invariant=1,
        )
        frame = Frame(
            MARGIN_X, MARGIN_BOTTOM, WIDTH, A4[1] - MARGIN_TOP - MARGIN_BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(PageTemplate(frames=[frame]))

    def beforeDocument(self) -> None:  # noqa: N802  reportlab's name
        """Count the headings anew each time the pages are set."""
        self._headings = 0

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  reportlab's name
        """Bookmark each heading where it was printed."""
        if isinstance(flowable, Paragraph) and flowable.style.name in OUTLINE:
            self._headings += 1
            key = f"heading{self._headings}"
            top = self.frame._y + flowable.height  # type: ignore[attr-defined]  # noqa: SLF001  told nowhere else
            self.canv.marks.append((key, top))  # type: ignore[attr-defined]  # the canvas below
            self.canv.addOutlineEntry(flowable.getPlainText(), key, OUTLINE[flowable.style.name])
            self.notify("TOCEntry", (OUTLINE[flowable.style.name], escape(flowable.getPlainText()), self.page, key))


def _numbered(imprint: Imprint) -> type[Canvas]:
    """Return a canvas that knows the number of pages when it writes "page x of y"."""

    class Numbered(Canvas):
        def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401  passed through
            super().__init__(*arguments, **(named | {"initialFontName": PLAIN}))
            self._pages: list[dict[str, Any]] = []
            self.marks: list[tuple[str, float]] = []

        def showPage(self) -> None:  # noqa: N802  reportlab's name
            self._pages.append(dict(self.__dict__))
            self.marks = []
            self._startPage()  # type: ignore[attr-defined]  # the stubs leave it out

        def save(self) -> None:
            for page in self._pages:
                self.__dict__.update(page)
                self._foot(len(self._pages))
                # A bookmark is of the page that is being written, which is only now this one; Qt wants the whole place.
                for key, top in self.marks:
                    self.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
                super().showPage()
            super().save()

        def _foot(self, pages: int) -> None:
            self.setStrokeColor(LINES)
            self.line(MARGIN_X, MARGIN_BOTTOM - 6, A4[0] - MARGIN_X, MARGIN_BOTTOM - 6)
            self.setFont(PLAIN, 7.5)
            self.setFillColor(QUIET)
            self.drawString(MARGIN_X, MARGIN_BOTTOM - 16, imprint.footer)
            numbered = Texts(imprint.language)("paper.page", page=self.getPageNumber(), pages=pages)
            self.drawRightString(A4[0] - MARGIN_X, MARGIN_BOTTOM - 16, numbered)

    return Numbered
