import math

import numpy as np
import pytest

from survey.estimation.design import StratifiedDesign
from survey.estimation.estimates import mean, proportion

STRATA = ["Abai", "Abai", "Abai", "Abai", "Ulytau", "Turan", "Turan"]
FRAME = {"Abai": 8, "Ulytau": 10, "Turan": 2, "Silent": 5}
MARKS = np.array([1.0, 2.0, 4.0, 5.0, 3.0, 2.0, 5.0])


def test_a_respondent_stands_for_frame_over_respondents() -> None:
    design = StratifiedDesign.of(STRATA, FRAME)
    assert design.weight.tolist() == [2, 2, 2, 2, 10, 1, 1]
    assert design.strata == ("Abai", "Turan", "Ulytau")
    assert design.fraction.tolist() == [0.5, 1.0, 0.1]


def test_multiplied_weights_have_no_finite_population_correction() -> None:
    design = StratifiedDesign.of(STRATA, FRAME).multiplied([1, 2, 1, 1, 3, 1, 1])
    assert design.weight.tolist() == [2, 4, 2, 2, 30, 1, 1]
    assert design.fraction.tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    "multiplier", [[1, 2], [1, 1, 1, 0, 1, 1, 1], [1, 1, 1, -2, 1, 1, 1], [1, 1, 1, math.nan, 1, 1, 1]]
)
def test_a_multiplier_is_positive_and_one_for_each_respondent(multiplier: list[float]) -> None:
    with pytest.raises(ValueError, match="positive multiplier"):
        StratifiedDesign.of(STRATA, FRAME).multiplied(multiplier)


def test_a_stratum_unknown_to_the_frame_is_refused() -> None:
    with pytest.raises(KeyError, match="Ulytau"):
        StratifiedDesign.of(STRATA, {"Abai": 8, "Turan": 2})


def test_more_respondents_than_frame_units_are_refused() -> None:
    with pytest.raises(ValueError, match="more respondents"):
        StratifiedDesign.of(STRATA, FRAME | {"Abai": 3})


def test_the_design_says_which_strata_are_lonely() -> None:
    design = StratifiedDesign.of(STRATA, FRAME)
    assert design.lonely == ("Ulytau",)
    assert StratifiedDesign.of(STRATA, FRAME | {"Ulytau": 1}).lonely == ()


def test_a_take_all_stratum_adds_no_variance() -> None:
    only_turan_varies = np.array([1.0, 1.0, 1.0, 1.0, 0.0, 2.0, -2.0])
    design = StratifiedDesign.of(STRATA, FRAME)
    assert design.variance(np.where(np.array(STRATA) == "Turan", only_turan_varies, 0.0)) == 0.0


def test_a_lonely_respondent_is_centred_at_the_grand_mean() -> None:
    influence = np.array([0.0, 0.0, 0.0, 0.0, 3.0, 0.0, 0.0])
    assert StratifiedDesign.of(STRATA, FRAME).variance(influence) == pytest.approx(0.9 * 3.0**2)


def test_an_all_alike_stratum_adds_exactly_no_variance() -> None:
    influence = np.array([0.1, 0.1, 0.1, 0.1, 0.0, 0.7, 0.7])
    assert StratifiedDesign.of(STRATA, FRAME).multiplied(np.ones(7)).variance(influence) == 0.0


def test_degrees_of_freedom_are_counted_within_the_domain() -> None:
    design = StratifiedDesign.of(STRATA, FRAME)
    assert design.degrees_of_freedom(design.everyone) == 7 - 3
    assert design.degrees_of_freedom(MARKS >= 4) == 3 - 2


def test_the_variance_of_one_stratum_is_the_textbook_one() -> None:
    design = StratifiedDesign.of(["R"] * 7, {"R": 28})
    assert mean(design, MARKS, design.everyone).se == pytest.approx(math.sqrt((1 - 7 / 28) * np.var(MARKS, ddof=1) / 7))


def test_nobody_has_answered_yet() -> None:
    design = StratifiedDesign.of([], FRAME)
    share = proportion(design, [], design.everyone)
    assert (share.n, share.n_eff, share.df, design.lonely) == (0, 0.0, 0, ())
    assert math.isnan(share.estimate)
