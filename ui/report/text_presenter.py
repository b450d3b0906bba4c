"""Edits a paragraph of sections 1 and 4; knows no widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from survey.errors import SurveyError
from survey.report.document import Edited, Number
from survey.report.editing import check_text
from survey.services.issuing import Editable, IssuingDesk
from ui.paper.wording import Wording
from ui.report.figure_names import FigureLine
from ui.report.presenter import ReportPresenter
from ui.tasks import Run
from ui.texts import Texts


@dataclass(frozen=True, slots=True)
class Edit:
    """A paragraph opened in the language of the page: its text with references, its draft, the figures at hand."""

    paragraph: str
    title: str
    text: str
    draft: str
    figures: Sequence[FigureLine]


class TextView(Protocol):
    """What the presenter asks of the dialog."""

    def show_edit(self, edit: Edit) -> None:
        """Open a paragraph."""

    def show_preview(self, words: str) -> None:
        """Show how the text is printed."""

    def show_refusal(self, error: SurveyError) -> None:
        """Say beside the text why it cannot stand."""

    def show_saved(self) -> None:
        """Close: the text is kept."""


class TextPresenter:
    """The paragraph that is edited, in the language of the page."""

    def __init__(self, desk: IssuingDesk, report: ReportPresenter, view: TextView, run: Run) -> None:
        """Take what the dialog works with."""
        self._desk = desk
        self._report = report
        self._view = view
        self._run = run
        self._paragraph = ""
        self._texts = Texts(report.page)

    def translate(self, texts: Texts) -> None:
        """Speak to the supervisor in another language; the paragraph keeps that of the page."""
        self._texts = texts

    def open(self, paragraph: str) -> None:
        """Open a paragraph."""
        one = self._editable(paragraph)
        if one is None:
            return
        self._paragraph = paragraph
        page = self._report.page
        draft = Wording(Texts(page)).source(one.draft)
        place = self._texts(f"report.part.{paragraph.partition('.')[0]}")
        language = self._texts(f"common.language.{page.value}")
        figures = list(self._report.figures.values())
        self._view.show_edit(Edit(paragraph, f"{place} · {language}", one.written.get(page, draft), draft, figures))

    def preview(self, text: str) -> None:
        """Show a text as it would be printed, or say what is wrong with it."""
        found = self._report.found
        if found is None:
            return
        try:
            kept = check_text(text, found.numbers)
        except SurveyError as error:
            self._view.show_refusal(error)
            return
        self._view.show_preview(self._printed(kept, found.numbers))

    def save(self, text: str) -> None:
        """Put a text in place of the draft; the draft itself or nothing gives the draft its place back."""
        one, quarter, page = self._editable(self._paragraph), self._report.quarter, self._report.page
        if one is None or quarter is None:
            return
        kept = "" if text == Wording(Texts(page)).source(one.draft) else text
        work = partial(self._desk.write, quarter, self._paragraph, page, kept)
        self._run(work, self._saved, self._view.show_refusal)

    def _saved(self, _nothing: None) -> None:
        self._view.show_saved()
        self._report.load()

    def _printed(self, kept: str, figures: Mapping[str, Number]) -> str:
        page = self._report.page
        return Wording(Texts(page)).say(Edited("", {page: kept}, figures))

    def _editable(self, paragraph: str) -> Editable | None:
        found = self._report.found
        return next((one for one in found.editable if one.paragraph == paragraph), None) if found else None
