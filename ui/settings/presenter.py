"""Keeps what a workplace chose and which exchange calls go through; knows no widget."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from survey.dialling import Exchange, Way, check_line
from survey.errors import SurveyError
from survey.language import Language
from survey.services.telephony import TelephonyDesk
from ui.dialler import check_template
from ui.settings.kept import Settings
from ui.tasks import Run
from ui.texts import Texts

USUAL = Exchange("", 5039, encrypted=True, user="", secret="", channel="PJSIP/{line}", context="from-internal")
"""What stands in the fields before an exchange is set up."""


@dataclass(frozen=True, slots=True)
class Dialling:
    """How a workplace dials: the way, a softphone's template, the telephone's name at the exchange."""

    way: Way
    template: str
    line: str


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_dialling(self, dialling: Dialling) -> None:
        """Fill the fields of the workplace."""

    def show_exchange(self, exchange: Exchange, *, kept: bool) -> None:
        """Fill the fields of the exchange; `kept` tells that there is one, whose secret is not shown."""

    def show_asking(self, words: str) -> None:
        """Say that the exchange is being asked."""

    def show_done(self, words: str) -> None:
        """Say what was done."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""


class SettingsPresenter:
    """The settings. `wait_for` does what waits for the exchange on a thread of its own."""

    def __init__(
        self,
        desk: TelephonyDesk,
        settings: Settings,
        view: View,
        run: Run,
        wait_for: Run,
    ) -> None:
        """Take what the screen works with."""
        self._desk = desk
        self._settings = settings
        self._view = view
        self._run = run
        self._wait_for = wait_for
        self._texts = Texts(Language.KK)
        self._kept: Exchange | None = None

    def translate(self, texts: Texts) -> None:
        """Speak another language."""
        self._texts = texts

    def load(self, *, exchange: bool) -> None:
        """Show what was chosen, and the exchange to those who keep it."""
        kept = self._settings
        self._view.show_dialling(Dialling(kept.way, kept.template, kept.line))
        if exchange:
            self._run(self._desk.exchange, self._arrived, self._view.show_error)

    def save(self, dialling: Dialling, exchange: Exchange | None) -> None:
        """Keep what was chosen; the exchange only when something of it was changed."""
        try:
            if dialling.way is Way.PROGRAM:
                check_template(dialling.template)
            if dialling.way is Way.EXCHANGE:
                check_line(dialling.line)
        except SurveyError as error:
            self._view.show_error(error)
            return
        kept = self._settings
        kept.way, kept.template, kept.line = dialling.way, dialling.template, dialling.line
        if exchange is None or exchange == (self._kept or USUAL):
            self._view.show_done(self._texts("settings.saved"))
        else:
            changed = exchange
            self._run(lambda: self._desk.keep(changed), lambda _: self._saved(), self._view.show_error)

    def probe(self, exchange: Exchange) -> None:
        """Try an exchange as it stands in the fields."""
        self._view.show_asking(self._texts("settings.asking", host=exchange.host))
        self._run(lambda: self._desk.probe(exchange), self._ask, self._view.show_error)

    def _ask(self, deed: Callable[[], None]) -> None:
        self._wait_for(deed, lambda _: self._view.show_done(self._texts("settings.answered")), self._view.show_error)

    def _saved(self) -> None:
        self._view.show_done(self._texts("settings.saved"))
        self._run(self._desk.exchange, self._arrived, self._view.show_error)

    def _arrived(self, exchange: Exchange | None) -> None:
        self._kept = exchange
        self._view.show_exchange(exchange or USUAL, kept=exchange is not None)
