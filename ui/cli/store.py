"""The commands that keep the store: is it whole, copy it, put a copy back."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ui.texts import Texts

if TYPE_CHECKING:
    from survey.services.desks import Desks

Document = dict[str, Any]


def store_check(desks: "Desks", _arguments: Namespace, _texts: Texts) -> Document:
    """Tell whether pages, references, derived states, facts and the audit log are what they have to be."""
    found = desks.vault.check()
    seen = found.examination
    return {
        "ok": found.ok,
        "integrity": list(found.integrity),
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


STORE: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {
    "store check": store_check,
    "store backup": store_backup,
    "store recovery-key": store_recovery_key,
}
