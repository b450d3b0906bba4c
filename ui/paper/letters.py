"""The letter about a registry's faults as a file: PDF, DOCX, or its annex as XLSX."""

from pathlib import Path

from survey.edition import Edition
from survey.language import Language
from survey.services.notices import Notice
from survey.sheet import WriteSheet
from ui.paper.files import save_whole
from ui.paper.letter import annex_sheet, write_letter
from ui.paper.letter_docx import build_letter_docx
from ui.paper.letter_pdf import build_letter_pdf

LETTERS = {".docx": build_letter_docx, ".pdf": build_letter_pdf}


def save_letter(notice: Notice, edition: Edition, language: Language, file: Path, write_sheet: WriteSheet) -> None:
    """Write the letter by the file's ending, or its annex as a table; whole or not at all.

    Raises FileRefused (report.write_failed).
    """
    build = LETTERS.get(file.suffix.lower())
    if build is None:
        write_sheet(file, annex_sheet(notice, edition, language))
        return
    words = write_letter(notice, edition, language)
    save_whole(file, lambda out: build(words, out))
