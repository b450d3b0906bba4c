"""The report as one document (Annex 3): sections of blocks, typed numbers, words by key; in no language, on no paper.

PDF, DOCX and XLSX are written from it, so that the three carry the same figures. Words are keys of the catalogue of
texts with their values, texts of the edition, or names as they are; ui/paper/wording.py says them in a language.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from survey.language import Language, Text
from survey.periods import Month, Quarter


class Unit(StrEnum):
    """What a number is: a share is a fraction, shown as percent; points are the difference of two shares."""

    COUNT = "count"
    SHARE = "share"
    POINTS = "points"
    MEAN = "mean"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure: its reference, which is how a text names it and how it opens to what made it, and its value.

    `flag` is that of the figure: a suppressed one has NaN here, so that no words can tell it. `change` says that the
    value is a difference, to be shown with its sign.
    """

    ref: str
    value: float
    unit: Unit
    flag: str | None = None
    change: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is a value to tell."""
        return not math.isnan(self.value)


@dataclass(frozen=True, slots=True)
class Interval:
    """The 95 % interval of a figure."""

    low: float
    high: float
    unit: Unit
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A number drawn as a bar in its row: as a fraction of the largest."""

    fraction: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A share with its interval drawn on 0-100 % in its row; `marks` is None where it is withheld."""

    marks: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of the catalogue by its key, with what its blanks are filled with."""

    key: str
    values: Mapping[str, "Value"]


@dataclass(frozen=True, slots=True)
class Edited:
    """A paragraph as the supervisor wrote it: by language, {F:reference} standing for a figure.

    A language in which nobody wrote has the draft. Every reference is in `figures`.
    """

    draft: "Words"
    texts: Mapping[Language, str]
    figures: Mapping[str, Number]


Words: TypeAlias = Phrase | Edited | Text | str
Value: TypeAlias = Words | Number | Interval | int | date | datetime | Month | Quarter | tuple["Value", ...]
Cell: TypeAlias = Words | Number | Interval | Bar | Scale | Month | date


class Role(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    LEAD = "lead"
    ITEM = "item"
    QUESTION = "question"
    NOTE = "note"


class Kind(StrEnum):
    """What a column holds; pictures are for paper and have no words."""

    WORDS = "words"
    NUMBERS = "numbers"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section: level 2, or 3 below it."""

    words: Words
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one that has an id may be edited."""

    words: Words
    role: Role = Role.TEXT
    id: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its part of the table's width, what it holds."""

    head: Words
    width: float
    kind: Kind = Kind.NUMBERS


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a total stands first, in bold."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its id, caption and number in the document; totals first.

    Rows of an `alphabetical` table stand in the order of their names in the language, totals apart.
    """

    id: str
    caption: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    alphabetical: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: its words, its share, and the shade it has wherever it is drawn ("mark.5", "answer.yes")."""

    words: Words
    number: Number
    shade: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole split into parts, drawn as one bar; a part that is withheld shows as what is left."""

    id: str
    caption: Words
    parts: tuple[Part, ...]
    number: int = 0


Block: TypeAlias = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A section of Annex 3 or an annex, with its heading."""

    key: str
    heading: Words
    blocks: tuple[Block, ...]


class ReportKind(StrEnum):
    """The quarterly report, or the final one as at 1 December (¶12)."""

    QUARTERLY = "quarterly"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Document:
    """A report.

    `cover` are the lines under the title; `sha256` is that of the snapshot it was computed from, `version` counts the
    approvals of other snapshots before it.
    """

    kind: ReportKind
    quarter: Quarter
    title: Words
    author: Words
    cover: tuple[Words, ...]
    sections: tuple[Section, ...]
    sha256: str
    version: int = 1

    def tables(self) -> Iterator[Table]:
        """Yield every table in order."""
        return (block for section in self.sections for block in section.blocks if isinstance(block, Table))

    def paragraph(self, name: str) -> Paragraph:
        """Return the paragraph with an id. Raises KeyError."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Paragraph) and block.id == name:
                    return block
        raise KeyError(name)


def numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections whose tables and charts are numbered through the document, each kind for itself."""
    tables = charts = 0
    made = []
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            match block:
                case Table():
                    tables += 1
                    blocks.append(replace(block, number=tables))
                case Chart():
                    charts += 1
                    blocks.append(replace(block, number=charts))
                case _:
                    blocks.append(block)
        made.append(replace(section, blocks=tuple(blocks)))
    return tuple(made)
