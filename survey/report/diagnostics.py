"""What a supervisor must know before he trusts the figures: weights, late respondents, non-response, hours of calls."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from survey.edition import Edition
from survey.estimation.comparisons import Difference, difference
from survey.estimation.design import Mask, StratifiedDesign
from survey.estimation.estimates import Estimate, Measure, design_effect, mean, proportion
from survey.fieldwork.attempts import Attempt
from survey.questionnaire import QuestionKind
from survey.report.answers import NO_MARK, TOP_MARKS, Answers, Response


@dataclass(frozen=True, slots=True)
class StratumWeights:
    """The respondents of a region and the clients that one of them stands for, from and to."""

    region: str
    respondents: int
    smallest: float
    largest: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The range of the weights; `effect` is Kish's design effect, by which unequal weights widen every variance."""

    smallest: float
    largest: float
    effect: float
    regions: tuple[StratumWeights, ...]


@dataclass(frozen=True, slots=True)
class Lateness:
    """A figure among those reached in few calls and in many, and by how much the late are above the early."""

    id: str
    early: Estimate
    late: Estimate
    difference: Difference


@dataclass(frozen=True, slots=True)
class Weighting:
    """A figure with the weights and as if each respondent stood for as many clients; `shift` is what weights add."""

    id: str
    weighted: Estimate
    unweighted: Estimate
    shift: float


@dataclass(frozen=True, slots=True)
class Hour:
    """The calls to a region that began within an hour of the day: those answered, and interviews finished."""

    region: str
    hour: int
    calls: int
    contacts: int
    interviews: int


@dataclass(frozen=True, slots=True)
class NonResponse:
    """What those of a region who did not answer could do to the country's figures.

    `share` is the region's part of the frame, `response` its RR1. `span` is the most by which a country's share could
    move whatever they think, share·(1 - response). `shifts` tells by figure how far it moves if they think as the
    region's late respondents do: span·(late - all), NaN where nobody was late.
    """

    region: str
    share: float
    response: float
    span: float
    shifts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """All of them for one wave."""

    weights: Weights
    lateness: tuple[Lateness, ...]
    weighting: tuple[Weighting, ...]
    hours: tuple[Hour, ...]
    non_response: tuple[NonResponse, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What they are made of.

    The interviews that count, the calls that each needed, all calls by region, the frame's clients by region, and
    RR1 of the regions that have interviews.
    """

    responses: Sequence[Response]
    calls_needed: Sequence[int]
    calls: Sequence[tuple[str, Attempt]]
    frame: Mapping[str, int]
    responding: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Headline:
    """One of the figures that the report opens with: the values (n,) and who it is about."""

    id: str
    measure: Measure
    values: NDArray[np.float64]
    domain: Mask

    def within(self, design: StratifiedDesign, group: Mask) -> Estimate:
        """Estimate it for a group of respondents."""
        estimate = proportion if self.measure is Measure.SHARE else mean
        return estimate(design, self.values, self.domain & group)


def diagnose(evidence: Evidence, edition: Edition) -> Diagnostics:
    """Return all of them for one wave."""
    design = StratifiedDesign.of([response.region for response in evidence.responses], evidence.frame)
    figures = tuple(headlines(evidence.responses, edition))
    late = late_respondents(evidence.calls_needed)
    return Diagnostics(
        weights=weights(design),
        lateness=lateness(design, figures, late),
        weighting=weighting(design, figures),
        hours=hours(evidence.calls, edition),
        non_response=non_response(design, figures, late, evidence.frame, evidence.responding),
    )


def headlines(responses: Sequence[Response], edition: Edition) -> Iterator[Headline]:
    """Yield the share of "yes" of each question, the mean of its marks and the share of 4-5."""
    for question in edition.questionnaire.questions:
        answers = Answers.of(question, responses)
        if question.kind is QuestionKind.MARK:
            marked = answers.asked & ~answers.said(*NO_MARK)
            top = answers.said(*TOP_MARKS).astype(np.float64)
            yield Headline(f"{question.id}.mean", Measure.MEAN, answers.marks, marked)
            yield Headline(f"{question.id}.top", Measure.SHARE, top, marked)
        else:
            yes = answers.said("yes").astype(np.float64)
            yield Headline(f"{question.id}.yes", Measure.SHARE, yes, answers.asked)


def weights(design: StratifiedDesign) -> Weights:
    """Return the range of the weights, NaN when nobody has answered."""
    if not len(design.weight):
        return Weights(math.nan, math.nan, math.nan, ())
    regions = [design.weight[design.stratum == place] for place in range(len(design.strata))]
    return Weights(
        smallest=float(np.min(design.weight)),
        largest=float(np.max(design.weight)),
        effect=design_effect(design, design.everyone),
        regions=tuple(
            StratumWeights(name, len(weight), float(np.min(weight)), float(np.max(weight)))
            for name, weight in zip(design.strata, regions, strict=True)
        ),
    )


def late_respondents(calls: Sequence[int]) -> Mask:
    """Return who answered only after more calls than the median respondent."""
    numbers = np.asarray(calls, dtype=np.float64)
    return numbers > np.median(numbers) if len(numbers) else np.zeros(0, dtype=np.bool_)


def lateness(design: StratifiedDesign, figures: Iterable[Headline], late: Mask) -> tuple[Lateness, ...]:
    """Compare late respondents with early ones: the late are likest to those never reached."""
    return tuple(
        Lateness(
            id=figure.id,
            early=figure.within(design, ~late),
            late=figure.within(design, late),
            difference=difference(design, figure.values, figure.domain & late, figure.domain & ~late),
        )
        for figure in figures
    )


def weighting(design: StratifiedDesign, figures: Iterable[Headline]) -> tuple[Weighting, ...]:
    """Compare each figure with what it would be without weights."""
    equal = replace(design, weight=np.ones_like(design.weight), calibration=None)
    made = []
    for figure in figures:
        weighted, unweighted = (figure.within(one, design.everyone) for one in (design, equal))
        made.append(Weighting(figure.id, weighted, unweighted, weighted.estimate - unweighted.estimate))
    return tuple(made)


def hours(calls: Iterable[tuple[str, Attempt]], edition: Edition) -> tuple[Hour, ...]:
    """Count the calls of each region by the hour of the day in the edition's time zone."""
    zone = ZoneInfo(edition.time_zone)
    made: Counter[tuple[str, int]] = Counter()
    contacts, interviews = made.copy(), made.copy()
    for region, attempt in calls:
        cell = region, attempt.at.astimezone(zone).hour
        made[cell] += 1
        contacts[cell] += attempt.contact
        interviews[cell] += attempt.complete
    return tuple(Hour(*cell, made[cell], contacts[cell], interviews[cell]) for cell in sorted(made))


def non_response(
    design: StratifiedDesign,
    figures: Sequence[Headline],
    late: Mask,
    frame: Mapping[str, int],
    responding: Mapping[str, float],
) -> tuple[NonResponse, ...]:
    """Return what each region's non-respondents could do to the country's figures; `responding` has RR1 by region."""
    clients = sum(frame.values())
    places = {region: place for place, region in enumerate(design.strata)}
    made = []
    for region in sorted(frame):
        share, response = frame[region] / clients, responding.get(region, 0.0)
        span = share * (1 - response)
        here = design.stratum == places.get(region, -1)
        shifts = {figure.id: span * _late_over_all(design, figure, here, late) for figure in figures}
        made.append(NonResponse(region, share, response, span, shifts))
    return tuple(made)


def _late_over_all(design: StratifiedDesign, figure: Headline, region: Mask, late: Mask) -> float:
    return figure.within(design, region & late).estimate - figure.within(design, region).estimate
