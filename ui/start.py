"""What the window is started with."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from survey.language import Language

if TYPE_CHECKING:
    from survey.services.desks import OpenDesks


class Rescue(Protocol):
    """The ways back to a store that nobody has open."""

    def restore(self, path: Path, backup: Path, login: str, password: str) -> Path | None:
        """Put a backup in the store's place; return where the store before is kept."""
        ...

    def recover(self, path: Path, recovery_key: str, login: str, password: str) -> str:
        """Give a new password by the recovery key; return the recovery key that takes its place."""
        ...


@dataclass(frozen=True, slots=True)
class StartUp:
    """The store's file and how to open it: store, login, password; it is created when it does not exist.

    `demo_password` stands on the login screen of a demo. `language` and `theme` override what was kept.
    """

    store: Path
    open_desks: "OpenDesks"
    rescue: Rescue
    demo_password: str | None
    language: Language | None
    theme: str | None
