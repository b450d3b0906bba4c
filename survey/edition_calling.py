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
    the edition's time zone; a client who does not answer is tried in another part.
    """

    grace_minutes: int
    undo_minutes: int
    parts: tuple[time, ...]


def read_calling(table: Table) -> CallingRules:
    """Read the rules; the parts of a day come in order."""
    parts = table.each("parts", time)
    for place, (before, start) in enumerate(pairwise(parts), 2):
        if start < before:
            raise table.wrong(f"parts[{place}]", "ends_before")
    return CallingRules(_minutes(table, "grace_minutes"), _minutes(table, "undo_minutes"), parts)


def _minutes(table: Table, key: str) -> int:
    minutes = table.value(key, int)
    if minutes < 1:
        raise table.wrong(key, "form", value=str(minutes))
    return minutes
