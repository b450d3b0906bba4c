"""How completes are shared among the strata (survey-method: design)."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from survey.sampling.design import Allocation

POWER = 0.5


def importance(sizes: Mapping[str, int], allocation: Allocation, deviations: Mapping[str, float]) -> dict[str, float]:
    """Return what each stratum weighs in an allocation.

    Proportional N, power N^½ (Bankier 1988), Neyman N·S, equal 1. `deviations` gives S by stratum, used by Neyman.
    """
    match allocation:
        case Allocation.PROPORTIONAL:
            return {stratum: float(size) for stratum, size in sizes.items()}
        case Allocation.POWER:
            return {stratum: size**POWER for stratum, size in sizes.items()}
        case Allocation.NEYMAN:
            return {stratum: size * deviations[stratum] for stratum, size in sizes.items()}
        case Allocation.EQUAL:
            return dict.fromkeys(sizes, 1.0)


def allocate(
    total: int, weights: Mapping[str, float], most: Mapping[str, int], least: Mapping[str, int]
) -> dict[str, int]:
    """Share a total among strata by weight, each between its least and its most; the rest goes by largest remainder.

    The shares add up to the total, or to the sum of `most` when that is less, or of `least` when that is more.
    Where a bound binds, the others share what is left by their weights.
    """
    total = min(max(total, sum(least.values())), sum(most.values()))
    bound: dict[str, int] = {}
    while True:
        free = [stratum for stratum in weights if stratum not in bound]
        left = total - sum(bound.values())
        shares = _shares(left, {stratum: weights[stratum] for stratum in free})
        below = {stratum: least[stratum] for stratum in free if shares[stratum] < least[stratum]}
        above = {stratum: most[stratum] for stratum in free if shares[stratum] > most[stratum]}
        if not below and not above:
            return bound | _rounded(left, shares, most)
        # Bind only the side that errs more: binding the other too could leave its strata off their fair share.
        short = sum(least[stratum] - shares[stratum] for stratum in below)
        over = sum(shares[stratum] - most[stratum] for stratum in above)
        bound |= below if short >= over else above


def _shares(total: int, weights: Mapping[str, float]) -> dict[str, Fraction]:
    exact = {stratum: Fraction(weight) for stratum, weight in weights.items()}
    whole = sum(exact.values())
    return {stratum: total * weight / whole if whole else Fraction(0) for stratum, weight in exact.items()}


def _rounded(total: int, shares: Mapping[str, Fraction], most: Mapping[str, int]) -> dict[str, int]:
    floors = {stratum: math.floor(share) for stratum, share in shares.items()}
    spare = total - sum(floors.values())
    by_remainder: Sequence[str] = sorted(shares, key=lambda stratum: (floors[stratum] - shares[stratum], stratum))
    for stratum in by_remainder:
        if spare and floors[stratum] < most[stratum]:
            floors[stratum] += 1
            spare -= 1
    return floors
