"""A small seeded part of bench/coverage.py: intervals hold the truth as often as they say."""

import math
import statistics

from bench.coverage import FIGURES, REGIONS, SHARES, Population, bias, simulate

DRAWS = 120


def test_95_percent_intervals_cover_the_truth_and_estimates_are_not_biased() -> None:
    population = Population.invent(59)
    truth, tallies = population.truth(), simulate(population, 59, DRAWS)
    chance = 3 * math.sqrt(0.95 * 0.05 / DRAWS)
    for name in FIGURES:
        assert abs(tallies[name, None].covered / DRAWS - 0.95) < chance
        assert abs(bias(tallies[name, None], truth[name, None])[1]) < 4
        regions = [tallies[name, region].covered / DRAWS for region in range(REGIONS)]
        # Korn-Graubard may cover more.
        assert 0.93 < statistics.fmean(regions) < (0.985 if name in SHARES else 0.97)
