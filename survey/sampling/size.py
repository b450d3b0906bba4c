"""How many completes a precision takes, and what precision a number of completes gives (survey-method: size)."""

import math
from statistics import NormalDist

HALF = 0.5


def z_of(confidence: float) -> float:
    """Return the two-sided normal quantile of a confidence level."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def completes_for_share(margin: float, confidence: float, population: float, share: float = HALF) -> float:
    """Return the completes that give a share this half-width, not rounded (Cochran 1977, 4.2).

    n0 = z²pq/d², n = n0/(1+(n0-1)/N); `population` may be infinite.
    """
    first = z_of(confidence) ** 2 * share * (1 - share) / margin**2
    return first / (1 + (first - 1) / population)


def completes_for_mean(margin: float, confidence: float, deviation: float, population: float) -> float:
    """Return the completes that give a mean this half-width, not rounded: n0 = (zS/d)², n = n0/(1+n0/N)."""
    first = (z_of(confidence) * deviation / margin) ** 2
    return first / (1 + first / population)


def margin_of_share(completes: int, confidence: float, population: int, share: float = HALF) -> float:
    """Return the half-width that a number of completes gives a share; the inverse of completes_for_share.

    Without completes nothing is known: 1.
    """
    if completes == 0:
        return 1.0
    if completes >= population:
        return 0.0
    correction = (population - completes) / (population - 1)
    return z_of(confidence) * math.sqrt(share * (1 - share) / completes * correction)
