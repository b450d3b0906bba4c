"""Raking: the margins are met, and what cannot be met is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.estimation.design import StratifiedDesign
from survey.estimation.estimates import proportion
from survey.estimation.raking import SMALL, Margin, pooled, rake

REGIONS = ["A"] * 40 + ["B"] * 20
FRAME = {"A": 400, "B": 600}
DESIGN = StratifiedDesign.of(REGIONS, FRAME)
SERVICES = ["loan", "law", "loan", "tax"] * 15


def added_up(design: StratifiedDesign, categories: list[str]) -> dict[str, float]:
    return {name: float(design.weight[np.array(categories) == name].sum()) for name in set(categories)}


@given(st.integers(1, 900), st.integers(1, 90))
def test_raked_weights_add_up_to_every_margin(loans: int, law: int) -> None:
    services = {"loan": loans, "law": law, "tax": 1000 - loans - law}
    raked = rake(DESIGN, [Margin("region", REGIONS, FRAME), Margin("service", SERVICES, services)])
    assert added_up(raked, SERVICES) == pytest.approx(services, rel=1e-9)
    assert added_up(raked, REGIONS) == pytest.approx(FRAME, rel=1e-9)
    assert np.all(raked.weight > 0)


def test_margins_that_hold_already_change_no_weight_and_a_margin_estimated_has_no_variance() -> None:
    raked = rake(DESIGN, [Margin("region", REGIONS, FRAME)])
    assert raked.weight == pytest.approx(DESIGN.weight)
    everyone = raked.everyone
    assert proportion(raked, np.array(REGIONS) == "A", everyone).se == pytest.approx(0.0, abs=1e-12)
    said = np.arange(60) % 3 == 0
    assert proportion(raked, said, everyone).se == pytest.approx(proportion(DESIGN, said, everyone).se)


def test_a_category_that_the_frame_counts_as_nobody_does_not_matter() -> None:
    margins = [Margin("region", REGIONS, FRAME | {"C": 0})]
    assert rake(DESIGN, margins).weight == pytest.approx(DESIGN.weight)


def test_a_design_per_service_takes_raked_weights_as_they_are() -> None:
    raked = rake(DESIGN, [Margin("service", SERVICES, {"loan": 500, "law": 300, "tax": 200})])
    services = raked.multiplied(np.full(60, 2.0))
    assert services.weight == pytest.approx(2 * raked.weight)
    assert services.calibration is None


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=200), st.integers(1, 30))
def test_pooling_keeps_the_frame_and_leaves_no_category_small(categories: list[str], fewest: int) -> None:
    clients = {name: 10 + ord(name) for name in "abcdefgh"}
    margin = pooled(Margin("service", categories, clients), fewest)
    assert sum(margin.clients.values()) == sum(clients.values())
    assert len(margin.category) == len(categories)
    counts = [list(margin.category).count(name) for name in margin.clients]
    assert min(counts) >= min(fewest, len(categories))


def test_pooling_touches_nothing_when_every_category_is_large() -> None:
    margin = Margin("service", SERVICES, {"loan": 500, "law": 300, "tax": 200})
    assert pooled(margin, 15) is margin
    assert set(pooled(margin, 16).category) == {"loan", SMALL}
