"""What the figures make of bad input: a defined result, or a refusal with a sentence. One table; the tests walk it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from survey.edition import Edition
from survey.edition_file import load_edition
from survey.errors import Refused
from survey.estimation.estimates import Estimate
from survey.estimation.suppression import flag
from survey.language import Language
from survey.periods import Month, Quarter
from survey.report.answers import Response
from survey.report.audit import audit
from survey.sampling.design import Client, Request, Service
from survey.sampling.plan import plan_sample
from ui.texts import Texts

YES = {"q1": "yes", "q2": "5", "q3": "yes", "q4": "no"}
NO = {"q1": "no", "q4": "no"}
FRAME = {"A": 300, "B": 200}
QUARTER = Quarter(2026, 3)


def said(
    region: str, choices: Mapping[str, str], times: int, service: str = "loan", form: str = "ИП"
) -> list[Response]:
    return [Response(region, 1, choices, service, form)] * times


BOTH = [*said("A", YES, 30), *said("A", NO, 10, "law", "ТОО"), *said("B", YES, 40)]


@dataclass(frozen=True, slots=True)
class Defined:
    """Bad input that has a result: the figure looked at, what it must say, and the regions that need a remark."""

    name: str
    responses: Sequence[Response]
    figure: str
    expected: Mapping[str, Any]
    region: str | None = None
    frame: Mapping[str, int] | None = None
    lonely: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


NOTHING_KNOWN = {"n": 0, "n_eff": 0.0, "estimate": math.nan, "se": math.nan, "flag": "few"}
DEFINED = [
    Defined(
        "all confirm",
        said("A", YES, 40),
        "q1.yes",
        {"estimate": 1.0, "se": 0.0, "high": 1.0, "flag": "review"},
        silent=("B",),
    ),
    Defined(
        "all deny",
        said("A", NO, 40),
        "q1.yes",
        {"estimate": 0.0, "se": 0.0, "low": 0.0, "flag": "review"},
        silent=("B",),
    ),
    Defined(
        "all give one mark",
        said("A", YES, 40),
        "q2.mean",
        {"estimate": 5.0, "se": 0.0, "low": 5.0, "high": 5.0, "flag": None},
        silent=("B",),
    ),
    Defined("nobody in a domain", said("A", NO, 40), "q2.mean", NOTHING_KNOWN, silent=("B",)),
    Defined("nobody has answered", [], "q1.yes", NOTHING_KNOWN, silent=("A", "B")),
    Defined("nobody in a region", said("A", YES, 40), "q1.yes", NOTHING_KNOWN, "B", silent=("B",)),
    Defined(
        "a region without clients", said("A", YES, 40), "q1.yes", NOTHING_KNOWN, "B", {"A": 300, "B": 0}, silent=("B",)
    ),
    Defined(
        "one respondent in a region",
        [*said("A", YES, 40), *said("B", NO, 1)],
        "q1.yes",
        {"n": 1, "low": 0.0, "high": 1.0, "flag": "few"},
        "B",
        lonely=("B",),
    ),
    Defined(
        "one respondent in a region, for the country",
        [*said("A", YES, 40), *said("B", NO, 1)],
        "q1.yes",
        {"estimate": 0.6, "n": 41, "flag": "suppressed"},
        lonely=("B",),
    ),
    Defined(
        "a region of one client who answered",
        [*said("A", YES, 40), *said("B", NO, 1)],
        "q1.yes",
        {"n": 1, "se": 0.0, "flag": "few"},
        "B",
        {"A": 300, "B": 1},
    ),
    Defined(
        "one respondent in each region",
        [*said("A", YES, 1), *said("B", NO, 1)],
        "q1.yes",
        {"low": 0.0, "high": 1.0, "flag": "few"},
        lonely=("A", "B"),
    ),
    Defined(
        "all of a region answered",
        [*said("A", YES, 150), *said("A", NO, 150)],
        "q1.yes",
        {"estimate": 0.5, "se": 0.0, "n_eff": math.inf, "flag": None},
        "A",
        silent=("B",),
    ),
    Defined(
        "every service is denied",
        said("A", NO, 40),
        "q1.denied",
        {"estimate": 300.0, "se": 0.0, "flag": None},
        silent=("B",),
    ),
]

REFUSED = [
    # what is wrong, the answers, the frame by service and by legal form, the code
    ("a region that has not answered", said("A", YES, 40), {"service": {"loan": 500}}, "raking.nobody"),
    ("a service the frame does not have", BOTH, {"service": {"law": 500}}, "raking.unknown"),
    ("counts that do not add up to the frame", BOTH, {"service": {"loan": 300, "law": 300}}, "raking.totals_differ"),
    (
        "margins that no weights can meet",
        [*said("A", YES, 30), *said("A", NO, 30, "law", "ТОО"), *said("B", YES, 30)],
        {"service": {"loan": 400, "law": 100}, "legal_form": {"ИП": 300, "ТОО": 200}},
        "raking.no_convergence",
    ),
]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


@pytest.mark.parametrize("case", DEFINED, ids=lambda case: case.name)
def test_bad_input_has_a_defined_result(edition: Edition, case: Defined) -> None:
    found = audit(case.responses, case.frame or FRAME, edition)
    assert (found.lonely, found.silent) == (case.lonely, case.silent)
    domain = {"region": case.region} if case.region else {}
    (estimate,) = (one.estimate for one in found.estimates if (one.id, one.domain) == (case.figure, domain))
    assert told(estimate, case.expected) == pytest.approx(case.expected, nan_ok=True)


def told(estimate: Estimate, names: Mapping[str, Any]) -> dict[str, Any]:
    return {name: flag(estimate) if name == "flag" else getattr(estimate, name) for name in names}


@pytest.mark.parametrize(("name", "responses", "margins", "code"), REFUSED, ids=[case[0] for case in REFUSED])
def test_weights_that_cannot_be_raked_are_refused_with_a_sentence(
    edition: Edition, name: str, responses: list[Response], margins: dict[str, dict[str, int]], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        audit(responses, FRAME, edition, margins)
    assert refused.value.code == code, name
    for language in Language:
        assert "{" not in Texts(language).error(refused.value)


@pytest.mark.parametrize(
    ("clients", "phones", "expected"),
    [(1, 1, (1, 1, 0.0)), (1, 0, (0, 0, 1.0)), (2, 2, (2, 1, 0.98))],
)
def test_a_region_of_one_or_two_clients_is_planned_as_what_it_is(
    clients: int, phones: int, expected: tuple[int, int, float]
) -> None:
    """Clients to draw, interviews expected, and half-width."""
    strata = {"A": members("A", 900, 900), "B": members("B", clients, phones)}
    small = plan_sample(QUARTER, strata, Request(margin=0.05)).strata[1]
    assert (small.sample, small.completes, pytest.approx(small.margin, abs=0.005)) == expected


def members(region: str, clients: int, phones: int) -> list[tuple[Client, Service]]:
    services = [Service(Month(2026, 7), place, region, UUID(int=1)) for place in range(clients)]
    return [
        (Client(f"{region}{place}", (service,), ("+7",) if place < phones else ()), service)
        for place, service in enumerate(services)
    ]
