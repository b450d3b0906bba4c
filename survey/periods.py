"""Months and quarters, the periods that registries and reports are about (¶¶7, 12)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from survey.errors import Refused


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; written 2026-09."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2026-09. Raises Refused (period.month)."""
        match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
        if not match:
            raise Refused("period.month", value=text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month a day is in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def next(self) -> "Month":
        """The month after."""
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def quarter(self) -> "Quarter":
        """The quarter it belongs to."""
        return Quarter(self.year, (self.number - 1) // 3 + 1)

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is in the month."""
        return (day.year, day.month) == (self.year, self.number)

    def __str__(self) -> str:
        """Return 2026-09."""
        return f"{self.year:04}-{self.number:02}"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter; written 2026Q3."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2026Q3. Raises Refused (period.quarter)."""
        match = re.fullmatch(r"(\d{4})[Qq]([1-4])", text)
        if not match:
            raise Refused("period.quarter", value=text)
        return cls(int(match[1]), int(match[2]))

    @property
    def months(self) -> tuple[Month, Month, Month]:
        """Its three months, in order."""
        first = self.number * 3 - 2
        return Month(self.year, first), Month(self.year, first + 1), Month(self.year, first + 2)

    @property
    def previous(self) -> "Quarter":
        """The quarter before."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def year_before(self) -> "Quarter":
        """The same quarter of the year before."""
        return Quarter(self.year - 1, self.number)

    def __str__(self) -> str:
        """Return 2026Q3."""
        return f"{self.year:04}Q{self.number}"
