"""The report's files: every form of one document, each whole or not at all."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from survey.language import Language
from survey.sheet import WriteBook

if TYPE_CHECKING:
    from survey.report.document import Document


class Form(StrEnum):
    """What a report is written as."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


def write_report(
    document: "Document", language: Language, forms: Sequence[Form], folder: Path, write_book: WriteBook
) -> list[Path]:
    """Write a report into a folder in the forms asked for; return the files.

    Raises FileRefused (report.write_failed).
    """
    files = [folder / f"report-{document.quarter}-{language.value}.{form.value}" for form in forms]
    for form, file in zip(forms, files, strict=True):
        save_report(document, language, form, file, write_book)
    return files


def save_report(document: "Document", language: Language, form: Form, file: Path, write_book: WriteBook) -> None:
    """Write a report to a file. Raises FileRefused (report.write_failed)."""
    from ui.paper.files import save_whole  # noqa: PLC0415  the command line reads the forms only

    match form:
        case Form.PDF:
            from ui.paper.report_pdf import build_report_pdf  # noqa: PLC0415

            save_whole(file, lambda out: build_report_pdf(document, language, out))
        case Form.DOCX:
            from ui.paper.report_docx import build_report_docx  # noqa: PLC0415

            save_whole(file, lambda out: build_report_docx(document, language, out))
        case Form.XLSX:
            from ui.paper.report_book import report_book  # noqa: PLC0415

            write_book(file, report_book(document, language))
