"""How an edition has personal data protected: when a screen locks, how long data of a closed wave are kept."""

from dataclasses import dataclass

from survey.edition_table import Table


@dataclass(frozen=True, slots=True)
class Protection:
    """After `lock_minutes` without a key or a click the screen locks. `retention_months` after a wave was drawn."""

    lock_minutes: int
    retention_months: int


def read_protection(table: Table) -> Protection:
    """Return the rules of an edition's table. Raises EditionError (edition.key)."""
    return Protection(_number(table, "lock_minutes"), _number(table, "retention_months"))


def _number(table: Table, key: str) -> int:
    number = table.value(key, int)
    if number < 1:
        raise table.wrong(key, "form", value=str(number))
    return number
