"""The report's three forms carry the same figures, read back from the files."""

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from storage.exchange.books import write_book
from survey.edition import Edition
from survey.language import Language
from survey.report.document import Cell, Document, Interval, Kind, Number, Row, Table, Unit
from survey.report.figures import AuditSection
from tests.unit.paper.reports import report_on
from ui.paper.report_forms import Form, write_report
from ui.paper.wording import Wording
from ui.texts import Texts

ABOVE_THE_ROWS = 3
"""In a sheet: the caption, an empty line, the headings."""


@pytest.fixture
def report(section: AuditSection, edition: Edition) -> Document:
    return report_on(section, edition)


@pytest.fixture(params=Language)
def wording(request: pytest.FixtureRequest) -> Wording:
    return Wording(Texts(request.param))


def written(report: Document, wording: Wording, form: Form, folder: Path) -> Path:
    (file,) = write_report(report, wording.texts.language, [form], folder, write_book)
    return file


def said(row: Row, table: Table, wording: Wording) -> list[str]:
    """Return a row in words, without its pictures."""
    pairs = zip(row.cells, table.columns, strict=True)
    return [plain(wording.cell(cell)) for cell, column in pairs if column.kind is not Kind.PICTURES]


def plain(words: str) -> str:
    """Return words without spaces, at which a form may break the line."""
    return re.sub(r"\s+", "", words)


def test_docx_has_every_row_in_the_order_of_the_document(report: Document, wording: Wording, tmp_path: Path) -> None:
    read = docx.Document(str(written(report, wording, Form.DOCX, tmp_path)))
    found = iter([[plain(cell.text) for cell in row.cells] for table in read.tables for row in table.rows])
    for table in report.tables():
        for row in wording.rows(table):
            words = said(row, table, wording)
            assert any(cells == words[: len(cells)] for cells in found), words


def test_pdf_has_every_row_in_the_order_of_the_document(report: Document, wording: Wording, tmp_path: Path) -> None:
    reader = PdfReader(written(report, wording, Form.PDF, tmp_path))
    text, place = plain("".join(page.extract_text() for page in reader.pages)), 0
    for table in report.tables():
        for row in wording.rows(table):
            for words in said(row, table, wording)[:2]:
                place = text.index(words, place) + len(words)


def test_xlsx_has_every_row_as_true_numbers(report: Document, wording: Wording, tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(written(report, wording, Form.XLSX, tmp_path))
    for table in report.tables():
        sheet = book.get_sheet_by_name(wording.texts("report_text.table", number=table.number)).to_python()
        split = [
            any(isinstance(row.cells[place], Interval) for row in table.rows) for place in range(len(table.columns))
        ]
        for row, read in zip(wording.rows(table), sheet[ABOVE_THE_ROWS:], strict=False):
            columns = zip(row.cells, table.columns, split, strict=True)
            kept = [(cell, halves) for cell, column, halves in columns if column.kind is not Kind.PICTURES]
            expected = [value for cell, halves in kept for value in values(cell, wording, halves=halves)]
            assert [one if isinstance(one, str) else pytest.approx(one) for one in expected] == read[: len(expected)]


def values(cell: Cell, wording: Wording, *, halves: bool) -> Iterator[float | str]:
    """Yield what a sheet has for a cell, in two columns where its column holds intervals."""
    scale = 100 if getattr(cell, "unit", None) in {Unit.SHARE, Unit.POINTS} else 1
    match cell:
        case Number() if cell.is_known:
            yield cell.value * scale
        case Interval(low=low, high=high) if low <= high:
            yield from (low * scale, high * scale)
        case _:
            yield from [wording.cell(cell)] * (2 if halves else 1)


@pytest.mark.parametrize("form", Form)
def test_the_same_document_gives_the_same_bytes(report: Document, form: Form, tmp_path: Path) -> None:
    once, again = (written(report, Wording(Texts(Language.KK)), form, tmp_path / name) for name in ("a", "b"))
    assert once.read_bytes() == again.read_bytes()


def test_the_contents_of_the_docx_name_every_heading(report: Document, wording: Wording, tmp_path: Path) -> None:
    read = docx.Document(str(written(report, wording, Form.DOCX, tmp_path)))
    headings = [one.text for one in read.paragraphs if one.style and one.style.name in {"Heading 1", "Heading 2"}]
    listed = read.element.xpath("//w:hyperlink[@w:anchor]/w:r[1]")
    assert [run.text.removesuffix("\t") for run in listed] == headings
    marks = read.element.xpath("//w:bookmarkStart/@w:name")
    assert set(read.element.xpath("//w:hyperlink/@w:anchor")) <= set(marks)
