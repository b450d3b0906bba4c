"""Opens a figure to what made it, and a row of that to the figures it is in; knows no widget."""

from collections.abc import Sequence
from functools import partial

from survey.edition import Edition
from survey.report.origins import Origin
from survey.services.origins import OriginsDesk
from ui.report.figure_names import FigureLine
from ui.report.origin_faces import OriginRow, OriginView, origin_face
from ui.report.presenter import ReportPresenter
from ui.tasks import Run
from ui.texts import Texts


class OriginPresenter:
    """Follows figures and rows of the report that is shown."""

    def __init__(
        self, desk: OriginsDesk, edition: Edition, report: ReportPresenter, view: OriginView, run: Run
    ) -> None:
        """Take what the dialog works with."""
        self._desk = desk
        self._edition = edition
        self._report = report
        self._view = view
        self._run = run
        self._texts = Texts(report.page)

    def translate(self, texts: Texts) -> None:
        """Show what is opened next in another language."""
        self._texts = texts

    def open(self, ref: str) -> None:
        """Open a figure of the document."""
        line = self._report.figures.get(ref)
        if line and self._report.quarter:
            work = partial(self._desk.open, self._report.quarter, ref)
            self._run(work, partial(self._opened, line), self._view.show_error)

    def open_row(self, row: OriginRow) -> None:
        """List the figures that a row is in."""
        if self._report.quarter:
            work = partial(self._desk.figures_of, self._report.quarter, row.row.version, row.row.row)
            self._run(work, partial(self._named, row), self._view.show_error)

    def _opened(self, line: FigureLine, origin: Origin) -> None:
        self._view.show_origin(origin_face(origin, line, self._edition, self._texts))

    def _named(self, row: OriginRow, refs: Sequence[str]) -> None:
        known = self._report.figures
        lines = [known[ref] for ref in refs if ref in known]
        place = {"month": row.row.month, "row": row.row.row}
        self._view.show_row_figures(self._texts("report.origin.figures", n=len(lines), **place), lines)
