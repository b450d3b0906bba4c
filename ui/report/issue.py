"""The forms of a report as files."""

from pathlib import Path

from survey.language import Language
from survey.report.document import Document
from survey.sheet import WriteBook
from ui.paper.files import save_whole
from ui.paper.report_book import report_book
from ui.paper.report_docx import build_report_docx
from ui.paper.report_pdf import report_name, write_report_pdf
from ui.report.faces import Forms


def write_form(form: Forms, document: Document, language: Language, folder: Path, write_book: WriteBook) -> Path:
    """Write a report in one form and language into a folder, whole or not at all, and return the file.

    Raises FileRefused (report.write_failed).
    """
    file = folder / report_name(document, language, form.value)
    match form:
        case Forms.PDF:
            return write_report_pdf(document, language, folder)
        case Forms.DOCX:
            return save_whole(file, lambda out: build_report_docx(document, language, out))
        case Forms.XLSX:
            write_book(file, report_book(document, language))
            return file
