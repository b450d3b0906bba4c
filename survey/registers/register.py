"""A register that came in, and which months it speaks for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from survey.periods import Month

STRAY = 20
"""A month with fewer than one in so many of the fullest month's lines is not what the register is about."""


class RegisterKind(StrEnum):
    """What a register lists."""

    ACTS = "acts"
    QUESTIONNAIRES = "questionnaires"


@dataclass(frozen=True, slots=True)
class Register:
    """One import of a register: the months it speaks for, how many lines it has. `sha256` is the file's."""

    id: UUID
    kind: RegisterKind
    file: str
    sha256: str
    rows: int
    months: tuple[Month, ...]
    imported_at: datetime
    by: UUID


def months_of(days: Iterable[date | None]) -> tuple[Month, ...]:
    """Return the months that a register speaks for, from the days of its lines.

    A few lines that stray into another month, by a wrong date, do not make the register that month's.
    """
    lines = Counter(Month.of(day) for day in days if day)
    fullest = max(lines.values(), default=0)
    return tuple(month for month in sorted(lines) if lines[month] * STRAY >= fullest)


def in_force(registers: Sequence[Register], month: Month) -> Register | None:
    """Return the register that a month is judged by: the first that speaks for it of those of a kind, newest first."""
    return next((register for register in registers if month in register.months), None)
