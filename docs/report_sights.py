"""The sights of the report: the page in one language and in two, a figure opened, a paragraph edited, an approval."""

from functools import partial

from PySide6.QtWidgets import QPlainTextEdit, QTableView

from docs.camera import Camera
from ui.report.view import ReportView

ROW, AUDIT = 2, 2
OWN = "Өңір бойынша {F:interviews} сұхбат алынды."
WRONG = "Өңір бойынша {F:interview} сұхбат алынды."


def report_half_way(camera: Camera) -> None:
    """Show the report of a quarter half way through fieldwork."""
    camera.press("Ctrl+6")
    choose(camera, "report.sections", AUDIT)
    camera.take("report")
    camera.press("F3")
    camera.take("report-beside")
    camera.press("F3")
    camera.take("report-statistic", partial(open_figure, camera, "clients_by_region_sex@KZ-75/female"))
    camera.take("report-estimate", partial(open_figure, camera, "audit.q2.top@KZ-75"))
    camera.take("report-row", partial(open_row, camera))
    camera.take("report-edit", partial(edit, camera, OWN))
    camera.take("report-edit-refused", partial(edit, camera, WRONG))
    camera.take("report-approve", lambda _: camera.press("Ctrl+Return"))
    camera.press("Alt+2")
    camera.take("report-text")
    camera.press("Alt+3")
    choose(camera, "report.interviews", ROW)
    camera.write("report.reason", "Клиент өз сұхбатын растамады")
    camera.take("report-reject")
    camera.take("report-rejected", lambda _: reject(camera))
    camera.press("Alt+1")


def open_figure(camera: Camera, ref: str, _texts: object) -> None:
    """Open a figure to what made it."""
    _view(camera).figure_opened.emit(ref)


def open_row(camera: Camera, _texts: object) -> None:
    """Open a figure, then the figures of its first interview."""
    _view(camera).figure_opened.emit("audit.q2.top@KZ-75")
    camera.settle()
    camera.press("Return")


def edit(camera: Camera, words: str, _texts: object) -> None:
    """Open the supervisor's own paragraph and write."""
    _view(camera).paragraph_opened.emit("proposal.own")
    camera.settle()
    line = camera.part("text.words")
    if not isinstance(line, QPlainTextEdit):
        raise TypeError(line)
    line.setPlainText(words)


def reject(camera: Camera) -> None:
    """Reject one interview more."""
    choose(camera, "report.interviews", ROW)
    camera.write("report.reason", "Клиент өз сұхбатын растамады")
    camera.press("Return")


def choose(camera: Camera, name: str, row: int) -> None:
    """Choose a row of a list."""
    table = camera.part(name)
    if not isinstance(table, QTableView):
        raise TypeError(name)
    table.selectRow(row)


def _view(camera: Camera) -> ReportView:
    found: ReportView | None = camera.window.findChild(ReportView)
    if found is None:
        raise LookupError
    return found
