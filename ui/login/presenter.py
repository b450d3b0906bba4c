"""Opens the store with a login and a password, or founds it; knows no widget."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from survey.errors import SurveyError
from ui.start import StartUp
from ui.tasks import Run
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.services.desks import Desks

LEAST_LENGTH = 8


class View(Protocol):
    """What the presenter asks of the screen."""

    def ask_new_password(self) -> None:
        """Ask for the password of a new store, twice."""

    def show_hint(self, words: str) -> None:
        """Say what is wrong with what was typed; nothing when empty."""

    def show_opening(self, words: str) -> None:
        """Show that the store is being opened; empty: it no longer is."""

    def show_error(self, error: SurveyError) -> None:
        """Say why the store does not open."""


class LoginPresenter:
    """Asks until a store is open; `entered` then gets its desks."""

    def __init__(self, start: StartUp, view: View, run: Run, entered: "Callable[[Desks], None]") -> None:
        """Take what the screen works with."""
        self._start = start
        self._view = view
        self._run = run
        self._entered = entered
        self._founding = not start.store.exists()
        self._opening = False
        if self._founding:
            view.ask_new_password()

    def enter(self, login: str, password: str, again: str, texts: Texts) -> None:
        """Open the store, or found it when it does not exist yet."""
        if self._opening or not login.strip() or not password:
            return
        hint = self._hint(password, again, texts) if self._founding else ""
        self._view.show_hint(hint)
        if hint:
            return
        self._opening = True
        self._view.show_opening(texts("login.opening"))
        open_store = partial(self._start.open_desks, self._start.store, login.strip(), password)
        self._run(open_store, self._opened, self._refused)

    def _hint(self, password: str, again: str, texts: Texts) -> str:
        if len(password) < LEAST_LENGTH:
            return texts("login.least", n=LEAST_LENGTH)
        return texts("login.differ") if password != again else ""

    def _opened(self, desks: "Desks") -> None:
        self._entered(desks)

    def _refused(self, error: SurveyError) -> None:
        self._opening = False
        self._view.show_opening("")
        self._view.show_error(error)
