"""Outcome rates of the wave (AAPOR): by region, by operator, weighted and unweighted."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from survey.estimation.rates import Counts, rates
from survey.outcome import Group
from survey.report.figures import RateFigures


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A released case: its stratum, the group of its final code, who made its last call ("" for none).

    `bad_number` says that its final code speaks of a number that is wrong or dead.
    """

    region: str
    group: Group
    operator: str
    bad_number: bool


Weighted = tuple[CaseResult, float]
"""A case and the frame's clients that it was drawn for, N_h/n_h."""


def rate_figures(cases: Sequence[CaseResult], frame: Mapping[str, int]) -> tuple[RateFigures, ...]:
    """Return the outcome rates of the country and of each region of the frame, NaN where no client was drawn."""
    weighted = _weighted(cases, frame)
    by_region: defaultdict[str, list[Weighted]] = defaultdict(list)
    for case, clients in weighted:
        by_region[case.region].append((case, clients))
    return (
        _rate_figures({}, weighted),
        *(_rate_figures({"region": region}, by_region[region]) for region in sorted(frame)),
    )


def operator_rates(cases: Sequence[CaseResult], frame: Mapping[str, int]) -> tuple[RateFigures, ...]:
    """Return the outcome rates of each operator, over the cases that he called last."""
    by_operator: defaultdict[str, list[Weighted]] = defaultdict(list)
    for case, clients in _weighted(cases, frame):
        if case.operator:
            by_operator[case.operator].append((case, clients))
    return tuple(_rate_figures({"operator": name}, by_operator[name]) for name in sorted(by_operator))


def _weighted(cases: Sequence[CaseResult], frame: Mapping[str, int]) -> list[Weighted]:
    released = Counter(case.region for case in cases)
    return [(case, frame[case.region] / released[case.region]) for case in cases]


def _rate_figures(domain: Mapping[str, str], cases: Sequence[Weighted]) -> RateFigures:
    counts = Counts.of(case.group for case, _ in cases)
    values = asdict(rates(counts))
    return RateFigures(
        domain=domain,
        counts={name: int(count) for name, count in asdict(counts).items()},
        e=values.pop("e"),
        rates=values,
        weighted=asdict(rates(Counts.weighted((case.group, clients) for case, clients in cases))),
        bad_numbers=sum(case.bad_number for case, _ in cases) / len(cases) if cases else math.nan,
    )
