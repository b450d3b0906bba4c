"""95 % confidence intervals. scipy.special is imported late: the first window does not wait for it."""

import math

TAIL = 0.025

Interval = tuple[float, float]


def student(estimate: float, se: float, df: int) -> Interval:
    """Return the t interval of a mean, NaN when there is no degree of freedom (R's `confint(svymean, df = degf)`)."""
    if df < 1:
        return math.nan, math.nan
    half = _t_quantile(df) * se
    return estimate - half, estimate + half


def korn_graubard(share: float, n: int, n_eff: float, df: int) -> Interval:
    """Return the interval of a share from its effective sample size (R's `svyciprop(method = "beta")`).

    Clopper-Pearson with n_eff corrected for the degrees of freedom (Korn and Graubard 1998). At exactly 0 and 1,
    where R has no answer, n_eff is taken as it is. An infinite n_eff (a census) gives the share itself; without a
    degree of freedom nothing is known of the share, and the interval is all of 0 to 1.
    """
    if math.isinf(n_eff):
        return share, share
    if 0.0 < share < 1.0:
        n_eff = n_eff * (_t_quantile(n - 1) / _t_quantile(df)) ** 2 if df >= 1 else 0.0
    return clopper_pearson(share, n_eff)


def clopper_pearson(share: float, n_eff: float) -> Interval:
    """Return the exact binomial interval of a share among n_eff (need not be whole)."""
    from scipy.special import betaincinv  # noqa: PLC0415  loaded by the first interval

    if n_eff <= 0.0:
        return 0.0, 1.0
    hits, misses = n_eff * share, n_eff * (1.0 - share)
    low = float(betaincinv(hits, misses + 1.0, TAIL)) if share > 0.0 else 0.0
    high = float(betaincinv(hits + 1.0, misses, 1.0 - TAIL)) if share < 1.0 else 1.0
    return low, high


def _t_quantile(df: int) -> float:
    from scipy.special import stdtrit  # noqa: PLC0415  loaded by the first interval

    return float(stdtrit(df, 1.0 - TAIL))
