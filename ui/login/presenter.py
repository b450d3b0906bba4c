"""Opens the store with a login and a password, founds it, or opens it by the recovery key; knows no widget."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from survey.errors import SurveyError
from survey.staff import LEAST_PASSWORD
from ui.login.faces import Asks, View
from ui.start import StartUp
from ui.tasks import Run
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.services.desks import Desks


class LoginPresenter:
    """Asks until a store is open, its user has a password of his own, and a new recovery key is kept.

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
        self._given = "", ""
        self._asks = Asks.ENTRY
        self._opening = False
        if not start.store.exists():
            self._ask(Asks.FOUNDING)

    def enter(self, login: str, password: str, again: str, texts: Texts, recovery_key: str = "") -> None:
        """Do what is asked for with what was typed."""
        if self._opening or not login.strip() or not password:
            return
        hint = self._hint(password, again, texts) if self._asks is not Asks.ENTRY else ""
        self._view.show_hint(hint)
        if hint:
            return
        self._opening = True
        self._view.show_opening(texts("login.opening"))
        if self._desks:
            change = partial(self._desks.people.change_password, self._given[1], password)
            self._run(change, self._changed, self._refused)
            return
        self._given = login.strip(), password
        if self._asks is Asks.RECOVERY:
            recover = partial(self._start.rescue.recover, self._start.store, recovery_key, *self._given)
            self._run(recover, self._show_key, self._refused)
        else:
            self._open()

    def turn(self) -> None:
        """Ask for the recovery key in place of a forgotten password, or for the password again."""
        if not self._opening and self._asks in {Asks.ENTRY, Asks.RECOVERY} and self._start.store.exists():
            self._ask(Asks.ENTRY if self._asks is Asks.RECOVERY else Asks.RECOVERY)

    def keep(self) -> None:
        """Go on: the recovery key is written down."""
        if self._desks:
            self._changed(None)
        else:
            self._opening = True
            self._open()

    def _open(self) -> None:
        self._run(partial(self._start.open_desks, self._start.store, *self._given), self._opened, self._refused)

    def _ask(self, asks: Asks) -> None:
        self._asks = asks
        self._view.ask_for(asks)

    def _hint(self, password: str, again: str, texts: Texts) -> str:
        if len(password) < LEAST_PASSWORD:
            return texts("login.least", n=LEAST_PASSWORD)
        return texts("login.differ") if password != again else ""

    def _opened(self, desks: "Desks") -> None:
        self._tell_opened(desks)
        if self._asks is Asks.FOUNDING:
            self._desks = desks
            self._run(desks.people.renew_recovery_key, self._show_key, self._refused)
        elif desks.staff.must_change:
            self._desks, self._opening = desks, False
            self._view.show_opening("")
            self._ask(Asks.OWN)
        else:
            self._changed(None)

    def _show_key(self, recovery_key: str) -> None:
        self._opening = False
        self._view.show_opening("")
        self._asks = Asks.KEY
        self._view.show_key(recovery_key)

    def _changed(self, _nothing: None) -> None:
        self._given = "", ""
        self._entered()

    def _refused(self, error: SurveyError) -> None:
        self._opening = False
        self._view.show_opening("")
        self._view.show_error(error)
