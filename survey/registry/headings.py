"""What a column's heading says: which column of the form it heads, in whatever spelling."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from survey.edition import Edition
from survey.registry.folding import fold_heading
from survey.registry.records import Cell

LONGEST = 400
"""A longer text is no heading."""
_ASIDE = re.compile(r"\([^()]*\)")
_NUMBERED = re.compile(r"\s*\d{1,2}\s*[.)]?\s+")


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: its number, the sheet it stands on, its heading as written.

    The number is the sheet's own (from 1); the columns of the paper form's second table follow those of the first.
    """

    number: int
    sheet: str
    heading: str


class Headings:
    """The headings that an edition knows."""

    def __init__(self, edition: Edition) -> None:
        """Fold every heading and spelling once."""
        self.form = tuple(column.name for column in edition.columns)
        self.extra = tuple(column.name for column in edition.extra_columns)
        self._names: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        spelt = [
            (words, column.name)
            for column in edition.all_columns
            for words in (column.heading.kk, column.heading.ru, column.heading.en, *column.variants)
        ]
        for words, name in (*spelt, *((_ASIDE.sub(" ", words), name) for words, name in spelt)):
            self._names.setdefault(fold_heading(words), name)
        self.starts = frozenset(start_of(words) for words, _ in spelt)

    def name(self, cell: Cell) -> str | None:
        """Return the name of the column that a heading heads, None when it is not known."""
        if not isinstance(cell, str) or not 0 < len(cell) <= LONGEST:
            return None
        if cell not in self._folded:
            self._folded[cell] = self._name(cell)
        return self._folded[cell] or None

    def _name(self, heading: str) -> str:
        spellings = (heading, _ASIDE.sub(" ", heading), _NUMBERED.sub("", heading, count=1))
        return next((name for words in spellings if (name := self._names.get(fold_heading(words), ""))), "")

    def places(self, headings: Sequence[str]) -> dict[str, int]:
        """Return the places of the columns of the form and of the extra ones; of equal headings the first counts."""
        places: dict[str, int] = {}
        for place, heading in enumerate(headings):
            if name := self.name(heading):
                places.setdefault(name, place)
        return places

    def merged(self, rows: Sequence[Sequence[Cell]]) -> list[str]:
        """Return one heading for each column of heading rows: the lowest known one, else all its words from the top.

        In a merged heading the words stand in one row of several, or the group in one and the column's own below.
        """
        return [self._one(cells) for cells in zip_longest(*rows)]

    def _one(self, cells: Sequence[Cell]) -> str:
        # A heading merged over several rows says the same in each.
        written = list(dict.fromkeys(cell for cell in cells if isinstance(cell, str) and cell.strip()))
        whole = " ".join(" ".join(words.split()) for words in written)
        known = (words for words in (*reversed(written), whole) if self.name(words))
        return next(known, whole)


def start_of(heading: str) -> str:
    """Return the few letters by which most cells are told from a heading without folding them."""
    return heading.lstrip()[:3].lower()


def labels_of(columns: Iterable[FileColumn]) -> list[str]:
    """Return a label for each column: its folded heading, with a count where the file repeats it."""
    seen: Counter[str] = Counter()
    labels: list[str] = []
    for column in columns:
        folded = fold_heading(column.heading)
        seen[folded] += 1
        labels.append(folded if seen[folded] == 1 else f"{folded} #{seen[folded]}")
    return labels


def key_of(columns: Iterable[FileColumn]) -> str:
    """Return what files with the same set of headings have in common, whatever their order."""
    labels = sorted(label for label in labels_of(columns) if label)
    return hashlib.sha256("\n".join(labels).encode()).hexdigest()


Mapped = Mapping[str, str]
"""A mapping as it is remembered: the label of the file's column by the name of ours."""
