"""What the login card asks for, and what the presenter asks of it."""

from enum import Enum
from typing import Protocol

from survey.errors import SurveyError


class Asks(Enum):
    """The password; one for a new store; one in place of the password given; the recovery key; that it is kept."""

    ENTRY = "entry"
    FOUNDING = "founding"
    OWN = "own"
    RECOVERY = "recovery"
    KEY = "key"


FIELDS = {
    Asks.ENTRY: ("store", "login", "password"),
    Asks.FOUNDING: ("store", "login", "password", "again"),
    Asks.OWN: ("store", "login", "password", "again"),
    Asks.RECOVERY: ("store", "login", "recovery", "password", "again"),
    Asks.KEY: (),
}
"""The fields that are seen."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def ask_for(self, asks: Asks) -> None:
        """Ask for something else."""

    def show_key(self, recovery_key: str) -> None:
        """Show a recovery key, this once, until it is said that it is kept."""

    def show_hint(self, words: str) -> None:
        """Say what is wrong with what was typed; nothing when empty."""

    def show_opening(self, words: str) -> None:
        """Show that the store is being opened; empty: it no longer is."""

    def show_error(self, error: SurveyError) -> None:
        """Say why the store does not open."""
