"""Who has a store open: noted beside it while the program is on, so that the same member of staff is told elsewhere."""

import json
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Session:
    """Who signed in, on which machine, since when (UTC)."""

    login: str
    host: str
    since: datetime


def note_session(store: Path, login: str, now: datetime) -> None:
    """Note who has the store open. It is told to nobody but himself, so a note that fails bars nobody."""
    told = {"login": login, "host": platform.node(), "since": now.isoformat()}
    with suppress(OSError):
        _note(store).write_text(json.dumps(told), encoding="utf-8")


def end_session(store: Path) -> None:
    """Drop the note."""
    with suppress(OSError):
        _note(store).unlink(missing_ok=True)


def session_of(store: Path) -> Session | None:
    """Return who has the store open, None where no readable note tells."""
    try:
        told = json.loads(_note(store).read_text(encoding="utf-8"))
        return Session(str(told["login"]), str(told["host"]), datetime.fromisoformat(told["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _note(store: Path) -> Path:
    return store.with_name(store.name + ".session")
