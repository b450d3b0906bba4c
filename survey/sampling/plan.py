"""From what is asked of a sample to how many clients each region gives (survey-method: design, size)."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from survey.errors import Refused
from survey.periods import Quarter
from survey.sampling.allocation import allocate, importance
from survey.sampling.design import Client, Plan, Request, Service, StratumPlan
from survey.sampling.size import HALF, completes_for_share, margin_of_share, z_of

Strata = Mapping[str, list[tuple[Client, Service]]]


def check_request(request: Request) -> None:
    """Refuse what cannot be asked of a sample.

    Raises Refused (request.margin, request.confidence, request.response, request.floor, request.sample,
    request.replicates).
    """
    wrong = {
        "margin": not 0 < request.margin < HALF,
        "confidence": not HALF <= request.confidence < 1,
        "response": not 0 < request.response <= 1,
        "floor": request.floor < 0,
        "sample": request.sample is not None and request.sample < 1,
        "replicates": request.replicates < 1,
    }
    for name, is_wrong in wrong.items():
        if is_wrong:
            raise Refused(f"request.{name}", value=getattr(request, name))


def plan_sample(
    quarter: Quarter, strata: Strata, request: Request, spreads: Mapping[str, float] = MappingProxyType({})
) -> Plan:
    """Return the design; `spreads` are the standard deviations known by region, ½ where none is (Neyman's S_h).

    Raises Refused (request.*, wave.empty_frame).
    """
    check_request(request)
    if not strata:
        raise Refused("wave.empty_frame", quarter=quarter)
    persons = {region: len(members) for region, members in strata.items()}
    dialable = {region: sum(bool(client.phones) for client, _ in members) for region, members in strata.items()}
    weights = importance(persons, request.allocation, {region: spreads.get(region, HALF) for region in persons})
    sample = _sample(persons, dialable, request, weights)
    completes = {region: min(round(size * request.response), persons[region]) for region, size in sample.items()}
    planned = tuple(
        StratumPlan(
            region=region,
            persons=persons[region],
            services=sum(len(client.services) for client, _ in members),
            no_phone=persons[region] - dialable[region],
            sample=sample[region],
            completes=completes[region],
            margin=margin_of_share(completes[region], request.confidence, persons[region]),
        )
        for region, members in strata.items()
    )
    margin = _country_margin(planned, request.confidence)
    return Plan(
        quarter=quarter,
        request=request,
        frame=sum(persons.values()),
        completes=sum(completes.values()),
        sample=sum(sample.values()),
        margin=margin,
        strata=planned,
    )


def _sample(
    persons: Mapping[str, int], dialable: Mapping[str, int], request: Request, weights: Mapping[str, float]
) -> dict[str, int]:
    """Return the clients to draw by region: completes by allocation and floor, divided by the expected response.

    A region with too few clients for its floor is taken whole.
    """
    if request.sample is not None:
        return allocate(request.sample, weights, dialable, dict.fromkeys(persons, 0))
    frame = sum(persons.values())
    wanted = math.ceil(completes_for_share(request.margin, request.confidence, frame))
    least = {region: min(request.floor, size) for region, size in persons.items()}
    completes = allocate(wanted, weights, persons, least)
    return {region: min(math.ceil(number / request.response), dialable[region]) for region, number in completes.items()}


def _country_margin(strata: tuple[StratumPlan, ...], confidence: float) -> float:
    """Return the half-width of a stratified share of one half: z·√Σ (N_h/N)²·(1-f_h)·S²/n_h with S² = ¼N_h/(N_h-1)."""
    frame = sum(stratum.persons for stratum in strata)
    variance = 0.0
    for stratum in strata:
        if stratum.completes == 0:
            variance += (stratum.persons / frame) ** 2
            continue
        half_width = stratum.margin / z_of(confidence)
        variance += (stratum.persons / frame * half_width) ** 2
    return min(1.0, z_of(confidence) * math.sqrt(variance))
