"""Do the 95 % intervals of the audit cover the truth? Draws from a made population whose truth is known.

    python bench/coverage.py [--draws 2000] [--seed 59]

A population of 40,000 clients in twenty regions of very different size; each draw is a stratified simple random sample
by the power allocation with a floor, a part of which does not answer. For Q1-Q4 in the country and in each region: how
often the interval holds the truth (the answers of all clients), and how far the mean of the estimates is from it.
The estimates are those of the report, by the report's own functions.
"""

import argparse
import math
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray

from survey.estimation.design import StratifiedDesign
from survey.estimation.estimates import Estimate, mean, proportion
from survey.sampling.allocation import allocate, importance
from survey.sampling.design import Allocation

CLIENTS = 40_000
REGIONS = 20
COMPLETES = 2400
FLOOR = 60
RESPONSE = 0.6
SHARES = ("q1.yes", "q2.top", "q3.yes", "q4.yes")
At = tuple[str, int | None]
"""A figure and its region, None for the country."""
FIGURES = ("q1.yes", "q2.mean", "q2.top", "q3.yes", "q4.yes")


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """All clients: their region, whether they confirm the service, their mark, whether it helped, whether they wish."""

    region: NDArray[np.intp]
    confirms: NDArray[np.bool_]
    mark: NDArray[np.float64]
    helped: NDArray[np.bool_]
    wishes: NDArray[np.bool_]

    @classmethod
    def invent(cls, seed: int, clients: int = CLIENTS) -> "Population":
        """Make clients whose answers differ between regions and hang together within a client."""
        chance = np.random.default_rng(seed)
        sizes = np.geomspace(1, 20, REGIONS)
        region = chance.choice(REGIONS, clients, p=sizes / sizes.sum())
        content = chance.normal(0.2 * np.sin(np.arange(REGIONS))[region], 1.0)
        return cls(
            region=region,
            confirms=chance.random(clients) < 0.93 - 0.006 * region,
            mark=np.clip(np.round(4.1 + 0.9 * content), 1, 5),
            helped=content + chance.normal(0, 1, clients) > -1.0,
            wishes=chance.random(clients) < 0.35 + 0.01 * region,
        )

    def sizes(self) -> NDArray[np.intp]:
        """Return the clients of each region."""
        return np.bincount(self.region, minlength=REGIONS)

    def figure(self, name: str, rows: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Return the values of a figure among some clients, and who of them it is about."""
        confirms = self.confirms[rows]
        values = {
            "q1.yes": confirms,
            "q2.mean": self.mark[rows],
            "q2.top": self.mark[rows] >= 4,  # noqa: PLR2004  the marks 4 and 5
            "q3.yes": self.helped[rows],
            "q4.yes": self.wishes[rows],
        }[name]
        return values.astype(np.float64), np.ones_like(confirms) if name in {"q1.yes", "q4.yes"} else confirms

    def truth(self) -> dict[At, float]:
        """Return each figure of the country (None) and of each region."""
        known: dict[At, float] = {}
        for name in FIGURES:
            values, about = self.figure(name, np.arange(len(self.region)))
            known[name, None] = float(values[about].mean())
            for region in range(REGIONS):
                known[name, region] = float(values[about & (self.region == region)].mean())
        return known


@dataclass(slots=True)
class Tally:
    """What came of one figure over the draws."""

    covered: int = 0
    estimates: list[float] = field(default_factory=list)

    def add(self, estimate: Estimate, truth: float) -> None:
        """Count one draw."""
        self.covered += estimate.low <= truth <= estimate.high
        self.estimates.append(estimate.estimate)


def completes(sizes: Mapping[str, int]) -> list[int]:
    """Return the interviews of each region, by the power allocation with its floor."""
    least = {region: min(FLOOR, size) for region, size in sizes.items()}
    shared = allocate(COMPLETES, importance(sizes, Allocation.POWER, {}), sizes, least)
    return [shared[region] for region in sizes]


def draws(population: Population, seed: int, number: int) -> Iterator[NDArray[np.intp]]:
    """Yield the respondents of each draw: clients drawn in each region, of whom some answer."""
    chance = np.random.default_rng(seed + 1)
    members = [np.flatnonzero(population.region == region) for region in range(REGIONS)]
    answering = completes({f"{region:02}": len(rows) for region, rows in enumerate(members)})
    for _ in range(number):
        drawn = np.concatenate(
            [
                chance.choice(rows, min(math.ceil(size / RESPONSE), len(rows)), replace=False)
                for rows, size in zip(members, answering, strict=True)
            ]
        )
        yield drawn[chance.random(len(drawn)) < RESPONSE]


def simulate(population: Population, seed: int, number: int) -> dict[At, Tally]:
    """Estimate each figure in each draw and set it beside the truth."""
    truth = population.truth()
    frame = {f"{region:02}": int(size) for region, size in enumerate(population.sizes())}
    tallies: defaultdict[At, Tally] = defaultdict(Tally)
    for rows in draws(population, seed, number):
        here = population.region[rows]
        design = StratifiedDesign.of([f"{region:02}" for region in here], frame)
        domains = {None: design.everyone} | {region: here == region for region in range(REGIONS)}
        for name in FIGURES:
            values, about = population.figure(name, rows)
            for region, domain in domains.items():
                estimator = proportion if name in SHARES else mean
                tallies[name, region].add(estimator(design, values, domain & about), truth[name, region])
    return dict(tallies)


def bias(tally: Tally, truth: float) -> tuple[float, float]:
    """Return the bias of a figure, and the same in errors of the simulation: beyond 3 or so it is no chance."""
    found = statistics.fmean(tally.estimates) - truth
    return found, found / (statistics.stdev(tally.estimates) / math.sqrt(len(tally.estimates)))


def table(tallies: Mapping[At, Tally], truth: Mapping[At, float], number: int) -> Iterator[str]:
    """Yield the lines of the table: the country, then the regions' least, mean and greatest."""
    yield f"{'':17}country: cover %   bias  (errors) │ regions: cover % least  mean  most   greatest bias (errors)"
    for name in FIGURES:
        country = tallies[name, None]
        covers = [100 * tallies[name, region].covered / number for region in range(REGIONS)]
        biases = [bias(tallies[name, region], truth[name, region]) for region in range(REGIONS)]
        most, errors = max(biases, key=lambda one: abs(one[1]))
        of_country, of_country_errors = bias(country, truth[name, None])
        yield (
            f"{name:8} {truth[name, None]:.4f} {100 * country.covered / number:16.2f} {of_country:+8.5f} "
            f"{of_country_errors:+6.2f}   │ {min(covers):22.2f} {statistics.fmean(covers):5.2f} {max(covers):5.2f} "
            f"{most:+12.5f} {errors:+6.2f}"
        )


def main() -> None:
    """Run and print the table."""
    arguments = argparse.ArgumentParser(description="Simulate the coverage of the intervals")
    arguments.add_argument("--draws", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=59)
    given = arguments.parse_args()
    start = time.perf_counter()
    population = Population.invent(given.seed)
    tallies = simulate(population, given.seed, given.draws)
    print("\n".join(table(tallies, population.truth(), given.draws)))
    error = 100 * math.sqrt(0.95 * 0.05 / given.draws)
    print(f"{given.draws} draws of {COMPLETES} of {CLIENTS:,} clients; error of a coverage ±{2 * error:.2f}; ", end="")
    print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
