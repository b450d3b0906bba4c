"""Laws of every allocation."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.sampling.allocation import allocate, importance
from survey.sampling.design import Allocation

sizes = st.dictionaries(st.sampled_from("ABCDEFGHIJKL"), st.integers(1, 5_000), min_size=1)
bounds = sizes.flatmap(
    lambda most: st.tuples(
        st.just(most), st.fixed_dictionaries({name: st.integers(0, size) for name, size in most.items()})
    )
)


@given(bounds, st.integers(0, 40_000), st.sampled_from(Allocation))
def test_shares_add_up_to_the_sample_and_keep_their_bounds(
    bound: tuple[dict[str, int], dict[str, int]], total: int, kind: Allocation
) -> None:
    most, least = bound
    shares = allocate(total, importance(most, kind, dict.fromkeys(most, 0.5)), most, least)
    assert sum(shares.values()) == min(max(total, sum(least.values())), sum(most.values()))
    assert all(least[name] <= shares[name] <= most[name] for name in most)


@given(sizes, st.integers(1, 500))
def test_a_larger_stratum_never_gets_less(most: dict[str, int], total: int) -> None:
    shares = allocate(total, importance(most, Allocation.POWER, {}), most, dict.fromkeys(most, 0))
    ordered = sorted(most, key=lambda name: most[name])
    for smaller, larger in pairwise(ordered):
        assert shares[smaller] <= shares[larger] + 1


def test_power_allocation_goes_by_the_root_of_the_size() -> None:
    # roots of 100, 400, 2500 are 10, 20, 50: 80 completes go 10, 20, 50
    most = {"small": 100, "middle": 400, "large": 2500}
    weights = importance(most, Allocation.POWER, {})
    assert allocate(80, weights, most, dict.fromkeys(most, 0)) == {"small": 10, "middle": 20, "large": 50}


def test_neyman_allocation_goes_by_size_and_spread() -> None:
    # 100·0.1 = 10 against 100·0.4 = 40
    most = {"alike": 100, "mixed": 100}
    weights = importance(most, Allocation.NEYMAN, {"alike": 0.1, "mixed": 0.4})
    assert allocate(50, weights, most, dict.fromkeys(most, 0)) == {"alike": 10, "mixed": 40}


@pytest.mark.parametrize(("total", "shares"), [(12, {"A": 5, "B": 7}), (30, {"A": 5, "B": 25}), (3, {"A": 3, "B": 2})])
def test_a_stratum_too_small_for_its_share_is_taken_whole(total: int, shares: dict[str, int]) -> None:
    most, least = {"A": 5, "B": 100}, {"A": 3 if total == 3 else 0, "B": 2 if total == 3 else 0}
    assert allocate(total, {"A": 1.0, "B": 1.0}, most, least) == shares
