"""What may be shown: NCHS Data Presentation Standards for Proportions (Series 2, No 175, 2017)."""

import math
from enum import StrEnum

from survey.estimation.estimates import Estimate, Measure

FEWEST_PERSONS = 3
LEAST_EFFECTIVE_SIZE = 30.0
WIDE = 0.30
NARROW = 0.05
RELATIVELY_WIDE = 1.30
LEAST_DEGREES_OF_FREEDOM = 8


class Flag(StrEnum):
    """Why a figure is withheld, or shown only after somebody has looked at it."""

    FEW = "few"
    SUPPRESSED = "suppressed"
    REVIEW = "review"


def flag(estimate: Estimate) -> Flag | None:
    """Return the flag of an estimate, None when it may be shown as it is.

    FEW: fewer than 3 persons, never shown. SUPPRESSED: not reliable enough to be shown. REVIEW: reliable by its
    size, but on fewer than 8 degrees of freedom, or a share of exactly 0 or 1, which the standard leaves to a
    statistician. The widths are a rule for shares; a mean is judged by its effective sample size alone.
    """
    if estimate.n < FEWEST_PERSONS:
        return Flag.FEW
    if _too_small(estimate.n_eff) or (estimate.measure is Measure.SHARE and _too_wide(estimate)):
        return Flag.SUPPRESSED
    extreme = estimate.measure is Measure.SHARE and estimate.estimate in {0.0, 1.0}
    return Flag.REVIEW if extreme or estimate.df < LEAST_DEGREES_OF_FREEDOM else None


def _too_small(n_eff: float) -> bool:
    # n over a design effect of exactly 1 may come out as 29.999999999999996.
    return n_eff < LEAST_EFFECTIVE_SIZE and not math.isclose(n_eff, LEAST_EFFECTIVE_SIZE, rel_tol=1e-9)


def _too_wide(share: Estimate) -> bool:
    width = share.high - share.low
    # The relative width of a share of 0 is not defined; such a share is reviewed instead.
    return width >= WIDE or (width > NARROW and share.estimate > 0.0 and width > RELATIVELY_WIDE * share.estimate)
