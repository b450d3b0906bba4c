"""The report and its data leave the house: the electronic carrier of ¶13, the interviews for analysts."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from survey.carrier import Package
from survey.data_file import DataFormat
from survey.language import Language
from survey.periods import Quarter
from survey.report.snapshot import Snapshot
from survey.services.desks import Desks
from ui.paper.report_forms import Form, write_report
from ui.report.faces import View
from ui.report.presenter import ReportPresenter
from ui.tasks import Run
from ui.texts import Texts

Written = tuple[int, Path]
"""How many files were written, and where."""


class LeavingPresenter:
    """Writes what a quarter gives away into a folder; knows no widget."""

    def __init__(self, desks: Desks, report: ReportPresenter, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._desks = desks
        self._report = report
        self._view = view
        self._run = run
        self._texts = Texts(report.page)

    def translate(self, texts: Texts) -> None:
        """Speak another language."""
        self._texts = texts

    def write_package(self, carrier: Path) -> None:
        """Write the report with its letter to a carrier."""
        if quarter := self._report.quarter:
            self._run(partial(_package, self._desks, quarter, carrier), self._written, self._view.show_error)

    def write_data(self, folder: Path) -> None:
        """Write the depersonalised interviews with their codebook as a workbook."""
        if quarter := self._report.quarter:
            work = partial(_data, self._desks, quarter, folder, self._texts.language)
            self._run(work, self._written, self._view.show_error)

    def _written(self, written: Written) -> None:
        files, folder = written
        self._view.show_done(self._texts("report.issued", n=files, folder=folder))


def _package(desks: Desks, quarter: Quarter, carrier: Path) -> Written:
    from ui.paper.package import write_package  # noqa: PLC0415  reportlab and python-docx load with it

    def write(snapshot: Snapshot, at: datetime) -> Package:
        return write_package(snapshot.section, at, desks.edition, partial(_forms, desks, snapshot), carrier)

    package = desks.carrier.hand_in(quarter, write)
    return len(package.files), package.folder


def _forms(desks: Desks, snapshot: Snapshot, language: Language, folder: Path) -> Sequence[Path]:
    from survey.report.compose import compose  # noqa: PLC0415  numpy loads with it

    report = compose(snapshot, desks.edition)
    return write_report(report, language, list(Form), folder, desks.write_book)


def _data(desks: Desks, quarter: Quarter, folder: Path, language: Language) -> Written:
    from ui.paper.microdata import data_file  # noqa: PLC0415  few ask for it

    data = desks.data.interviews(quarter)
    files = desks.write_data(folder, data_file(data, desks.edition, language), DataFormat.XLSX)
    desks.data.saved(data, files[0].name)
    return len(files), folder
