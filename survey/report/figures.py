"""Figures of the report: numbers and keys, no words. The shape is the contract of the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from survey.estimation.comparisons import Difference
from survey.periods import Month, Quarter
from survey.report.statistics import NO_STATISTICS, Statistics


class Weighting(StrEnum):
    """Which weights: as drawn and answered, or raked to the frame's regions, services and legal forms."""

    BASE = "base"
    RAKED = "raked"


@dataclass(frozen=True, slots=True)
class Figure:
    """One estimate: its id ("audit.q1.yes"), its domain ({} the country), fractions for shares.

    `base` names who it is about: respondents, confirmed (Q1 was not "no"), services. `flag` is None, "suppressed",
    "few" or "review"; a suppressed figure and one of fewer than three persons keep their n and have NaN for the rest.
    `change` is that since the quarter before, where both waves may be shown.
    """

    id: str
    domain: Mapping[str, str]
    estimate: float
    se: float
    low: float
    high: float
    n: int
    n_eff: float
    base: str
    flag: str | None
    change: Difference | None = None


@dataclass(frozen=True, slots=True)
class RateFigures:
    """AAPOR outcome counts by group and the rates with their e, for one domain.

    `weighted` are the rates and their e with each case counting for the clients it was drawn for (N_h/n_h).
    `bad_numbers` is the share of the cases whose number in the registry is wrong or dead: a measure of the registry.
    """

    domain: Mapping[str, str]
    counts: Mapping[str, int]
    e: float
    rates: Mapping[str, float]
    weighted: Mapping[str, float]
    bad_numbers: float


@dataclass(frozen=True, slots=True)
class Breach:
    """A month delivered later than ¶7 says, which the report names (¶14)."""

    month: Month
    due: date
    received: date


@dataclass(frozen=True, slots=True)
class ActsCheck:
    """How far ¶11's check went: the months judged by a register of acts, the rows that left the registry by it.

    A quarter is checked when each of its months that has a registry is; otherwise the check was not carried out, which
    is never the same as passed (methodology decision 10).
    """

    carried_out: bool
    months: tuple[Month, ...]
    left_out: int


NOT_CARRIED_OUT = ActsCheck(carried_out=False, months=(), left_out=0)


@dataclass(frozen=True, slots=True)
class AuditSection:
    """Section 3 of the report (Annex 3), computed from what the store holds now.

    `frame` counts the clients of the frame, `sample` those drawn, `interviews` those that count;
    `last_at` (UTC) is when the last of them was finished or corrected; `doubtful` counts services denied in Q1;
    `lonely` names the regions whose one respondent was centred at the country's mean, `silent` those of the
    frame where nobody has answered yet, whom the country's figures do not speak for. `online` are the figures of the
    online questionnaires (Annex 2), `statistics` section 2, counted from the same state of the store.
    """

    quarter: Quarter
    edition: str
    frame: int
    sample: int
    interviews: int
    doubtful: int
    last_at: datetime | None
    lonely: tuple[str, ...]
    silent: tuple[str, ...]
    figures: tuple[Figure, ...]
    rates: tuple[RateFigures, ...]
    breaches: tuple[Breach, ...]
    snapshot_sha256: str
    acts: ActsCheck = NOT_CARRIED_OUT
    online: tuple[Figure, ...] = ()
    weighting: Weighting = Weighting.BASE
    statistics: Statistics = NO_STATISTICS

    def figure(self, figure_id: str, region: str | None = None) -> Figure:
        """Return a figure of the country or of a region. Raises KeyError when it is not in the section."""
        return _found(self.figures, figure_id, region)

    def online_figure(self, figure_id: str, region: str | None = None) -> Figure:
        """Return a figure of the online questionnaires in the same way. Raises KeyError."""
        return _found(self.online, figure_id, region)

    def rate(self, region: str | None = None) -> RateFigures:
        """Return the rates of the country or of a region. Raises KeyError when they are not in the section."""
        domain = {"region": region} if region else {}
        for rates in self.rates:
            if rates.domain == domain:
                return rates
        raise KeyError("rates", domain)


def _found(figures: Sequence[Figure], figure_id: str, region: str | None) -> Figure:
    domain = {"region": region} if region else {}
    for figure in figures:
        if figure.id == figure_id and figure.domain == domain:
            return figure
    raise KeyError(figure_id, domain)
