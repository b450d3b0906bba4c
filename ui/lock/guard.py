"""Locks the window of one who went away, and brings him back to where he was."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from survey.errors import SurveyError
from ui.lock.idle import IdleWatch
from ui.lock.view import LockView
from ui.tasks import Run

if TYPE_CHECKING:
    from survey.services.desks import Desks


class Guard(QObject):
    """Keeps a window's stack locked or open. What was typed stays where it was typed: nothing is closed."""

    failed = Signal(SurveyError)
    opened = Signal()

    def __init__(self, desks: "Desks", stack: QStackedWidget, run: Run) -> None:
        """Watch over the application."""
        super().__init__(stack)
        self._desks = desks
        self._stack = stack
        self._run = run
        self._minutes = desks.edition.protection.lock_minutes
        self._behind: QWidget | None = None
        self._focus: QWidget | None = None
        self._dialogs: list[QDialog] = []
        self.view = LockView(desks.staff)
        self.view.entered.connect(self._enter)
        stack.addWidget(self.view)
        self._watch = IdleWatch(self)
        self._watch.idle.connect(self.lock)
        app = QApplication.instance()
        if app:
            app.installEventFilter(self._watch)
        self._watch.start(self._minutes)

    @property
    def locked(self) -> bool:
        """Whether the password is asked for."""
        return self._behind is not None

    def lock(self) -> None:
        """Hide the work, its dialogs too, and ask for the password."""
        if self._behind is not None:
            return
        self._watch.stop()
        self._behind, self._focus = self._stack.currentWidget(), QApplication.focusWidget()
        self._dialogs = [dialog for dialog in self._stack.window().findChildren(QDialog) if dialog.isVisible()]
        for dialog in self._dialogs:
            dialog.hide()
        self._stack.setCurrentWidget(self.view)
        self._run(self._desks.presence.lock, _nothing, self.failed.emit)

    def _enter(self, password: str) -> None:
        self._run(partial(self._desks.presence.unlock, password), self._open, self._refuse)

    def _open(self, _nothing: None) -> None:
        if self._behind is None:
            return
        self._stack.setCurrentWidget(self._behind)
        for dialog in filter(isValid, self._dialogs):
            dialog.show()
        if self._focus and isValid(self._focus):
            self._focus.setFocus()
        self._behind, self._focus, self._dialogs = None, None, []
        self._watch.start(self._minutes)
        self.opened.emit()

    def _refuse(self, error: SurveyError) -> None:
        self.view.clear()
        self.failed.emit(error)


def _nothing(_: None) -> None:
    """Hear nothing: the screen is locked already."""
