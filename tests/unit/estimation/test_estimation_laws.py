"""Laws that hold for every sample: small invented samples of random shape."""

import math
import random
from dataclasses import astuple, dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special  # noqa: F401  else the first interval loads it within a timed example

from survey.estimation.design import Floats, Mask, StratifiedDesign
from survey.estimation.estimates import Estimate, design_effect, mean, proportion


@dataclass(frozen=True, slots=True)
class Sample:
    """Respondents in strata, their marks from 1 to 5, a domain, and a positive multiplier."""

    strata: tuple[str, ...]
    frame: dict[str, int]
    marks: Floats
    domain: Mask
    multiplier: Floats

    @property
    def design(self) -> StratifiedDesign:
        return StratifiedDesign.of(self.strata, self.frame)

    def census(self) -> StratifiedDesign:
        return StratifiedDesign.of(self.strata, {name: self.strata.count(name) for name in self.frame})


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=6))
    silent = draw(st.lists(st.integers(0, 60), min_size=len(sizes), max_size=len(sizes)))
    strata = tuple(f"R{place}" for place, size in enumerate(sizes) for _ in range(size))
    frame = {f"R{place}": size + more for place, (size, more) in enumerate(zip(sizes, silent, strict=True))}
    n = len(strata)

    def column(values: st.SearchStrategy[float]) -> list[float]:
        return draw(st.lists(values, min_size=n, max_size=n))

    marks = np.array(column(st.integers(1, 5)), dtype=np.float64)
    domain = np.array(column(st.booleans()), dtype=np.bool_)
    multiplier = np.array(column(st.integers(1, 9)), dtype=np.float64)
    return Sample(strata, frame, marks, domain, multiplier)


def close(estimate: Estimate) -> object:
    return pytest.approx(astuple(estimate)[1:], rel=1e-9, abs=1e-9, nan_ok=True)


@given(samples())
def test_an_interval_contains_its_estimate(sample: Sample) -> None:
    for design in (sample.design, sample.design.multiplied(sample.multiplier)):
        share = proportion(design, sample.marks >= 4, sample.domain)
        average = mean(design, sample.marks, sample.domain)
        if share.n:
            assert 0.0 <= share.low <= share.estimate <= share.high <= 1.0
            assert math.isnan(average.low) if average.df < 1 else average.low <= average.estimate <= average.high


@given(samples(), st.floats(0.001, 1000))
def test_only_the_ratio_of_weights_matters(sample: Sample, scale: float) -> None:
    once, scaled = sample.design.multiplied(sample.multiplier), sample.design.multiplied(sample.multiplier * scale)
    assert astuple(mean(scaled, sample.marks, sample.domain))[1:] == close(mean(once, sample.marks, sample.domain))
    yes = sample.marks >= 4
    assert astuple(proportion(scaled, yes, sample.domain))[1:] == close(proportion(once, yes, sample.domain))


@given(samples())
def test_the_complement_mirrors_a_share(sample: Sample) -> None:
    yes = proportion(sample.design, sample.marks >= 4, sample.domain)
    no = proportion(sample.design, sample.marks < 4, sample.domain)
    mirrored = Estimate(no.measure, 1 - no.estimate, no.se, 1 - no.high, 1 - no.low, no.n, no.n_eff, no.df)
    assert astuple(yes)[1:] == close(mirrored)


@given(samples())
def test_a_full_census_has_no_error(sample: Sample) -> None:
    design = sample.census()
    share = proportion(design, sample.marks >= 4, design.everyone)
    assert share.se == 0.0
    assert share.low == share.high == share.estimate == pytest.approx(np.mean(sample.marks >= 4))
    assert mean(design, sample.marks, design.everyone).se == 0.0
    assert design.lonely == ()


@given(samples(), st.randoms(use_true_random=False))
def test_the_order_of_respondents_does_not_matter(sample: Sample, chance: random.Random) -> None:
    order = list(range(len(sample.strata)))
    chance.shuffle(order)
    shuffled = StratifiedDesign.of([sample.strata[place] for place in order], sample.frame)
    ours = mean(sample.design, sample.marks, sample.domain)
    assert astuple(mean(shuffled, sample.marks[order], sample.domain[order]))[1:] == close(ours)


@given(samples())
def test_weights_add_up_to_the_frame(sample: Sample) -> None:
    assert np.sum(sample.design.weight) == pytest.approx(sum(sample.frame.values()))


@given(samples())
def test_unequal_weights_never_help(sample: Sample) -> None:
    effect = design_effect(sample.design.multiplied(sample.multiplier), sample.domain)
    assert effect >= 1 - 1e-12 if sample.domain.any() else math.isnan(effect)
    if len(set(sample.strata)) == 1:
        assert design_effect(sample.design, sample.design.everyone) == pytest.approx(1.0)


@given(samples())
def test_a_share_is_the_mean_of_its_indicator(sample: Sample) -> None:
    share = proportion(sample.design, sample.marks >= 4, sample.domain)
    average = mean(sample.design, sample.marks >= 4, sample.domain)
    assert (share.se, share.n, share.df) == pytest.approx((average.se, average.n, average.df), nan_ok=True)
    assert share.estimate == pytest.approx(average.estimate, nan_ok=True)


@given(samples())
def test_what_is_said_outside_the_domain_is_not_looked_at(sample: Sample) -> None:
    blanked = np.where(sample.domain, sample.marks, np.nan)
    ours = mean(sample.design, sample.marks, sample.domain)
    assert astuple(mean(sample.design, blanked, sample.domain))[1:] == close(ours)
