"""The part of an edition file that the queue of the calling floor follows."""

from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from survey.edition_table import Table


@dataclass(frozen=True, slots=True)
class CallingRules:
    """How the queue goes.

    After `grace_minutes` an appointment that its operator did not keep goes to anybody. For `undo_minutes`, the length
    of a shift, an operator may take back what was recorded by mistake. `parts` are when the parts of a day begin, in
    the edition's time zone; a client who does not answer is tried in another part. For `sheet_days` a case that went
    out on a call sheet is kept from the queue. Until `widest_end` a supervisor may let an evening's calls go on.
    """

    grace_minutes: int
    undo_minutes: int
    sheet_days: int
    widest_end: time
    parts: tuple[time, ...]


def read_calling(table: Table) -> CallingRules:
    """Read the rules; the parts of a day come in order."""
    parts = table.each("parts", time)
    for place, (before, start) in enumerate(pairwise(parts), 2):
        if start < before:
            raise table.wrong(f"parts[{place}]", "ends_before")
    grace, undo, days = (_at_least_one(table, key) for key in ("grace_minutes", "undo_minutes", "sheet_days"))
    return CallingRules(grace, undo, days, table.value("widest_end", time), parts)


def _at_least_one(table: Table, key: str) -> int:
    number = table.value(key, int)
    if number < 1:
        raise table.wrong(key, "form", value=str(number))
    return number
