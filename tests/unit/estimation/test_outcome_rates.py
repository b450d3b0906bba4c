import math
from dataclasses import asdict, astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.estimation.rates import Counts, rates
from survey.outcome import Group

WAVE = Counts(I=400, P=50, R=100, NC=150, O=20, UH=60, UR=15, UO=5, NE=80)
COUNTS = st.builds(Counts, *[st.integers(0, 500)] * 9)


def test_rates_by_hand() -> None:
    """K = 720, U = 80, e = 720/800 = 0.9, K + eU = 792."""
    expected = {
        "e": 0.9,
        "RR1": 400 / 800, "RR2": 450 / 800, "RR3": 400 / 792, "RR4": 450 / 792, "RR5": 400 / 720, "RR6": 450 / 720,
        "COOP1": 400 / 570, "COOP2": 450 / 570, "COOP3": 400 / 550, "COOP4": 450 / 550,
        "REF1": 100 / 800, "REF2": 100 / 792, "REF3": 100 / 720,
        "CON1": 570 / 800, "CON2": 570 / 792, "CON3": 570 / 720,
    }  # fmt: skip
    assert asdict(rates(WAVE)) == pytest.approx(expected)


def test_a_given_e_replaces_the_proportional_one() -> None:
    assert pytest.approx(400 / 760) == rates(WAVE, e=0.5).RR3
    assert rates(WAVE, e=0.5).e == 0.5


def test_e_may_differ_between_the_groups_of_unknown_eligibility() -> None:
    found = rates(WAVE, {Group.UH: 0.9, Group.UR: 0.4, Group.UO: 0.0})
    assert found.e == pytest.approx((0.9 * 60 + 0.4 * 15) / 80)
    assert pytest.approx(400 / 780) == found.RR3
    assert rates(Counts(I=3), {Group.UH: 0.5}).RR3 == 1.0


def test_zero_denominators_give_nan() -> None:
    assert all(math.isnan(rate) for rate in astuple(rates(Counts())))
    only_unknown = rates(Counts(UH=3))
    assert only_unknown.RR1 == 0.0
    assert math.isnan(only_unknown.RR3)
    assert math.isnan(only_unknown.RR5)


def test_counts_come_from_the_groups_of_final_codes() -> None:
    cases = [Group.I, Group.I, Group.R, Group.UH, Group.NE]
    assert Counts.of(cases) == Counts(I=2, R=1, UH=1, NE=1)
    assert Counts.of([]) == Counts()


def test_weighted_counts_add_weights() -> None:
    assert Counts.weighted([(Group.I, 2.5), (Group.I, 1.5), (Group.O, 3.0)]) == Counts(I=4.0, O=3.0)


@given(COUNTS)
def test_rates_are_ordered(counts: Counts) -> None:
    found = rates(counts)
    for smaller, larger in [("RR1", "RR3"), ("RR3", "RR5"), ("RR2", "RR4"), ("RR4", "RR6"), ("RR1", "RR2")]:
        low, high = getattr(found, smaller), getattr(found, larger)
        assert math.isnan(low) or math.isnan(high) or low <= high + 1e-12
    assert all(math.isnan(rate) or 0.0 <= rate <= 1.0 for rate in astuple(found))


@given(COUNTS)
def test_response_is_contact_times_cooperation(counts: Counts) -> None:
    found = rates(counts)
    if counts.known > counts.NC:
        assert pytest.approx(found.CON1 * found.COOP1) == found.RR1
        assert pytest.approx(found.CON2 * found.COOP2) == found.RR4
