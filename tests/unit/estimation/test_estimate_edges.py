import math
import subprocess
import sys

import numpy as np
import pytest

from survey.estimation.design import StratifiedDesign
from survey.estimation.estimates import design_effect, mean, proportion

REGIONS = np.array(["A"] * 20 + ["B"] * 20)
DESIGN = StratifiedDesign.of(list(REGIONS), {"A": 100, "B": 20})


def test_an_empty_domain_is_a_figure_nobody_answered() -> None:
    nobody = ~DESIGN.everyone
    for estimate in (proportion(DESIGN, DESIGN.everyone, nobody), mean(DESIGN, np.full(40, np.nan), nobody)):
        assert (estimate.n, estimate.n_eff, estimate.df) == (0, 0.0, 0)
        assert all(math.isnan(part) for part in (estimate.estimate, estimate.se, estimate.low, estimate.high))
    assert math.isnan(design_effect(DESIGN, nobody))


@pytest.mark.parametrize(("said", "open_end", "closed_end"), [(False, "high", "low"), (True, "low", "high")])
def test_at_0_and_100_percent_the_interval_is_clopper_pearson(said: bool, open_end: str, closed_end: str) -> None:  # noqa: FBT001  an answer
    share = proportion(DESIGN, np.full(40, said), REGIONS == "A")
    assert share.estimate == getattr(share, closed_end) == float(said)
    assert share.n_eff == pytest.approx(19 / (1 - 0.2))
    # Nobody of n_eff says otherwise with probability 2.5 % at the open end.
    assert abs(getattr(share, open_end) - float(not said)) ** share.n_eff == pytest.approx(0.025)


def test_a_take_all_region_is_known_exactly() -> None:
    share = proportion(DESIGN, np.arange(40) % 4 == 0, REGIONS == "B")
    assert (share.estimate, share.se, share.low, share.high, share.n_eff) == (0.25, 0.0, 0.25, 0.25, math.inf)


def test_without_a_degree_of_freedom_an_interval_says_nothing() -> None:
    one_each = StratifiedDesign.of(["A", "B"], {"A": 100, "B": 50})
    share, average = proportion(one_each, [True, False], one_each.everyone), mean(one_each, [5, 2], one_each.everyone)
    assert (share.df, share.low, share.high) == (0, 0.0, 1.0)
    assert math.isnan(average.low)
    assert math.isnan(average.high)
    one = proportion(one_each, [True, True], np.array([True, False]))
    assert (one.n, one.n_eff, one.low, one.high) == (1, 0.0, 0.0, 1.0)


def test_the_mean_of_equal_marks_is_that_mark_to_the_last_bit() -> None:
    average = mean(DESIGN, np.full(40, 4.1), DESIGN.everyone)
    assert (average.estimate, average.se) == (4.1, 0.0)


def test_a_mark_that_was_not_given_cannot_be_averaged() -> None:
    with pytest.raises(ValueError, match="not a number"):
        mean(DESIGN, np.full(40, np.nan), DESIGN.everyone)


def test_respondents_outside_the_domain_count_in_its_variance_with_zero() -> None:
    domain, marks = np.arange(40) < 10, np.arange(40) % 5 + 1.0
    average = mean(DESIGN, marks, domain)
    squares = np.sum(((marks[:10] - 3.0) / 10) ** 2)
    assert (average.estimate, average.n, average.df) == (3.0, 10, 9)
    assert average.se == pytest.approx(math.sqrt((1 - 0.2) * 20 / 19 * squares))


def test_kish_design_effect_of_two_weights() -> None:
    assert design_effect(DESIGN, DESIGN.everyone) == pytest.approx(40 * (20 * 25 + 20 * 1) / 120**2)


def test_importing_the_package_does_not_load_scipy() -> None:
    program = "import sys, survey.estimation.estimates, survey.estimation.suppression; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
