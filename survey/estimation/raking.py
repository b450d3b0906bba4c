"""Weights calibrated to the frame's margins: raking (Deming and Stephan 1940; Deville, Särndal and Sautory 1993)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from survey.errors import Refused
from survey.estimation.design import Calibration, Floats, StratifiedDesign

MISFIT = 1e-12
MOST_ROUNDS = 2000
SINGULAR = 1e-10
"""Below this share of the largest, a singular value is one of the margins' own dependence."""
FEWEST_IN_CATEGORY = 20
SMALL = "*"
"""The category into which the small ones are put together."""


@dataclass(frozen=True, slots=True)
class Margin:
    """What the frame knows of a quality: each respondent's category (n,) and the frame's clients in each category."""

    name: str
    category: Sequence[str]
    clients: Mapping[str, int]


def rake(design: StratifiedDesign, margins: Sequence[Margin]) -> StratifiedDesign:
    """Return the design with weights that add up to each margin, as near to the old ones as can be.

    The variance is then that of the residuals from the margins (R's `calibrate(calfun = "raking")`).
    Raises Refused (raking.unknown, raking.nobody, raking.totals_differ, raking.no_convergence).
    """
    margins = [replace(margin, clients=_present(margin)) for margin in margins]
    places = [_places(margin) for margin in margins]
    _refuse_other_totals(margins)
    wanted = [np.array(list(margin.clients.values()), dtype=np.float64) for margin in margins]
    weight = _raked(design.weight, places, wanted)
    root = np.sqrt(design.weight)
    columns = [np.eye(len(clients))[place] for place, clients in zip(places, wanted, strict=True)]
    left, singular, _ = np.linalg.svd(root[:, None] * np.hstack(columns), full_matrices=False)
    basis = left[:, singular > singular[0] * SINGULAR]
    return replace(design, weight=weight, calibration=Calibration(basis, weight / root))


def pooled(margin: Margin, fewest: int = FEWEST_IN_CATEGORY) -> Margin:
    """Put the categories with too few respondents together, so that no weight hangs on one of them.

    Where even together they are too few, the smallest of the others joins them.
    """
    heard = Counter(margin.category)
    respondents = {category: heard[category] for category in margin.clients}
    small: set[str] = set()
    held = 0
    for category in sorted(respondents, key=lambda name: (respondents[name], name)):
        if respondents[category] >= fewest and (not small or held >= fewest):
            break
        small.add(category)
        held += respondents[category]
    if len(small) < 2:  # noqa: PLR2004  one category is together already
        return margin
    clients = {name: count for name, count in margin.clients.items() if name not in small}
    together = sum(count for name, count in margin.clients.items() if name in small)
    return Margin(
        margin.name, [SMALL if name in small else name for name in margin.category], clients | {SMALL: together}
    )


def _present(margin: Margin) -> dict[str, int]:
    return {category: count for category, count in margin.clients.items() if count}


def _places(margin: Margin) -> NDArray[np.intp]:
    place_of = {category: place for place, category in enumerate(margin.clients)}
    heard = set(margin.category)
    for category in sorted(heard):
        if category not in place_of:
            raise Refused("raking.unknown", margin=margin.name, category=category)
    for category in sorted(set(place_of) - heard):
        raise Refused("raking.nobody", margin=margin.name, category=category, clients=margin.clients[category])
    return np.array([place_of[category] for category in margin.category], dtype=np.intp)


def _refuse_other_totals(margins: Sequence[Margin]) -> None:
    first = margins[0]
    clients = sum(first.clients.values())
    for margin in margins[1:]:
        found = sum(margin.clients.values())
        if found != clients:
            raise Refused(
                "raking.totals_differ", margin=margin.name, clients=found, other=first.name, other_clients=clients
            )


def _raked(weight: Floats, places: Sequence[NDArray[np.intp]], wanted: Sequence[Floats]) -> Floats:
    for _ in range(MOST_ROUNDS):
        for place, clients in zip(places, wanted, strict=True):
            weight = weight * (clients / np.bincount(place, weight, len(clients)))[place]
        misfit = max(
            float(np.max(np.abs(np.bincount(place, weight, len(clients)) / clients - 1.0)))
            for place, clients in zip(places, wanted, strict=True)
        )
        if misfit < MISFIT:
            return weight
    raise Refused("raking.no_convergence", rounds=MOST_ROUNDS)
