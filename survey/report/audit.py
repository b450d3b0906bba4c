"""Section 3 of the report: from interviews and outcomes to figures (¶¶5.2, 15, 16; Annex 3)."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from survey.edition import Edition
from survey.estimation.design import Mask, StratifiedDesign
from survey.estimation.estimates import Estimate, mean, proportion
from survey.estimation.rates import Counts, rates
from survey.estimation.suppression import Flag, flag
from survey.outcome import Group
from survey.questionnaire import CONFIRMATION, DENIED, DOES_NOT_KNOW, REFUSED, Question, QuestionKind
from survey.report.figures import Figure, RateFigures

TOP_MARKS = ("4", "5")
NO_MARK = frozenset({DOES_NOT_KNOW, REFUSED})
WITHHELD = frozenset({Flag.SUPPRESSED, Flag.FEW})

Estimator = Callable[[StratifiedDesign, Mask], Estimate]


@dataclass(frozen=True, slots=True)
class Response:
    """An interview that counts: the stratum, the client's services in the quarter (m), choice keys by question."""

    region: str
    services: int
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Audit:
    """The figures and what must be said about them."""

    figures: tuple[Figure, ...]
    doubtful: int
    lonely: tuple[str, ...]
    silent: tuple[str, ...]


def audit(responses: Sequence[Response], frame: Mapping[str, int], edition: Edition) -> Audit:
    """Return every figure of the audit for the country and each stratum of the frame (N_h by region).

    A question's shares are of those it was asked; those who confirmed the service (did not answer "no" to
    question 1) are a domain of the design. A mark's mean and its shares 1-5 are of those who gave a mark.
    """
    design = StratifiedDesign.of([response.region for response in responses], frame)
    regions = np.array([response.region for response in responses], dtype=np.str_)
    domains: dict[str | None, Mask] = {None: design.everyone}
    domains |= {region: regions == region for region in sorted(frame)}
    figures: list[Figure] = []
    for question in edition.questionnaire.questions:
        answers = np.array([response.choices.get(question.id, "") for response in responses], dtype=np.str_)
        for region, domain in domains.items():
            named = {"region": region} if region else {}
            figures += _of_question(question, answers, design, domain, named)
    services = design.multiplied([response.services for response in responses])
    confirmed = [response.choices.get(CONFIRMATION) == "yes" for response in responses]
    per_service = proportion(services, confirmed, services.everyone)
    figures.append(_figure(f"{CONFIRMATION}.services", {}, per_service, "services"))
    heard = set(design.strata)
    return Audit(
        figures=tuple(figures),
        doubtful=sum(response.choices.get(CONFIRMATION) == DENIED for response in responses),
        lonely=design.lonely,
        silent=tuple(region for region in sorted(frame) if region not in heard),
    )


def rate_figures(groups: Mapping[str, Sequence[Group]]) -> tuple[RateFigures, ...]:
    """Return the outcome rates of the country and of each region, from the cases' groups by region."""
    everyone = [group for of_region in groups.values() for group in of_region]
    made = [_rate_figures({}, everyone)]
    return (*made, *(_rate_figures({"region": region}, groups[region]) for region in sorted(groups)))


def _rate_figures(domain: Mapping[str, str], groups: Sequence[Group]) -> RateFigures:
    counts = Counts.of(groups)
    values = asdict(rates(counts))
    return RateFigures(domain, {name: int(count) for name, count in asdict(counts).items()}, values.pop("e"), values)


def _of_question(
    question: Question, answers: np.ndarray, design: StratifiedDesign, domain: Mask, named: Mapping[str, str]
) -> Iterator[Figure]:
    asked = domain & (answers != "")
    base = "confirmed" if question.skip_when else "respondents"
    gave_mark = asked & ~np.isin(answers, list(NO_MARK))
    marks = question.kind is QuestionKind.MARK
    if marks:
        values = np.where(gave_mark, answers, "nan").astype(np.float64)
        yield _figure(f"{question.id}.mean", named, mean(design, values, gave_mark), base)
    for choice in question.choices:
        among = gave_mark if marks and choice.key not in NO_MARK else asked
        yield _figure(f"{question.id}.{choice.key}", named, proportion(design, answers == choice.key, among), base)
    if marks:
        top = proportion(design, np.isin(answers, TOP_MARKS), gave_mark)
        yield _figure(f"{question.id}.top", named, top, base)


def _figure(name: str, domain: Mapping[str, str], estimate: Estimate, base: str) -> Figure:
    raised = flag(estimate)
    numbers = (estimate.estimate, estimate.se, estimate.low, estimate.high)
    if raised in WITHHELD:
        numbers = (math.nan,) * 4
    return Figure(f"audit.{name}", domain, *numbers, n=estimate.n, n_eff=estimate.n_eff, base=base, flag=raised)
