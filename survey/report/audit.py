"""Section 3 of the report: from interviews to figures (¶¶5.2, 15, 16; Annex 3)."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from survey.edition import Edition
from survey.estimation.comparisons import change
from survey.estimation.design import Mask, StratifiedDesign
from survey.estimation.estimates import Estimate, mean, proportion, total
from survey.estimation.raking import Margin, pooled, rake
from survey.estimation.suppression import Flag, flag
from survey.questionnaire import CONFIRMATION, DENIED, QuestionKind
from survey.report.answers import NO_MARK, TOP_MARKS, Answers, Response
from survey.report.figures import Figure

WITHHELD = frozenset({Flag.SUPPRESSED, Flag.FEW})

Domains = Mapping[tuple[tuple[str, str], ...], tuple[StratifiedDesign, Mask, Mask]]
"""By the domain's name, (("region", "KZ-10"),) or () for the country: the design of the strata around it, which
respondents are theirs, and which of those are in the domain."""


@dataclass(frozen=True, slots=True)
class Named:
    """An estimate by its id ("q1.yes") and domain, and who it is about."""

    id: str
    domain: Mapping[str, str]
    base: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Audit:
    """The estimates and what must be said about them."""

    estimates: tuple[Named, ...]
    doubtful: int
    lonely: tuple[str, ...]
    silent: tuple[str, ...]

    def figures(self, before: "Audit | None" = None) -> tuple[Figure, ...]:
        """Return what may be shown, with the change since the audit of the quarter before."""
        earlier = {_key(named): named.estimate for named in before.estimates} if before else {}
        return tuple(_figure(named, earlier.get(_key(named))) for named in self.estimates)


def audit(
    responses: Sequence[Response],
    frame: Mapping[str, int],
    edition: Edition,
    margins: Mapping[str, Mapping[str, int]] | None = None,
) -> Audit:
    """Return every estimate of the audit for the country, each stratum of the frame (N_h by region) and each service.

    A question's shares are of those it was asked; those who confirmed the service (did not answer "no" to
    question 1) are a domain of the design. A mark's mean and its shares 1-5 are of those who gave a mark.
    `margins` are the frame's clients by service and by legal form; given, the weights are raked to them and to the
    regions, small categories put together. Raises Refused (raking.*).
    """
    design = StratifiedDesign.of([response.region for response in responses], frame)
    if margins is not None:
        design = rake(design, margins_of(responses, frame, margins))
    domains = _domains(responses, frame, design)
    estimates: list[Named] = []
    for question in edition.questionnaire.questions:
        answers = Answers.of(question, responses)
        for named, (part, rows, domain) in domains.items():
            estimates += _of_question(answers.of_rows(rows), part, domain, dict(named))
    confirmations = [response.choices.get(CONFIRMATION) for response in responses]
    services = design.multiplied([response.services for response in responses])
    heard = set(design.strata)
    return Audit(
        estimates=(*estimates, *_per_service(confirmations, services)),
        doubtful=confirmations.count(DENIED),
        lonely=design.lonely,
        silent=tuple(region for region in sorted(frame) if region not in heard),
    )


def margins_of(
    responses: Sequence[Response], frame: Mapping[str, int], margins: Mapping[str, Mapping[str, int]]
) -> tuple[Margin, ...]:
    """Return the margins to rake to: region, service, legal form."""
    qualities = {
        "service": [response.service for response in responses],
        "legal_form": [response.legal_form for response in responses],
    }
    return (
        Margin("region", [response.region for response in responses], frame),
        *(pooled(Margin(name, qualities[name], clients)) for name, clients in margins.items()),
    )


def _domains(responses: Sequence[Response], frame: Mapping[str, int], design: StratifiedDesign) -> Domains:
    place_of = {region: place for place, region in enumerate(design.strata)}
    services = sorted({response.service for response in responses} - {""})
    number_of = {service: number for number, service in enumerate(services)}
    kept = np.fromiter((number_of.get(response.service, -1) for response in responses), np.intp, len(responses))
    whole: dict[tuple[tuple[str, str], ...], Mask] = {(): design.everyone}
    whole |= {(("region", region),): design.stratum == place_of.get(region, -1) for region in sorted(frame)}
    whole |= {(("service", service),): kept == number for service, number in number_of.items()}
    return {named: _around(design, domain) for named, domain in whole.items()}


def _around(design: StratifiedDesign, domain: Mask) -> tuple[StratifiedDesign, Mask, Mask]:
    part, rows = design.around(domain)
    return part, rows, domain[rows]


def _of_question(answers: Answers, design: StratifiedDesign, domain: Mask, named: Mapping[str, str]) -> Iterator[Named]:
    question = answers.question
    asked = domain & answers.asked
    base = "confirmed" if question.skip_when else "respondents"
    gave_mark = asked & ~answers.said(*NO_MARK)
    is_mark = question.kind is QuestionKind.MARK
    if is_mark:
        yield Named(f"{question.id}.mean", named, base, mean(design, answers.marks, gave_mark))
    for choice in question.choices:
        among = gave_mark if is_mark and choice.key not in NO_MARK else asked
        yield Named(f"{question.id}.{choice.key}", named, base, proportion(design, answers.said(choice.key), among))
    if is_mark:
        yield Named(f"{question.id}.top", named, base, proportion(design, answers.said(*TOP_MARKS), gave_mark))


def _per_service(said: Sequence[str | None], services: StratifiedDesign) -> Iterator[Named]:
    """Yield the services confirmed as a share of all, and how many were denied: weight w·m, only for the country."""
    confirmed = proportion(services, [choice == "yes" for choice in said], services.everyone)
    denied = total(services, [choice == "no" for choice in said], services.everyone)
    yield Named(f"{CONFIRMATION}.services", {}, "services", confirmed)
    yield Named(f"{CONFIRMATION}.denied", {}, "services", replace(denied, low=max(denied.low, 0.0)))


def _key(named: Named) -> tuple[str, tuple[tuple[str, str], ...]]:
    return named.id, tuple(named.domain.items())


def _figure(named: Named, before: Estimate | None) -> Figure:
    estimate = named.estimate
    raised = flag(estimate)
    numbers = (estimate.estimate, estimate.se, estimate.low, estimate.high)
    if raised in WITHHELD:
        numbers = (math.nan,) * 4
    comparable = before is not None and not {raised, flag(before)} & WITHHELD
    return Figure(
        f"audit.{named.id}",
        named.domain,
        *numbers,
        n=estimate.n,
        n_eff=estimate.n_eff,
        base=named.base,
        flag=raised,
        change=change(estimate, before) if before is not None and comparable else None,
    )
