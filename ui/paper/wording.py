"""A report's words in a language: phrases filled, numbers written, withheld figures as their signs."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from survey.alphabet import alphabetical
from survey.periods import Month
from survey.report.document import (
    Bar,
    Cell,
    Edited,
    Interval,
    Number,
    Phrase,
    Row,
    Scale,
    Table,
    Unit,
    Value,
    Words,
)
from survey.report.editing import REFERENCE
from ui.texts import NO_FIGURE, Texts

SIGNS = {"suppressed": "*", "few": "**", "review": "†"}
WITHHELD = frozenset({"suppressed", "few"})
DIGITS = {Unit.COUNT: 0, Unit.SHARE: 1, Unit.POINTS: 1, Unit.MEAN: 2, Unit.RATIO: 3}
PERCENT = 100
FRACTIONS = {Unit.SHARE, Unit.POINTS}
_HELD = re.compile("\ue000(\\d+)\ue001")
"""A figure's place in a sentence while its other blanks are filled."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it stands in a sentence, and what it is."""

    words: str
    number: Number


Run = str | Shown


class Wording:
    """Says a document in one language."""

    def __init__(self, texts: Texts) -> None:
        """Take the catalogue in the language."""
        self.texts = texts
        self._figures: list[Number] = []

    def say(self, words: Words) -> str:
        """Return words as plain text."""
        return "".join(run if isinstance(run, str) else run.words for run in self.runs(words))

    def runs(self, words: Words) -> Sequence[Run]:
        """Return words as text and figures in turn."""
        self._figures = []
        return tuple(self._split(self._held(words)))

    def source(self, words: Words) -> str:
        """Return words as they are edited: a figure as its reference."""
        runs = self.runs(words)
        return "".join(run if isinstance(run, str) else f"{{F:{run.number.ref}}}" for run in runs)

    def cell(self, cell: Cell) -> str:
        """Return a cell of a table; percent stands in the heading of its column. A picture has no words."""
        match cell:
            case Number():
                return self.number(cell, bare=True)
            case Interval():
                return self.interval(cell)
            case Bar() | Scale():
                return ""
            case Month():
                return self.texts.month(cell)
            case date():
                return self.texts.date(cell)
        return self.say(cell)

    def rows(self, table: Table) -> Sequence[Row]:
        """Return the rows of a table in the order of the language."""
        if not table.alphabetical:
            return table.rows
        totals = [row for row in table.rows if row.total]
        others = [row for row in table.rows if not row.total]
        return [*totals, *sorted(others, key=lambda row: alphabetical(self.cell(row.cells[0])))]

    def number(self, number: Number, *, bare: bool = False) -> str:
        """Return a number with the sign of its flag, a withheld one as the sign alone."""
        sign = SIGNS.get(number.flag or "", "")
        if number.flag in WITHHELD:
            return sign
        if math.isnan(number.value):
            return NO_FIGURE
        value = number.value * PERCENT if number.unit in FRACTIONS else number.value
        written = self.texts.number(value, DIGITS[number.unit])
        if number.change and any(digit in written for digit in "123456789") and value > 0:
            written = f"+{written}"
        if number.unit is Unit.SHARE and not bare:
            written = self.texts.percent(written)
        return written + sign

    def interval(self, interval: Interval) -> str:
        """Return an interval as low–high, percent without its sign; the flag's sign alone where it is withheld."""
        if interval.flag in WITHHELD or math.isnan(interval.low):
            return SIGNS.get(interval.flag or "", NO_FIGURE)
        scale = PERCENT if interval.unit in FRACTIONS else 1
        low, high = (self.texts.number(end * scale, DIGITS[interval.unit]) for end in (interval.low, interval.high))
        return f"{low}–{high}"

    def _held(self, value: Value) -> str:
        match value:
            case Number():
                self._figures.append(value)
                held = f"\ue000{len(self._figures) - 1}\ue001"
            case Interval():
                held = self.interval(value)
            case Phrase():
                blanks = value.values.items()
                filled = {name: one if isinstance(one, int) else self._held(one) for name, one in blanks}
                held = self.texts(value.key, **filled)
            case Edited():
                held = self._edited(value)
            case tuple():
                held = ", ".join(map(self._held, value))
            case _:
                held = self.texts.written(value)
        return held

    def _edited(self, words: Edited) -> str:
        text = words.texts.get(self.texts.language)
        if text is None:
            return self._held(words.draft)
        return REFERENCE.sub(lambda found: self._held(words.figures[found[1]]), text)

    def _split(self, held: str) -> Iterator[Run]:
        for place, part in enumerate(_HELD.split(held)):
            if place % 2:
                number = self._figures[int(part)]
                yield Shown(self.number(number), number)
            elif part:
                yield part
