"""The sampling design of the respondents: strata, weights, variance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """What calibrated weights leave of an influence: its residual from the margins.

    `basis` (n, k) holds orthonormal columns that span √d·X, d the weights before and X the margins; `scale` (n,) is
    g·√d, g the factor by which a weight was changed.
    """

    basis: Floats
    scale: Floats

    def residual(self, influence: Floats) -> Floats:
        """Return g·d·e, e the residuals of the weighted regression on the margins (Deville and Särndal 1992)."""
        whole = influence / self.scale
        return (whole - self.basis @ (self.basis.T @ whole)) * self.scale


@dataclass(frozen=True, slots=True, eq=False)
class StratifiedDesign:
    """Respondents taken as a simple random sample without replacement of each stratum's frame.

    `strata` names the H strata that have respondents; `stratum` (n,) is the place of each respondent's stratum in it;
    `weight` (n,) is the frame units one respondent stands for; `fraction` (H,) is the share of the frame that answered,
    the f_h of the finite population correction 1 - f_h. `calibration` is there once the weights were raked.
    """

    strata: tuple[str, ...]
    stratum: NDArray[np.intp]
    weight: Floats
    fraction: Floats
    calibration: Calibration | None = None

    @classmethod
    def of(cls, strata: Sequence[str], frame: Mapping[str, int]) -> Self:
        """Build the design from each respondent's stratum and the frame's counts N_h: w = N_h/r_h, f_h = r_h/N_h.

        Strata of the frame with no respondent are left out: nothing can be said of them.
        Raises KeyError for a stratum the frame does not have, ValueError for more respondents than frame units.
        """
        known = tuple(sorted(set(strata)))
        place_of = {name: place for place, name in enumerate(known)}
        stratum = np.fromiter((place_of[name] for name in strata), np.intp, len(strata))
        answered = np.bincount(stratum, minlength=len(known))
        units = np.array([frame[name] for name in known], dtype=np.float64)
        if np.any(answered > units):
            raise ValueError("more respondents than frame units")
        return cls(known, stratum, (units / answered)[stratum], answered / units)

    def multiplied(self, multiplier: ArrayLike) -> Self:
        """Return the design with weights w·m and no finite population correction, for figures per service.

        Raked weights are then taken as they are.

        `multiplier` (n,) is positive. Raises ValueError when it is not.
        """
        factor = np.asarray(multiplier, dtype=np.float64)
        if factor.shape != self.weight.shape or not np.all(factor > 0):
            raise ValueError("one positive multiplier for each respondent")
        return type(self)(self.strata, self.stratum, self.weight * factor, np.zeros_like(self.fraction))

    @property
    def everyone(self) -> Mask:
        """Return the domain of all respondents."""
        return np.ones(len(self.weight), dtype=np.bool_)

    @property
    def sizes(self) -> NDArray[np.intp]:
        """Return the respondents of each stratum, r_h (H,)."""
        return np.bincount(self.stratum, minlength=len(self.strata))

    @property
    def lonely(self) -> tuple[str, ...]:
        """Return the strata in which one respondent stands for others too, so that they show no variance."""
        alone = (self.sizes == 1) & (self.fraction < 1)
        return tuple(name for name, is_alone in zip(self.strata, alone, strict=True) if is_alone)

    def degrees_of_freedom(self, domain: Mask) -> int:
        """Return respondents less strata, both counted within the domain (R's `degf` of a subset)."""
        inside = np.bincount(self.stratum[domain], minlength=len(self.strata))
        return int(np.sum(inside)) - int(np.count_nonzero(inside))

    def around(self, domain: Mask) -> tuple[Self, Mask]:
        """Return the design of the strata that a domain touches, and which respondents are theirs.

        Those of the other strata count with zero in every estimate of the domain; they are left out to save time,
        not to filter. Calibrated weights tie all strata together: then nothing is left out.
        """
        if self.calibration or len(self.strata) == 1:
            return self, self.everyone
        touched = np.bincount(self.stratum[domain], minlength=len(self.strata)) > 0
        if np.all(touched):
            return self, self.everyone
        rows = touched[self.stratum]
        place = np.cumsum(touched) - 1
        names = tuple(name for name, is_touched in zip(self.strata, touched, strict=True) if is_touched)
        return type(self)(names, place[self.stratum[rows]], self.weight[rows], self.fraction[touched]), rows

    def variance(self, influence: Floats) -> float:
        """Return the variance of an estimate from each respondent's influence on it (n,), zero outside the domain.

        Σ_h (1-f_h)·r_h/(r_h-1)·Σ(z-z̄_h)². The one respondent of a stratum is centred at the grand mean, which is
        zero for an influence (R's `survey.lonely.psu = "adjust"`).
        """
        if self.calibration:
            influence = self.calibration.residual(influence)
        sizes = self.sizes
        alone = sizes == 1
        # Each stratum is first shifted by one of its own values: all-alike strata then give zero to the last bit.
        origin = np.zeros(len(self.strata))
        origin[self.stratum] = influence
        origin[alone] = 0.0
        shifted = influence - origin[self.stratum]
        centre = np.where(alone, 0.0, self._totals(shifted) / sizes)
        squares = self._totals((shifted - centre[self.stratum]) ** 2)
        correction = np.where(alone, 1.0, sizes / np.maximum(sizes - 1, 1))
        return float(np.sum((1.0 - self.fraction) * correction * squares))

    def _totals(self, values: Floats) -> Floats:
        return np.bincount(self.stratum, values, len(self.strata)).astype(np.float64)
