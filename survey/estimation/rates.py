"""Outcome rates: AAPOR Standard Definitions, 10th edition, 2023."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from survey.outcome import Group


@dataclass(frozen=True, slots=True)
class Counts:
    """Cases by the group of their final code; sums of weights for weighted rates."""

    I: float = 0  # noqa: E741  AAPOR's own letter
    P: float = 0
    R: float = 0
    NC: float = 0
    O: float = 0  # noqa: E741  AAPOR's own letter
    UH: float = 0
    UR: float = 0
    UO: float = 0
    NE: float = 0

    @classmethod
    def of(cls, groups: Iterable[Group]) -> Self:
        """Count cases, one each."""
        return cls.weighted((group, 1) for group in groups)

    @classmethod
    def weighted(cls, cases: Iterable[tuple[Group, float]]) -> Self:
        """Add up the weights of the cases in each group."""
        sums: dict[str, float] = dict.fromkeys(Group, 0)
        for group, weight in cases:
            sums[group] += weight
        return cls(**sums)

    @property
    def known(self) -> float:
        """Return the cases known to be eligible, K."""
        return self.I + self.P + self.R + self.NC + self.O

    @property
    def unknown(self) -> float:
        """Return the cases of unknown eligibility, U."""
        return self.UH + self.UR + self.UO


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates by AAPOR's names and the `e` they used; NaN where the denominator is zero."""

    e: float
    RR1: float
    RR2: float
    RR3: float
    RR4: float
    RR5: float
    RR6: float
    COOP1: float
    COOP2: float
    COOP3: float
    COOP4: float
    REF1: float
    REF2: float
    REF3: float
    CON1: float
    CON2: float
    CON3: float


def rates(counts: Counts, e: float | Mapping[Group, float] | None = None) -> Rates:
    """Return every rate; `e`, the share of unknown cases that are eligible, is K/(K+NE) unless given.

    Given by group (UH, UR, UO), the `e` returned is the share of them all.
    """
    known, complete, interviewed = counts.known, counts.I, counts.I + counts.P
    if e is None:
        e = _over(known, known + counts.NE)
    elif isinstance(e, Mapping):
        e = _over(sum(share * getattr(counts, group) for group, share in e.items()), counts.unknown)
    everyone, estimated = known + counts.unknown, known + (e * counts.unknown if counts.unknown else 0)
    talked = interviewed + counts.R
    contacted = talked + counts.O
    return Rates(
        e=e,
        RR1=_over(complete, everyone),
        RR2=_over(interviewed, everyone),
        RR3=_over(complete, estimated),
        RR4=_over(interviewed, estimated),
        RR5=_over(complete, known),
        RR6=_over(interviewed, known),
        COOP1=_over(complete, contacted),
        COOP2=_over(interviewed, contacted),
        COOP3=_over(complete, talked),
        COOP4=_over(interviewed, talked),
        REF1=_over(counts.R, everyone),
        REF2=_over(counts.R, estimated),
        REF3=_over(counts.R, known),
        CON1=_over(contacted, everyone),
        CON2=_over(contacted, estimated),
        CON3=_over(contacted, known),
    )


def _over(part: float, whole: float) -> float:
    return part / whole if whole else math.nan
