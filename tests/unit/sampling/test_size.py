"""Sample sizes by Cochran's formulas (1977, chapter 4)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.sampling.size import completes_for_mean, completes_for_share, margin_of_share, z_of


def test_five_points_at_95_percent_take_384_completes_of_an_endless_population() -> None:
    # 1.959964² · 0.25 / 0.0025 = 384.1459
    assert completes_for_share(0.05, 0.95, math.inf) == pytest.approx(384.1459, abs=1e-4)


def test_a_small_population_takes_fewer() -> None:
    # 384.1459 / (1 + 383.1459/1000) = 277.7335
    assert completes_for_share(0.05, 0.95, 1000) == pytest.approx(277.7335, abs=1e-4)


def test_a_mean_takes_the_square_of_its_relative_precision() -> None:
    # n0 = (1.959964·2/0.1)² = 1536.58; / (1 + 1536.58/10000) = 1331.92
    assert completes_for_mean(0.1, 0.95, 2.0, 10_000) == pytest.approx(1331.92, abs=0.01)


def test_z_of_95_percent_is_196() -> None:
    assert z_of(0.95) == pytest.approx(1.959964, abs=1e-6)


@given(st.floats(0.005, 0.3), st.sampled_from([0.9, 0.95, 0.99]), st.integers(50, 1_000_000))
def test_the_margin_of_the_completes_it_takes_is_the_margin_asked(margin: float, confidence: float, frame: int) -> None:
    completes = completes_for_share(margin, confidence, frame)
    rounded_up, rounded_down = math.ceil(completes), math.floor(completes)
    assert margin_of_share(min(rounded_up, frame), confidence, frame) <= margin * (1 + 1e-9)
    if rounded_down >= 1:
        assert margin_of_share(rounded_down, confidence, frame) >= margin * (1 - 1e-9)


@given(st.integers(1, 10_000))
def test_a_census_has_no_margin_and_no_completes_say_nothing(frame: int) -> None:
    assert margin_of_share(frame, 0.95, frame) == 0.0
    assert margin_of_share(0, 0.95, frame) == 1.0
