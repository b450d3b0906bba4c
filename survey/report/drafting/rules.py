"""What the rules of the draft share."""

import math
from collections.abc import Callable, Iterable
from typing import TypeAlias

from survey.edition import Edition
from survey.report.book import WITHHELD
from survey.report.document import Phrase, Words
from survey.report.figures import Figure
from survey.report.names import region_name
from survey.report.snapshot import Snapshot

Rule: TypeAlias = Callable[[Snapshot, Edition], Phrase | None]
HEADLINES = ("q1.yes", "q2.mean", "q2.top", "q3.yes", "q4.yes")
"""The figures that are set beside the quarter before, and region by region."""


def is_shown(figure: Figure) -> bool:
    """Tell whether a figure may be told and exists."""
    return figure.flag not in WITHHELD and not math.isnan(figure.estimate)


def below(snapshot: Snapshot, name: str) -> list[str]:
    """Return the regions that are below the country beyond error: whose interval lies wholly below the country's."""
    section = snapshot.section
    country = section.figure(f"audit.{name}")
    if not is_shown(country):
        return []
    return [
        figure.domain["region"]
        for figure in section.figures
        if figure.id == country.id and "region" in figure.domain and is_shown(figure) and figure.high < country.low
    ]


def named(codes: Iterable[str], edition: Edition) -> tuple[Words, ...]:
    """Return the names of regions in the order of their codes."""
    return tuple(region_name(edition, code) for code in sorted(codes))
