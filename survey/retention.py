"""What is kept of a wave, for how long, and what is destroyed when its term is over (law 94-V)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from survey.audit import Entry
from survey.periods import Month

DONE = "retention.done"


@dataclass(frozen=True, slots=True)
class Holding:
    """The personal data of a wave and its months: persons, registry rows, register lines, numbers dialled, notes."""

    persons: int
    rows: int
    lines: int
    dials: int
    notes: int


class Destruction(Protocol):
    """The one way by which what was only added is changed: personal data leave it, everything else stays."""

    def holding(self, wave: UUID, months: Sequence[Month]) -> Holding:
        """Count what would be destroyed."""
        ...

    def destroy(self, wave: UUID, months: Sequence[Month], record: Entry) -> None:
        """Put pseudonyms that lead nowhere in the place of persons and numbers, drop names and free words.

        The seals of the facts are computed anew, and the record vouches for them.
        """
        ...


def kept_until(drawn: date, months: int) -> date:
    """Return the day until which a wave's personal data are kept."""
    year, month = divmod(drawn.year * 12 + drawn.month - 1 + months, 12)
    first = Month(year, month + 1)
    return first.first.replace(day=min(drawn.day, first.last.day))
