"""What a tab of the registry lists: sheets of rows, chosen by kind or standing alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from survey.errors import SurveyError
from ui.registry.faces import FindingFace
from ui.texts import NO_FIGURE, Texts
from ui.widgets.table import RIGHT, Column

Row = TypeVar("Row")


class Tab(StrEnum):
    """The tabs of the registry, in the order of their keys from Alt+1 on."""

    FINDINGS = "findings"
    VERSIONS = "versions"
    ACTS = "acts"
    QUESTIONNAIRES = "questionnaires"
    DOUBTFUL = "doubtful"
    TWINS = "twins"


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """Rows under a title; `face` is their kind in the list beside them, None where they are all there is."""

    face: FindingFace | None
    title: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """What a tab shows: its sheets, and the sentence that stands there when there are none."""

    sheets: Sequence[Sheet[Row]]
    nothing: str


class ListingTarget(Protocol):
    """What the presenter of a listing asks of its part of the screen."""

    def show_loading(self) -> None:
        """Say that rows are on their way."""

    def show_empty(self, sentence: str) -> None:
        """Say why there are no rows."""

    def show_findings(self, faces: Sequence[FindingFace], chosen: str) -> None:
        """List the kinds; one of them is open."""

    def show_rows(self, title: str, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
        """Show the rows of a kind."""

    def show_failure(self, error: SurveyError) -> None:
        """Say that they could not be read."""


def row_column(texts: Texts, number: Callable[[Row], int]) -> Column[Row]:
    """Return the column of row numbers, sorted as numbers."""
    return Column(texts("registry.column.row"), lambda row: texts.number(number(row)), RIGHT, number)


def day_words(day: date | None, texts: Texts) -> str:
    """Return a day, a dash where there is none."""
    return texts.date(day) if day else NO_FIGURE


def day_key(day: date | None) -> date:
    """Return what a day sorts by; none comes first."""
    return day or date.min
