"""From precision to clients to draw."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.errors import Refused
from survey.periods import Month, Quarter
from survey.sampling.design import Allocation, Client, Request, Service
from survey.sampling.plan import plan_sample

QUARTER = Quarter(2026, 3)


def strata(**sizes: tuple[int, int]) -> dict[str, list[tuple[Client, Service]]]:
    """Return strata of (clients, of them without a phone)."""
    made: dict[str, list[tuple[Client, Service]]] = {}
    for region, (size, mute) in sizes.items():
        services = [Service(Month(2026, 7), row, region, UUID(int=1)) for row in range(size)]
        made[region] = [
            (Client(f"{region}{row}", (service,), () if row < mute else ("+77",)), service)
            for row, service in enumerate(services)
        ]
    return made


def test_completes_divided_by_the_expected_response_are_the_clients_to_draw() -> None:
    plan = plan_sample(QUARTER, strata(A=(10_000, 0)), Request(margin=0.05, floor=0, response=0.5))
    # 384.1459 / (1 + 383.1459/10000) = 369.97 -> 370 completes, 740 clients
    assert (plan.completes, plan.sample) == (370, 740)
    assert plan.margin <= 0.05


def test_a_region_below_its_floor_is_taken_whole() -> None:
    plan = plan_sample(QUARTER, strata(A=(10_000, 0), B=(40, 0)), Request(margin=0.05, floor=60))
    small = plan.strata[1]
    assert (small.sample, small.persons) == (40, 40)


def test_every_other_region_gets_its_floor_of_completes() -> None:
    plan = plan_sample(QUARTER, strata(A=(10_000, 0), B=(900, 0)), Request(margin=0.1, floor=60, response=0.6))
    assert all(stratum.completes >= 60 for stratum in plan.strata)


def test_clients_without_a_phone_stay_in_the_frame_and_are_not_drawn() -> None:
    plan = plan_sample(QUARTER, strata(A=(100, 70)), Request(sample=80))
    assert (plan.frame, plan.strata[0].no_phone, plan.sample) == (100, 70, 30)


def test_a_number_of_clients_stands_in_for_the_precision() -> None:
    plan = plan_sample(QUARTER, strata(A=(500, 0), B=(500, 0)), Request(sample=200, allocation=Allocation.EQUAL))
    assert [stratum.sample for stratum in plan.strata] == [100, 100]


def test_neymans_allocation_gives_more_to_the_region_whose_answers_are_spread() -> None:
    request = Request(sample=300, allocation=Allocation.NEYMAN)
    plan = plan_sample(QUARTER, strata(A=(5000, 0), B=(5000, 0)), request, {"A": 0.2, "B": 0.4})
    assert [stratum.sample for stratum in plan.strata] == [100, 200]
    # A region of which nothing is known counts with 1/2.
    plan = plan_sample(QUARTER, strata(A=(5000, 0), B=(5000, 0)), request, {"A": 0.25})
    assert [stratum.sample for stratum in plan.strata] == [100, 200]


@given(
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.tuples(st.integers(1, 400), st.integers(0, 60)), min_size=1),
    st.sampled_from(Allocation),
    st.integers(0, 80),
    st.floats(0.2, 1),
)
def test_a_plan_keeps_its_floor_and_never_draws_more_clients_than_can_be_called(
    sizes: dict[str, tuple[int, int]], allocation: Allocation, floor: int, response: float
) -> None:
    sizes = {region: (clients, min(mute, clients)) for region, (clients, mute) in sizes.items()}
    request = Request(margin=0.08, floor=floor, response=response, allocation=allocation)
    plan = plan_sample(QUARTER, strata(**sizes), request)
    assert plan.sample == sum(stratum.sample for stratum in plan.strata)
    for stratum in plan.strata:
        clients, mute = sizes[stratum.region]
        assert stratum.sample <= clients - mute
        assert stratum.sample >= min(floor, clients - mute)


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (Request(margin=0.0), "request.margin"),
        (Request(margin=0.5), "request.margin"),
        (Request(confidence=1.0), "request.confidence"),
        (Request(response=0.0), "request.response"),
        (Request(response=1.1), "request.response"),
        (Request(floor=-1), "request.floor"),
        (Request(sample=0), "request.sample"),
        (Request(replicates=0), "request.replicates"),
    ],
)
def test_what_cannot_be_asked_is_refused(request_: Request, code: str) -> None:
    with pytest.raises(Refused) as refused:
        plan_sample(QUARTER, strata(A=(100, 0)), request_)
    assert refused.value.code == code


def test_an_empty_frame_is_refused() -> None:
    with pytest.raises(Refused, match=r"wave\.empty_frame"):
        plan_sample(QUARTER, {}, Request())
