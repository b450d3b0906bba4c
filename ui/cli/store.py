"""The commands that keep the store: is it whole, copy it, put a copy back."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ui.texts import Texts

if TYPE_CHECKING:
    from survey.services.desks import Desks
    from survey.services.retention import Term

Document = dict[str, Any]


def store_check(desks: "Desks", _arguments: Namespace, _texts: Texts) -> Document:
    """Tell whether pages, references, derived states, facts and the audit log are what they have to be."""
    found = desks.vault.check()
    seen = found.examination
    return {
        "ok": found.ok,
        "integrity": list(found.integrity),
        "backup": found.backup,
        "cases": found.cases,
        "audit": seen and {"records": seen.records, "broken_at": seen.broken_at, "head": seen.head},
        "facts": seen and {"records": seen.facts, "unsealed": seen.unsealed, "broken_at": seen.facts_broken_at},
    }


def store_backup(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Write a verified copy of the store."""
    desks.vault.back_up(arguments.file)
    return {"files": [str(arguments.file), f"{arguments.file}.keys"]}


def store_recovery_key(desks: "Desks", _arguments: Namespace, _texts: Texts) -> Document:
    """Make a recovery key in place of the one before, and print it this once."""
    return {"recovery_key": desks.people.renew_recovery_key()}


def store_retention(desks: "Desks", _arguments: Namespace, _texts: Texts) -> list[Document]:
    """Tell until when personal data of each wave are kept, and what would be destroyed; nothing is changed."""
    return [_term(term) for term in desks.retention.preview()]


def store_destroy(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Destroy the personal data of a closed wave whose term is over."""
    done = desks.retention.destroy(arguments.quarter, arguments.reason)
    return {**_term(done.term), "destroyed": True, "copies": list(done.copies)}


def _term(term: "Term") -> Document:
    return {
        "quarter": str(term.quarter),
        "kept_until": term.kept_until.isoformat(),
        "over": term.over,
        "open_cases": term.open_cases,
        "destroyed": term.destroyed,
        **asdict(term.holding),
    }


STORE: "Mapping[str, Callable[[Desks, Namespace, Texts], Document | list[Document]]]" = {
    "store check": store_check,
    "store backup": store_backup,
    "store retention": store_retention,
    "store destroy": store_destroy,
    "store recovery-key": store_recovery_key,
}
