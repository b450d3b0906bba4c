"""Dials a number in the way that the workplace has chosen; what fails is said, and bars nothing."""

import shutil
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from survey.dialling import Command, Link, Way, from_template, link
from survey.errors import Refused, SurveyError
from survey.services.telephony import TelephonyDesk
from ui.settings.kept import Settings
from ui.tasks import Run, Worker

Result = TypeVar("Result")


class Dialler(QObject):
    """The telephone of a workplace. The exchange is waited for on a thread of its own, which no answer waits for."""

    failed = Signal(SurveyError)

    def __init__(self, desk: TelephonyDesk, settings: Settings, run: Run, parent: QObject | None = None) -> None:
        """Take the desk, what was chosen here, and the way to the database thread."""
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._run = run
        self._line: Worker | None = None

    def dial(self, number: str) -> None:
        """Dial a number; the operator has the line free to dial by hand whatever comes of it."""
        try:
            self._dial(self._settings.way, number)
        except SurveyError as error:
            self.failed.emit(error)

    def wait_for(
        self, work: Callable[[], Result], success: Callable[[Result], None], failure: Callable[[SurveyError], None]
    ) -> None:
        """Do what waits for the exchange on the exchange's thread."""
        if self._line is None:
            self._line = Worker(self)
        self._line.run(work, success, failure)

    def close(self) -> None:
        """Wait for the exchange no longer."""
        if self._line:
            self._desk.drop()
            self._line.close()
            self._line = None

    def _dial(self, way: Way, number: str) -> None:
        match way:
            case Way.HAND:
                return
            case Way.EXCHANGE:
                line = self._settings.line
                self._run(lambda: self._desk.call(line, number), self._call, self.failed.emit)
            case Way.PROGRAM:
                _open(from_template(self._settings.template, number))
            case _:
                _open(link(way, number))

    def _call(self, deed: Callable[[], None]) -> None:
        self.wait_for(deed, lambda _done: None, self.failed.emit)


def check_template(template: str) -> None:
    """Refuse a template that cannot dial, or whose program is not there. Raises Refused (dialling.*)."""
    made = from_template(template, "+77000000000")
    if isinstance(made, Command) and not shutil.which(made.program):
        raise Refused("dialling.program_missing", program=made.program)


def _open(made: Link | Command) -> None:
    if isinstance(made, Command):
        if not QProcess.startDetached(made.program, list(made.arguments))[0]:
            raise Refused("dialling.program_missing", program=made.program)
    elif not QDesktopServices.openUrl(address := QUrl(made.address)):
        raise Refused("dialling.nothing_opens", scheme=address.scheme())
