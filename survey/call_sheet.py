"""A call sheet for a branch without the program: what stands on it and what is filled in, not how it looks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from pathlib import Path


class Fill(Enum):
    """How a column is filled: by us, or by the branch with a choice, a number of the client, a moment, words."""

    GIVEN = auto()
    CHOICE = auto()
    PHONE = auto()
    MOMENT = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class CallColumn:
    """A column: the key it is read back by, its heading, its width in characters, how it is filled."""

    key: str
    heading: str
    width: int
    fill: Fill
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CallRow:
    """A client: the cells of the given columns, the numbers to choose from."""

    given: Sequence[str]
    phones: Sequence[str]


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A line of the first sheet, in both languages of the interviews."""

    kk: str
    ru: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class CallSheet:
    """The file: its title, the notice on personal data, the sheets' names, the guide, the table.

    The first column holds the case numbers. `spare` rows below the clients take further calls: there the branch
    chooses the case. No moment is before `opened`. `wrong_choice` and `wrong_moment` say what a cell takes.
    """

    title: str
    notice: str
    guide_name: str
    table_name: str
    lists_name: str
    guide: Sequence[GuideLine]
    columns: Sequence[CallColumn]
    rows: Sequence[CallRow]
    spare: int
    opened: date
    wrong_choice: str
    wrong_moment: str


WriteCallSheet = Callable[[Path, CallSheet], None]
"""Write a call sheet as an office file, whole or not at all. Raises FileRefused (report.write_failed)."""
