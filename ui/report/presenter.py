"""Prints sections 2 and 3 whenever they may have changed; knows no widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from uuid import UUID

from survey.edition import Edition
from survey.errors import SurveyError
from survey.language import Language
from survey.periods import Quarter
from survey.report.document import Document
from survey.report.figures import AuditSection
from survey.services.reporting import InterviewRow, ReportingDesk
from ui.report.faces import View, interview_columns, section_face
from ui.tasks import Run
from ui.texts import Texts


@dataclass(frozen=True, slots=True)
class _Found:
    section: AuditSection
    document: Document
    interviews: Sequence[InterviewRow]
    pdf: bytes


class ReportPresenter:
    """The report of a quarter in one language of the page."""

    def __init__(self, desk: ReportingDesk, edition: Edition, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._desk = desk
        self._edition = edition
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._page = Language.KK
        self._quarter: Quarter | None = None
        self._found: _Found | None = None
        self._asked = 0

    @property
    def file_name(self) -> str:
        """What the saved page would be called."""
        return f"report-{self._quarter}-{self._page.value}.pdf"

    def translate(self, texts: Texts) -> None:
        """Show the screen in another language; the page keeps its own."""
        self._texts = texts
        self._show()

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._quarter, self._found = quarter, None

    def load(self) -> None:
        """Compute the sections and print them; an older answer on its way is dropped."""
        if self._quarter is None:
            return
        if self._found is None:
            self._view.show_loading()
        self._asked += 1
        asked = self._asked
        work = partial(_printed, self._desk, self._edition, self._quarter, self._page)
        self._run(work, partial(self._arrived, asked), partial(self._refused, asked))

    def choose_page(self, language: Language) -> None:
        """Print the page in another language."""
        if language is not self._page:
            self._page = language
            self.load()

    def save(self, file: Path) -> None:
        """Write the page to a file."""
        if self._found is None:
            return
        work = partial(_saved, self._desk, self._found.document, self._page, file)
        self._run(work, self._written, self._view.show_error)

    def reject(self, case: UUID, reason: str) -> None:
        """Take an interview out of the figures."""
        self._run(partial(self._desk.reject, case, reason), self._rejected, self._view.show_error)

    def _arrived(self, asked: int, found: _Found) -> None:
        if asked != self._asked:
            return
        self._found = found
        self._show()
        self._view.show_page(found.pdf)

    def _refused(self, asked: int, error: SurveyError) -> None:
        if asked == self._asked:
            self._found = None
            self._view.show_failure(error)

    def _rejected(self, _nothing: None) -> None:
        self._view.show_done(self._texts("report.rejected"))
        self.load()

    def _written(self, file: Path) -> None:
        self._view.show_done(self._texts("report.saved", file=file))

    def _show(self) -> None:
        if self._found:
            self._view.show_section(section_face(self._found.section, self._texts))
            self._view.show_interviews(interview_columns(self._edition, self._texts), self._found.interviews)


def _printed(desk: ReportingDesk, edition: Edition, quarter: Quarter, language: Language) -> _Found:
    from survey.report.compose import compose  # noqa: PLC0415  numpy loads with it
    from ui.paper.report_pdf import build_report_pdf  # noqa: PLC0415  reportlab loads with the first page

    snapshot = desk.snapshot(quarter)
    document = compose(snapshot, edition)
    page = BytesIO()
    build_report_pdf(document, language, page)
    return _Found(snapshot.section, document, desk.interviews(quarter), page.getvalue())


def _saved(desk: ReportingDesk, document: Document, language: Language, file: Path) -> Path:
    from ui.paper.files import save_whole  # noqa: PLC0415  reportlab loads with the first page
    from ui.paper.report_pdf import build_report_pdf  # noqa: PLC0415

    saved = save_whole(file, lambda out: build_report_pdf(document, language, out))
    desk.saved(document, saved.name)
    return saved
