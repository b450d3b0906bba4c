"""What the window is started with."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from survey.language import Language

if TYPE_CHECKING:
    from survey.services.desks import OpenDesks


@dataclass(frozen=True, slots=True)
class StartUp:
    """The store's file and how to open it: store, login, password; it is created when it does not exist.

    `demo_password` stands on the login screen of a demo. `language` and `theme` override what was kept.
    """

    store: Path
    open_desks: "OpenDesks"
    demo_password: str | None
    language: Language | None
    theme: str | None
