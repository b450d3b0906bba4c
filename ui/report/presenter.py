"""Prints the report whenever it may have changed, issues and approves it; knows no widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from uuid import UUID

from survey.edition import Edition
from survey.errors import Refused, SurveyError
from survey.language import Language
from survey.periods import Quarter
from survey.report.document import Document, Number
from survey.report.snapshot import Snapshot
from survey.services.issuing import Editable, IssuedVersion, IssuingDesk
from survey.services.reporting import InterviewRow, ReportingDesk
from survey.sheet import WriteBook
from ui.paper.report_forms import Form, write_report
from ui.report.faces import View, interview_columns, section_face
from ui.report.figure_names import FigureLine, figure_lines
from ui.report.states import WordStates, headings_of, paragraph_lines, section_lines
from ui.tasks import Run
from ui.texts import Texts

NEXT = {Language.KK: Language.RU, Language.RU: Language.EN, Language.EN: Language.KK}
BESIDE = {Language.KK: Language.RU, Language.RU: Language.KK, Language.EN: Language.KK}
"""The language that a page is set beside."""
SHOWN = 6
"""So many figures that differ are named before an approval."""


@dataclass(frozen=True, slots=True)
class Found:
    """The report of a quarter as read: `numbers` are all that a text may name; without a document `fault` tells why."""

    snapshot: Snapshot
    document: Document | None
    fault: SurveyError | None
    numbers: Mapping[str, Number]
    editable: Sequence[Editable]
    approved: Sequence[IssuedVersion]
    interviews: Sequence[InterviewRow]
    pages: Mapping[Language, bytes]

    @property
    def is_approved(self) -> bool:
        """Whether the store stands as a version that was approved."""
        return any(one.sha256 == self.snapshot.sha256 for one in self.approved)


@dataclass(frozen=True, slots=True)
class ReportDesks:
    """The desks of the report, and how its tables are written as a book."""

    reporting: ReportingDesk
    issuing: IssuingDesk
    edition: Edition
    write_book: WriteBook


class ReportPresenter:
    """The report of a quarter in one language of the page, or in two side by side."""

    def __init__(self, desks: ReportDesks, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._desks = desks
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._page = Language.KK
        self._beside = False
        self._quarter: Quarter | None = None
        self._found: Found | None = None
        self._figures: Mapping[str, FigureLine] = {}
        self._asked = 0

    @property
    def page(self) -> Language:
        """The language of the page."""
        return self._page

    @property
    def quarter(self) -> Quarter | None:
        """The quarter of the report."""
        return self._quarter

    @property
    def found(self) -> Found | None:
        """The report that is shown."""
        return self._found

    @property
    def figures(self) -> Mapping[str, FigureLine]:
        """The figures of the document by reference, named in the language of the screen."""
        return self._figures

    def translate(self, texts: Texts) -> None:
        """Show the screen in another language; the page keeps its own."""
        self._texts = texts
        self._show()

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._quarter, self._found = quarter, None

    def load(self) -> None:
        """Compute the report and print it; an older answer on its way is dropped."""
        if self._quarter is None:
            return
        if self._found is None:
            self._view.show_loading()
        self._asked += 1
        asked = self._asked
        work = partial(_printed, self._desks, self._quarter, self._languages())
        self._run(work, partial(self._arrived, asked), partial(self._refused, asked))

    def choose_page(self, language: Language) -> None:
        """Print the page in another language."""
        if language is not self._page:
            self._page = language
            self.load()

    def turn_page(self) -> None:
        """Print the page in the next language."""
        self.choose_page(NEXT[self._page])

    def set_beside(self, beside: bool) -> None:  # noqa: FBT001  it is what the switch says
        """Print another language beside the page, or the page alone."""
        self._beside = beside
        self.load()

    def issue(self, folder: Path, forms: Sequence[Form]) -> None:
        """Write the report into a folder in the languages shown."""
        if self._found and self._found.document:
            work = partial(_issued, self._desks, self._found.document, self._languages(), folder, forms)
            self._run(work, self._written, self._view.show_error)

    def ask_approval(self) -> None:
        """Ask before the report is approved: which version it becomes, what it has otherwise than the one before."""
        if self._found is None or self._found.document is None:
            return
        snapshot, texts = self._found.snapshot, self._texts
        words = [texts("report.approve_question", version=snapshot.version, sha=snapshot.sha256[:16])]
        if snapshot.changes:
            words.append(texts("report.approve_changes", n=len(snapshot.changes)))
            words += [f"• {self._name(one.ref)}" for one in snapshot.changes[:SHOWN]]
        answers = (texts("report.approve"), texts("common.cancel"))
        self._view.show_question(texts("report.approve_title"), "\n".join(words), answers)

    def approve(self) -> None:
        """Lock the report as it was shown. Another state than that one is not approved: it is shown first."""
        if self._quarter and self._found:
            work = partial(_approved, self._desks, self._quarter, self._found.snapshot.sha256)
            self._run(work, self._locked, self._changed)

    def reject(self, case: UUID, reason: str) -> None:
        """Take an interview out of the figures."""
        self._run(partial(self._desks.reporting.reject, case, reason), self._rejected, self._view.show_error)

    def _languages(self) -> tuple[Language, ...]:
        return (self._page, BESIDE[self._page]) if self._beside else (self._page,)

    def _arrived(self, asked: int, found: Found) -> None:
        if asked != self._asked:
            return
        self._found = found
        self._show()
        if found.fault:
            self._view.show_stale(found.fault)
        else:
            self._view.show_pages(found.pages)

    def _refused(self, asked: int, error: SurveyError) -> None:
        if asked == self._asked:
            self._found = None
            self._view.show_failure(error)

    def _rejected(self, _nothing: None) -> None:
        self._view.show_done(self._texts("report.rejected"))
        self.load()

    def _written(self, files: Sequence[Path]) -> None:
        folder = files[0].parent if files else ""
        self._view.show_done(self._texts("report.issued", n=len(files), folder=folder))

    def _locked(self, version: IssuedVersion) -> None:
        self._view.show_done(self._texts("report.approved", version=version.version))
        self.load()

    def _changed(self, error: SurveyError) -> None:
        self._view.show_error(error)
        self.load()

    def _name(self, ref: str) -> str:
        return self._figures[ref].name if ref in self._figures else ref

    def _show(self) -> None:
        found, texts = self._found, self._texts
        if found is None:
            return
        self._figures = figure_lines(found.document, texts) if found.document else {}
        can_approve = not found.is_approved and found.document is not None
        self._view.show_section(
            section_face(found.snapshot.section, _version(found, texts), texts, approvable=can_approve)
        )
        edition = self._desks.edition
        self._view.show_lines(
            section_lines(
                WordStates(found.numbers, found.editable),
                found.snapshot.section,
                headings_of(found.document, edition),
                texts,
            )
        )
        self._view.show_figures(list(self._figures.values()))
        self._view.show_paragraphs(
            list(paragraph_lines(WordStates(found.numbers, found.editable), Texts(self._page), texts))
        )
        self._view.show_interviews(interview_columns(edition, texts), found.interviews)


def _version(found: Found, texts: Texts) -> str:
    """Return which version this is, and how many figures it has otherwise than the one approved before."""
    version, now = found.snapshot.version, found.snapshot.sha256
    for one in found.approved:
        if one.sha256 == now and one.at:
            return texts("report.version_approved", version=one.version, at=one.at, by=one.by)
    if found.snapshot.changes:
        return texts("report.version_changed", version=version, before=version - 1, n=len(found.snapshot.changes))
    return texts("report.version_open", version=version)


def _printed(desks: ReportDesks, quarter: Quarter, languages: Sequence[Language]) -> Found:
    from survey.report.book import figures_of  # noqa: PLC0415
    from survey.report.compose import compose  # noqa: PLC0415  numpy loads with it
    from survey.services.issuing import editable  # noqa: PLC0415
    from ui.paper.report_pdf import build_report_pdf  # noqa: PLC0415  reportlab loads with the first page

    snapshot = desks.reporting.snapshot(quarter)
    document, fault = None, None
    pages: dict[Language, bytes] = {}
    try:
        document = compose(snapshot, desks.edition)
    except Refused as error:
        fault = error
    if document:
        for language in languages:
            page = BytesIO()
            build_report_pdf(document, language, page)
            pages[language] = page.getvalue()
    return Found(
        snapshot=snapshot,
        document=document,
        fault=fault,
        numbers=figures_of(snapshot),
        editable=editable(snapshot, desks.edition),
        approved=desks.issuing.approved(quarter),
        interviews=desks.reporting.interviews(quarter),
        pages=pages,
    )


def _issued(
    desks: ReportDesks, document: Document, languages: Sequence[Language], folder: Path, forms: Sequence[Form]
) -> Sequence[Path]:
    files = [
        file for language in languages for file in write_report(document, language, forms, folder, desks.write_book)
    ]
    for file in files:
        desks.reporting.saved(document, file.name)
    return files


def _approved(desks: ReportDesks, quarter: Quarter, sha256: str) -> IssuedVersion:
    """Approve what was shown. Raises Refused (report.outdated) where the store has moved on."""
    if desks.reporting.snapshot(quarter).sha256 != sha256:
        raise Refused("report.outdated", quarter=quarter)
    return desks.issuing.approve(quarter)
