"""Whether two figures differ: with standard errors, for a difference without one says nothing."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from survey.estimation.design import Floats, Mask, StratifiedDesign
from survey.estimation.estimates import Estimate
from survey.estimation.intervals import student


@dataclass(frozen=True, slots=True)
class Difference:
    """How far one figure is above another, with its standard error and 95 % t interval; NaN where one is not known."""

    estimate: float
    se: float
    low: float
    high: float
    df: int


NOT_KNOWN = Difference(math.nan, math.nan, math.nan, math.nan, 0)


def change(now: Estimate, before: Estimate) -> Difference:
    """Return the change between two waves, drawn independently: their variances and degrees of freedom add up."""
    if now.n == 0 or before.n == 0:
        return NOT_KNOWN
    return _difference(now.estimate - before.estimate, math.hypot(now.se, before.se), now.df + before.df)


def difference(design: StratifiedDesign, values: ArrayLike, one: Mask, other: Mask) -> Difference:
    """Return the mean of one domain of a wave less that of another; what they share in a stratum is reckoned with.

    The degrees of freedom are those of both domains together (R's `svycontrast` of `svyby` with its covariances).
    """
    if not (np.any(one) and np.any(other)):
        return NOT_KNOWN
    numbers = np.asarray(values, dtype=np.float64)
    (first, lean), (second, other_lean) = (_mean(design, numbers, domain) for domain in (one, other))
    se = math.sqrt(design.variance(lean - other_lean))
    return _difference(first - second, se, design.degrees_of_freedom(one | other))


def _mean(design: StratifiedDesign, values: Floats, domain: Mask) -> tuple[float, Floats]:
    """Return the mean of a domain and each respondent's influence on it."""
    share = np.where(domain, design.weight, 0.0)
    share /= np.sum(share)
    inside = np.where(domain, values, 0.0)
    average = float(np.sum(share * inside))
    return average, share * (inside - average)


def _difference(estimate: float, se: float, df: int) -> Difference:
    low, high = student(estimate, se, df)
    return Difference(estimate, se, low, high, df)
