"""Opens the store with a login and a password, or founds it; has a first password changed; knows no widget."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from survey.errors import SurveyError
from survey.staff import LEAST_PASSWORD
from ui.start import StartUp
from ui.tasks import Run
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.services.desks import Desks


class View(Protocol):
    """What the presenter asks of the screen."""

    def ask_new_password(self) -> None:
        """Ask for the password of a new store, twice."""

    def ask_own_password(self) -> None:
        """Ask for a password in place of the one that was given, twice."""

    def show_hint(self, words: str) -> None:
        """Say what is wrong with what was typed; nothing when empty."""

    def show_opening(self, words: str) -> None:
        """Show that the store is being opened; empty: it no longer is."""

    def show_error(self, error: SurveyError) -> None:
        """Say why the store does not open."""


class LoginPresenter:
    """Asks until a store is open and its user has a password of his own.

    `opened` gets the desks as soon as the store is open, `entered` is called when the work can begin.
    """

    def __init__(
        self, start: StartUp, view: View, run: Run, opened: "Callable[[Desks], None]", entered: Callable[[], None]
    ) -> None:
        """Take what the screen works with."""
        self._start = start
        self._view = view
        self._run = run
        self._tell_opened = opened
        self._entered = entered
        self._desks: Desks | None = None
        self._given = ""
        self._founding = not start.store.exists()
        self._opening = False
        if self._founding:
            view.ask_new_password()

    def enter(self, login: str, password: str, again: str, texts: Texts) -> None:
        """Open the store, found it when it does not exist yet, or change the password that was given."""
        if self._opening or not login.strip() or not password:
            return
        hint = self._hint(password, again, texts) if self._founding or self._desks else ""
        self._view.show_hint(hint)
        if hint:
            return
        self._opening = True
        self._view.show_opening(texts("login.opening"))
        if self._desks:
            change = partial(self._desks.people.change_password, self._given, password)
            self._run(change, self._changed, self._refused)
        else:
            self._given = password
            open_store = partial(self._start.open_desks, self._start.store, login.strip(), password)
            self._run(open_store, self._opened, self._refused)

    def _hint(self, password: str, again: str, texts: Texts) -> str:
        if len(password) < LEAST_PASSWORD:
            return texts("login.least", n=LEAST_PASSWORD)
        return texts("login.differ") if password != again else ""

    def _opened(self, desks: "Desks") -> None:
        self._tell_opened(desks)
        if desks.staff.must_change:
            self._desks, self._opening = desks, False
            self._view.show_opening("")
            self._view.ask_own_password()
        else:
            self._changed(None)

    def _changed(self, _nothing: None) -> None:
        self._given = ""
        self._entered()

    def _refused(self, error: SurveyError) -> None:
        self._opening = False
        self._view.show_opening("")
        self._view.show_error(error)
