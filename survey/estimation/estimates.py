"""Shares, means and totals of a domain, with what is known of their precision.

A domain is a mask over all respondents, never a filtered data set: those outside it count with zero, because their
number is part of the chance of the draw. Agrees with R's `survey` (Lumley 2010) to 1e-9.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from survey.estimation.design import Floats, Mask, StratifiedDesign
from survey.estimation.intervals import korn_graubard, student


class Measure(StrEnum):
    """What was estimated."""

    SHARE = "share"
    MEAN = "mean"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share (0 to 1), a mean or a total with its standard error and 95 % interval.

    `n` counts the respondents of the domain, unweighted. `n_eff` is the sample size at which a simple random sample
    with replacement would be as precise: the domain's variance over se²; a total has that of its mean. `df` are the
    degrees of freedom. An empty domain has n = 0, n_eff = 0 and NaN for the rest.
    """

    measure: Measure
    estimate: float
    se: float
    low: float
    high: float
    n: int
    n_eff: float
    df: int


def proportion(design: StratifiedDesign, indicator: ArrayLike, domain: Mask) -> Estimate:
    """Estimate the share of the domain for which the indicator (n,) is true, with a Korn-Graubard interval."""
    return _estimate(Measure.SHARE, design, np.asarray(indicator, dtype=np.bool_).astype(np.float64), domain)


def mean(design: StratifiedDesign, values: ArrayLike, domain: Mask) -> Estimate:
    """Estimate the mean of the values (n,) over the domain, with a t interval; values outside it are not looked at.

    Raises ValueError when a value of the domain is not a number: who gave no mark is outside the domain.
    """
    marks = np.asarray(values, dtype=np.float64)
    if not np.all(np.isfinite(marks[domain])):
        raise ValueError("a value of the domain is not a number")
    return _estimate(Measure.MEAN, design, marks, domain)


def total(design: StratifiedDesign, values: ArrayLike, domain: Mask) -> Estimate:
    """Estimate the sum of the values (n,) over the frame units of the domain, with a t interval.

    Raises ValueError when a value of the domain is not a number.
    """
    average = mean(design, values, domain)
    if average.n == 0:
        return replace(average, measure=Measure.TOTAL)
    weighted = np.where(domain, design.weight * np.asarray(values, dtype=np.float64), 0.0)
    estimate, se = float(np.sum(weighted)), math.sqrt(design.variance(weighted))
    low, high = student(estimate, se, average.df)
    return replace(average, measure=Measure.TOTAL, estimate=estimate, se=se, low=low, high=high)


def design_effect(design: StratifiedDesign, domain: Mask) -> float:
    """Return Kish's design effect of unequal weights, n·Σw²/(Σw)² over the domain, NaN when it is empty."""
    weight = design.weight[domain]
    return float(len(weight) * np.sum(weight**2) / np.sum(weight) ** 2) if len(weight) else math.nan


def _estimate(measure: Measure, whole: StratifiedDesign, values: Floats, everywhere: Mask) -> Estimate:
    n = int(np.count_nonzero(everywhere))
    if n == 0:
        return Estimate(measure, math.nan, math.nan, math.nan, math.nan, n=0, n_eff=0.0, df=0)
    design, rows = whole.around(everywhere)
    domain, values = (everywhere, values) if design is whole else (everywhere[rows], values[rows])
    weight = np.where(domain, design.weight, 0.0)
    units = np.sum(weight)
    # Counted from one of the values, the mean of equal values is that value to the last bit.
    origin = float(values[np.argmax(domain)])
    centred = np.where(domain, values - origin, 0.0)
    offset = float(np.sum(weight * centred) / units)
    deviation = centred - offset
    influence = weight * deviation / units
    variance = design.variance(influence)
    spread = float(np.sum(influence * deviation))
    covered = float(np.sum(weight * design.fraction[design.stratum]) / units)
    estimate, se = origin + offset, math.sqrt(variance)
    n_eff, df = _effective_size(spread, variance, n, covered), design.degrees_of_freedom(domain)
    if measure is Measure.SHARE:
        low, high = korn_graubard(estimate, n, n_eff, df)
    else:
        low, high = student(estimate, se, df)
    return Estimate(measure, estimate, se, low, high, n, n_eff, df)


def _effective_size(spread: float, variance: float, n: int, covered: float) -> float:
    """Return S²/v, and (n-1)/(1-f) where all answers are alike and S² = v = 0; infinite for a census."""
    if spread > 0.0:
        return spread / variance if variance > 0.0 else math.inf
    return (n - 1) / (1.0 - covered) if covered < 1.0 else math.inf
