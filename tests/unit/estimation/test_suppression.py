import math
from dataclasses import replace

import numpy as np
import pytest

from survey.estimation.design import StratifiedDesign
from survey.estimation.estimates import Estimate, Measure, mean, proportion
from survey.estimation.suppression import Flag, flag

FINE = Estimate(Measure.SHARE, estimate=0.5, se=0.02, low=0.46, high=0.54, n=600, n_eff=600.0, df=580)
MARK = Estimate(Measure.MEAN, estimate=4.2, se=0.02, low=4.1, high=4.9, n=600, n_eff=600.0, df=580)


def test_a_reliable_figure_carries_no_flag() -> None:
    assert flag(FINE) is None
    assert flag(MARK) is None


@pytest.mark.parametrize("n", [0, 1, 2])
def test_fewer_than_3_persons_are_never_shown(n: int) -> None:
    assert flag(replace(FINE, n=n)) is Flag.FEW
    assert flag(replace(MARK, n=n, n_eff=math.inf)) is Flag.FEW


def test_3_persons_may_be_shown_when_they_are_all_there_are() -> None:
    census = StratifiedDesign.of(["R"] * 3, {"R": 3})
    assert flag(proportion(census, [True, True, False], census.everyone)) is Flag.REVIEW


@pytest.mark.parametrize(("n_eff", "expected"), [(29.9, Flag.SUPPRESSED), (29.999999999999996, None), (30.0, None)])
def test_nchs_withholds_below_30_effective_respondents(n_eff: float, expected: Flag | None) -> None:
    assert flag(replace(FINE, n_eff=n_eff)) is expected
    assert flag(replace(MARK, n_eff=n_eff)) is expected


@pytest.mark.parametrize(("low", "high", "expected"), [(0.01, 0.3, None), (0.0, 0.3, Flag.SUPPRESSED)])
def test_nchs_withholds_an_interval_of_30_points(low: float, high: float, expected: Flag | None) -> None:
    assert flag(replace(FINE, estimate=0.25, low=low, high=high)) is expected


@pytest.mark.parametrize(
    ("estimate", "low", "high", "expected"),
    [(0.1, 0.05, 0.17, None), (0.1, 0.05, 0.19, Flag.SUPPRESSED), (0.01, 0.002, 0.05, None)],
)
def test_nchs_withholds_relatively_wide_intervals_unless_narrow(
    estimate: float, low: float, high: float, expected: Flag | None
) -> None:
    assert flag(replace(FINE, estimate=estimate, low=low, high=high)) is expected


@pytest.mark.parametrize(("estimate", "low", "high"), [(0.0, 0.0, 0.12), (1.0, 0.88, 1.0)])
def test_nchs_reviews_0_and_100_percent(estimate: float, low: float, high: float) -> None:
    assert flag(replace(FINE, estimate=estimate, low=low, high=high)) is Flag.REVIEW
    assert flag(replace(FINE, estimate=estimate, low=low, high=high, n_eff=20.0)) is Flag.SUPPRESSED


@pytest.mark.parametrize(("df", "expected"), [(7, Flag.REVIEW), (8, None)])
def test_nchs_reviews_below_8_degrees_of_freedom(df: int, expected: Flag | None) -> None:
    assert flag(replace(FINE, df=df)) is expected
    assert flag(replace(MARK, df=df)) is expected


def test_a_mean_of_0_or_1_is_no_extreme_share() -> None:
    assert flag(replace(MARK, estimate=1.0)) is None


def test_a_rare_answer_is_withheld_while_its_complement_is_shown() -> None:
    design = StratifiedDesign.of(["R"] * 60, {"R": 60_000})
    rare = np.arange(60) < 2
    assert flag(proportion(design, rare, design.everyone)) is Flag.SUPPRESSED
    assert flag(proportion(design, ~rare, design.everyone)) is None
    assert flag(mean(design, rare, design.everyone)) is None
