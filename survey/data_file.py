"""Interviews as a file for analysts: what each column means in one language, not how a form writes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

Number = int | float | None


class DataFormat(StrEnum):
    """The forms that data are written in."""

    CSV = "csv"
    XLSX = "xlsx"
    SAV = "sav"
    SSS = "sss"


class Measure(StrEnum):
    """What may be done with a variable's numbers."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a variable: the number in the data, our key, its words; a `missing` one tells nothing of the client."""

    number: int
    key: str
    words: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Variable:
    """A column: its name, its words, what more must be known of it, its codes (none for a number).

    `digits` after the decimal point; `weighs` marks the weight that the report's figures are made with.
    """

    name: str
    label: str
    note: str
    measure: Measure
    codes: tuple[Code, ...] = ()
    digits: int = 0
    weighs: bool = False


@dataclass(frozen=True, slots=True)
class DataFile:
    """A quarter's interviews: the files' name without its ending, title, columns, rows, what must be said of them.

    `headings` are those of the codebook; `sheets` name the sheets of a workbook: codes, words, codebook.
    """

    name: str
    title: str
    made: datetime
    variables: tuple[Variable, ...]
    rows: Sequence[Sequence[Number]]
    notes: tuple[str, ...]
    headings: Mapping[str, str]
    sheets: tuple[str, str, str]


WriteData = Callable[[Path, DataFile, DataFormat], Sequence[Path]]
"""Write the files of a form into a folder, all or none, and return them. Raises FileRefused (report.write_failed)."""
