"""A registry row as registers are matched with it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeAlias
from uuid import UUID

from survey.periods import Month
from survey.registry.folding import CYRILLIC, LATIN, fold, fold_heading

Key: TypeAlias = tuple[Month, int]
"""What tells a row among the newest versions: its month and the sheet's row number."""

DISTINCT = 4096
"""Services that a provider has, at most: a registry names the same few again and again."""

_ONE_ALPHABET = str.maketrans(LATIN, CYRILLIC)


@dataclass(frozen=True)  # without slots: a row remembers what was folded of it
class ServiceRow:
    """A service of a month's newest version.

    `id_number` is the IIN or BIN after mending, empty when unusable; `act_number` is empty where the registry has
    none; `mode` is how the registry says the service was rendered, `act_online` what its act says, None where it
    does not; `sound` tells a row that nothing but its act may exclude, `counted` one that counts.
    """

    version: UUID
    month: Month
    row: int
    act_number: str
    client: str
    id_number: str
    service: str
    subservice: str
    start: date | None
    end: date | None
    mode: str
    act_online: bool | None
    sound: bool
    counted: bool

    @property
    def key(self) -> Key:
        """What tells the row."""
        return self.month, self.row

    @property
    def names(self) -> frozenset[str]:
        """What a register may call the service."""
        return service_names(self.service, self.subservice)

    @cached_property
    def client_name(self) -> str:
        """The client's name, folded."""
        return fold(self.client)

    @cached_property
    def number(self) -> str:
        """The act's number, folded."""
        return fold_number(self.act_number)


@lru_cache(maxsize=DISTINCT)
def service_names(service: str, subservice: str) -> frozenset[str]:
    """Return what a service may be called: its type, its sub-type, both together; folded."""
    names = fold_service(service), fold_service(subservice)
    return frozenset({*names, " ".join(names).strip()} - {""})


@lru_cache(maxsize=DISTINCT)
def fold_service(text: str) -> str:
    """Return a service's name without what two clerks would write differently."""
    return fold_heading(text)


def fold_number(text: str) -> str:
    """Return an act's number as letters and digits of one alphabet: "А-000012" and "A 000012" are one number."""
    return "".join(fold_heading(text).split()).translate(_ONE_ALPHABET)
