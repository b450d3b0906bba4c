"""Outcome rates of the wave (AAPOR): by region, by operator, weighted and unweighted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from survey.estimation.rates import Counts, rates
from survey.outcome import Group
from survey.report.figures import RateFigures

Weighted = tuple[Group, float]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A released case: its stratum, the group of its final code, who made its last call ("" for none)."""

    region: str
    group: Group
    operator: str


def rate_figures(cases: Sequence[CaseResult], frame: Mapping[str, int]) -> tuple[RateFigures, ...]:
    """Return the outcome rates of the country and of each region that has cases."""
    by_region: defaultdict[str, list[Weighted]] = defaultdict(list)
    for case, weighted in _weighted(cases, frame):
        by_region[case.region].append(weighted)
    everyone = [one for region in by_region.values() for one in region]
    return (
        _rate_figures({}, everyone),
        *(_rate_figures({"region": region}, by_region[region]) for region in sorted(by_region)),
    )


def operator_rates(cases: Sequence[CaseResult], frame: Mapping[str, int]) -> tuple[RateFigures, ...]:
    """Return the outcome rates of each operator, over the cases that he called last."""
    by_operator: defaultdict[str, list[Weighted]] = defaultdict(list)
    for case, weighted in _weighted(cases, frame):
        if case.operator:
            by_operator[case.operator].append(weighted)
    return tuple(_rate_figures({"operator": name}, by_operator[name]) for name in sorted(by_operator))


def _weighted(cases: Sequence[CaseResult], frame: Mapping[str, int]) -> Iterable[tuple[CaseResult, Weighted]]:
    """Give each case the frame's clients that it was drawn for, N_h/n_h."""
    released: defaultdict[str, int] = defaultdict(int)
    for case in cases:
        released[case.region] += 1
    for case in cases:
        yield case, (case.group, frame[case.region] / released[case.region])


def _rate_figures(domain: Mapping[str, str], cases: Sequence[Weighted]) -> RateFigures:
    counts = Counts.of(group for group, _ in cases)
    values = asdict(rates(counts))
    return RateFigures(
        domain=domain,
        counts={name: int(count) for name, count in asdict(counts).items()},
        e=values.pop("e"),
        rates=values,
        weighted=asdict(rates(Counts.weighted(cases))),
    )
