"""The report screen: sections, what they are made of, the page."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMessageBox, QSplitter, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.language import Language
from survey.services.reporting import InterviewRow
from ui.report.faces import ParagraphLine, SectionFace, SectionLine
from ui.report.figure_names import FigureLine
from ui.report.page import Pages
from ui.report.section_card import SectionCard
from ui.report.tools import Tools
from ui.report.work_tabs import WorkTabs
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.labels import label
from ui.widgets.question import Question
from ui.widgets.states import States
from ui.widgets.table import Column

LEFT_WIDTH, PAGE_WIDTH = 400, 800


class ReportView(Screen):
    """Layout of the report screen."""

    page_chosen = Signal(Language)
    page_turned = Signal()
    beside_asked = Signal(bool)
    issue_to = Signal(Path, list)
    package_to = Signal(Path)
    data_to = Signal(Path)
    approve_asked = Signal()
    approved = Signal()
    figure_opened = Signal(str)
    paragraph_opened = Signal(str)
    correct = Signal(UUID)
    reject = Signal(UUID, str)
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("report")
        self._texts: Texts | None = None
        self._sections, self._work, self._tools, self._pages = SectionCard(), WorkTabs(), Tools(), Pages()
        self._lines: Sequence[SectionLine] = ()
        self._figures: Sequence[FigureLine] = ()
        self._section = ""
        self._done = label("chip-good")
        self._states = States(self._pages)
        self._lay_out()
        self._connect()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._sections.retranslate(texts)
        self._work.retranslate(texts)
        self._tools.retranslate(texts)
        self._pages.name(texts("report.page"), texts("report.page_beside"))
        self._done.hide()

    def start(self) -> None:
        """Start at the sections."""
        self._sections.start()

    def show_loading(self) -> None:
        """Say that the page is on its way."""
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_section(self, face: SectionFace) -> None:
        """Show where the report stands."""
        self._tools.allow(report=True, approval=face.approvable)
        self._sections.show_section(face)

    def show_lines(self, lines: Sequence[SectionLine]) -> None:
        """List the sections with their states."""
        self._lines = lines
        self._sections.show_lines(lines)

    def show_figures(self, lines: Sequence[FigureLine]) -> None:
        """List the figures, those of the chosen section."""
        self._figures = lines
        self._show_section_figures()

    def show_paragraphs(self, lines: Sequence[ParagraphLine]) -> None:
        """List the paragraphs that may be edited."""
        self._work.paragraphs.show_paragraphs(lines)

    def show_pages(self, pages: Mapping[Language, bytes]) -> None:
        """Show the printed report, in one language or in two side by side."""
        self._tools.show_page(next(iter(pages)))
        self._pages.show_pages(pages)
        if len(pages) > 1:
            self._pages.go_to_section(max(self._sections.section, 0))
        self._states.ready()

    def show_interviews(self, columns: Sequence[Column[InterviewRow]], rows: Sequence[InterviewRow]) -> None:
        """List the interviews, the newest first."""
        self._work.interviews.show_interviews(columns, rows)

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._done.setText(sentence)
        self._done.show()
        self._work.interviews.clear_reason()

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is no report."""
        self._sections.forget()
        self._tools.allow(report=False, approval=False)
        self.show_figures(())
        self._work.paragraphs.show_paragraphs(())
        self._work.interviews.show_interviews((), ())
        if self._texts:
            self._states.failed(error, self._texts)

    def show_stale(self, error: SurveyError) -> None:
        """Say in the place of the page which words no longer fit; the lists stay."""
        self._tools.allow(report=False, approval=False)
        if self._texts:
            self._states.failed(error, self._texts)

    def show_question(self, title: str, words: str, answers: tuple[str, str]) -> None:
        """Ask before the report is approved."""
        box = Question("report.confirm", title, words, answers, self)
        box.setDefaultButton(QMessageBox.StandardButton.No)
        box.accepted.connect(self.approved)
        box.open()

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def _ask(self, name: str) -> None:
        asks = {
            "approve": self.approve_asked.emit,
            "issue": self.ask_folder,
            "package": self.ask_carrier,
            "data": self.ask_data_folder,
        }
        asks[name]()

    def ask_folder(self) -> None:
        """Ask where to write the files."""
        if self._tools.forms and (folder := self._folder("report.issue_title")):
            self.issue_to.emit(folder, list(self._tools.forms))

    def ask_carrier(self) -> None:
        """Ask for the carrier that the report is written to."""
        if folder := self._folder("report.package_title"):
            self.package_to.emit(folder)

    def ask_data_folder(self) -> None:
        """Ask where to write the data."""
        if folder := self._folder("report.data_title"):
            self.data_to.emit(folder)

    def _folder(self, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, self._texts(title)) if self._texts else ""
        return Path(chosen) if chosen else None

    def _choose_section(self, place: int) -> None:
        self._pages.go_to_section(place)
        if place < len(self._lines) and self._lines[place].key != self._section:
            self._section = self._lines[place].key
            self._show_section_figures()

    def _show_section_figures(self) -> None:
        """List the figures of the chosen section, all where none is chosen."""
        shown = [line for line in self._figures if self._section in {"", line.section}]
        self._work.figures.show_figures(shown)

    def _connect(self) -> None:
        tools, work = self._tools, self._work
        self._sections.section_chosen.connect(self._choose_section)
        tools.page_chosen.connect(self.page_chosen)
        tools.page_turned.connect(self.page_turned)
        tools.beside_asked.connect(self.beside_asked)
        tools.asked.connect(self._ask)
        work.figures.chosen.connect(self.figure_opened)
        work.paragraphs.chosen.connect(self.paragraph_opened)
        work.interviews.correct.connect(self.correct)
        work.interviews.reject.connect(self.reject)
        self._states.retry.connect(self.retry)

    def _lay_out(self) -> None:
        self._done.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._sections, 2)
        column.addWidget(self._done)
        column.addWidget(self._work, 3)
        right = QWidget()
        page = QVBoxLayout(right)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addWidget(self._tools)
        page.addWidget(self._states, 1)
        parts = QSplitter()
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setSizes([LEFT_WIDTH, PAGE_WIDTH])
        parts.setStretchFactor(1, 1)
        parts.setHandleWidth(2 * GRID)
        parts.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.addWidget(parts)
