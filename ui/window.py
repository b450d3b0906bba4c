"""The window: first the login, then the shell; language, theme and errors for both."""

import logging
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from survey.language import Language
from ui.bars import SCREEN_KEYS
from ui.dialogs import BugDialog, KeysDialog, trace_of, window_keys
from ui.login.presenter import LoginPresenter
from ui.login.view import LoginView
from ui.messages import MessageBar
from ui.settings import Settings
from ui.start import StartUp
from ui.tasks import Worker
from ui.texts import Texts
from ui.theme import Theme, apply
from ui.widgets.labels import label

if TYPE_CHECKING:
    from survey.services.desks import Desks
    from ui.lock.guard import Guard
    from ui.practice.screen import PracticeScreen
    from ui.shell import Place, Shell

log = logging.getLogger(__name__)
LEAST_SIZE = 1100, 640
SIZE = 1440, 900


class Window(QMainWindow):
    """The one window of the program."""

    def __init__(self, start: StartUp, settings: Settings, worker: Worker) -> None:
        """Show the login in the language and theme kept."""
        super().__init__()
        self.setMinimumSize(*LEAST_SIZE)
        self._start = start
        self._settings = settings
        self._worker = worker
        self._desks: Desks | None = None
        self._shell: Shell | None = None
        self._practice: PracticeScreen | None = None
        self._guard: Guard | None = None
        self._translator = QTranslator(self)
        self._theme = Theme(start.theme) if start.theme else settings.theme
        self._texts = Texts(start.language or settings.language)
        self._messages = MessageBar()
        self._login = LoginView(start.store, start.demo_password)
        self._asking = LoginPresenter(start, self._login, worker.run, self._hold, self._enter)
        self._login.entered.connect(self._ask)
        self._login.turned.connect(self._asking.turn)
        self._login.kept.connect(self._asking.keep)
        self._login.failed.connect(self._messages.tell)
        worker.crashed.connect(self.show_bug)
        self._lay_out()
        self._listen()
        self._speak(self._texts.language)
        self._dress(self._theme)
        if (kept := settings.geometry) is None or not self.restoreGeometry(kept):
            self.resize(*SIZE)

    def show_bug(self, bug: BaseException) -> None:
        """Say that the program failed, note where, and close it safely."""
        log.error(trace_of(bug))
        BugDialog(bug, self._texts, self).exec()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Stop a long run, finish what is under way, close the store, keep where the window stood."""
        self._settings.geometry = self.saveGeometry()
        if self._practice:
            self._practice.end()
        if self._shell:
            self._shell.stop()
        if self._desks:
            self._worker.run(self._desks.close, _nothing, _nothing)
            self._desks = None
        self._worker.close()
        super().closeEvent(event)

    def _ask(self, login: str, password: str, again: str, recovery_key: str) -> None:
        self._asking.enter(login, password, again, self._texts, recovery_key)

    def _hold(self, desks: "Desks") -> None:
        self._desks = desks

    def _enter(self) -> None:
        from ui.lock.guard import Guard  # noqa: PLC0415  the login window comes first
        from ui.shell import Shell  # noqa: PLC0415

        if self._desks is None:
            return
        self._messages.dismiss()
        self._shell = shell = Shell(self._desks, self._worker, self._settings)
        shell.retranslate(self._texts)
        shell.show_theme(self._theme)
        shell.failed.connect(self._messages.tell)
        shell.language_chosen.connect(self._choose_language)
        shell.theme_asked.connect(self._turn_theme)
        shell.theme_chosen.connect(self._choose_theme)
        shell.leave_asked.connect(self.close)
        shell.practice_asked.connect(self._practise)
        shell.opened.connect(self._follow)
        self._stack.addWidget(shell)
        self._stack.setCurrentWidget(shell)
        self._guard = guard = Guard(self._desks, self._stack, self._worker.run)
        guard.view.retranslate(self._texts)
        guard.view.leave_asked.connect(self.close)
        guard.failed.connect(self._messages.tell)
        guard.opened.connect(self._messages.dismiss)
        shell.start()

    def _practise(self) -> None:
        """Leave the work for invented clients; the marks stay until they are gone."""
        from survey.demo.practice import open_practice  # noqa: PLC0415  few practise, and only at first
        from ui.practice.screen import PracticeScreen  # noqa: PLC0415

        if self._desks is None or self._practice:
            return
        opened = partial(open_practice, self._start.open_desks, self._desks.edition, _now)
        self._practice = practice = PracticeScreen(opened, self._desks.staff, self._worker.run)
        practice.failed.connect(self._messages.tell)
        practice.left.connect(self._return)
        self._stack.addWidget(practice)
        self._mark_practice()
        self._stack.setCurrentWidget(practice)

    def _return(self) -> None:
        """Come back from the practice to where it began."""
        if self._practice is None or self._shell is None:
            return
        practice, self._practice = self._practice, None
        self._mark_practice()
        self._stack.setCurrentWidget(self._shell)
        self._stack.removeWidget(practice)
        practice.deleteLater()
        self._shell.open(self._shell.place)

    def _mark_practice(self) -> None:
        practice = self._practice is not None
        self._band.setVisible(practice)
        for shortcut in (self._leave, self._keys):
            shortcut.setEnabled(not practice)
        self._speak(self._texts.language)
        self._dress(self._theme)

    def _lay_out(self) -> None:
        self._band = label("band")
        self._band.setObjectName("practice.band")
        self._band.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._login)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._band)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._messages)
        self.setCentralWidget(middle)

    def _listen(self) -> None:
        keys = {"Ctrl+L": self._next_language, "Ctrl+T": self._turn_theme, "Ctrl+Shift+L": self._lock}
        for key, action in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(action)
        self._leave, self._keys = (QShortcut(QKeySequence(key), self) for key in ("Ctrl+Q", "F1"))
        self._leave.activated.connect(self.close)
        self._keys.activated.connect(self._show_keys)
        for place, key in enumerate(SCREEN_KEYS):
            QShortcut(QKeySequence(f"Ctrl+{key}"), self).activated.connect(partial(self._go, place))

    def _go(self, number: int) -> None:
        if self._shell and self._guard and not self._guard.locked and not self._practice:
            self._shell.open_number(number)

    def _lock(self) -> None:
        if self._guard:
            self._guard.lock()

    def _follow(self, place: "Place") -> None:
        """Put old messages away; leave Ctrl+Q and F1 to the interview screen while it is shown."""
        self._messages.dismiss()
        for shortcut in (self._leave, self._keys):
            shortcut.setEnabled(place != "interview")

    def _choose_language(self, language: Language) -> None:
        self._settings.language = language
        self._speak(language)

    def _next_language(self) -> None:
        languages = list(Language)
        self._choose_language(languages[(languages.index(self._texts.language) + 1) % len(languages)])

    def _speak(self, language: Language) -> None:
        app = QApplication.instance()
        QLocale.setDefault(QLocale(language.value))
        if app:
            app.setProperty("practice", Texts(language)("practice.band") if self._practice else "")
            app.removeTranslator(self._translator)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if language is not Language.EN and self._translator.load(f"qtbase_{language.value}", folder):
                app.installTranslator(self._translator)
        self._texts = texts = Texts(language)
        app_name = texts("common.app")
        self.setWindowTitle(texts("practice.title", app=app_name) if self._practice else app_name)
        self._band.setText(texts("practice.band"))
        self._messages.retranslate(texts)
        self._login.retranslate(texts)
        for screen in (self._shell, self._practice):
            if screen:
                screen.retranslate(texts)
        if self._guard:
            self._guard.view.retranslate(texts)

    def _turn_theme(self) -> None:
        self._choose_theme(Theme.LIGHT if self._theme is Theme.DARK else Theme.DARK)

    def _choose_theme(self, theme: Theme) -> None:
        self._settings.theme = theme
        self._dress(theme)

    def _dress(self, theme: Theme) -> None:
        self._theme = theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, theme)
        if self._shell:
            self._shell.show_theme(theme)

    def _show_keys(self) -> None:
        KeysDialog(window_keys(self._texts), self._texts, self).open()


def _now() -> datetime:
    return datetime.now(UTC)


def _nothing(_: object) -> None:
    """Hear nothing: the window is closing."""
