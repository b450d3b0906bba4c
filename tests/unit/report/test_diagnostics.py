"""What a supervisor is told of a wave's weights, late respondents, hours and non-response."""

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from survey.edition import Edition
from survey.edition_file import load_edition
from survey.fieldwork.attempts import Attempt
from survey.report.answers import Response
from survey.report.diagnostics import Evidence, diagnose, late_respondents

FRAME = {"A": 400, "B": 100}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


def response(region: str, q1: str, mark: str = "5") -> Response:
    choices = {"q1": q1, "q4": "no"} | ({"q2": mark, "q3": "yes"} if q1 != "no" else {})
    return Response(region, 1, choices, "loan", "ИП")


RESPONSES = [response("A", "no" if place < 5 else "yes") for place in range(20)] + [response("B", "yes")] * 20
CALLS = [4 if place < 10 else 1 for place in range(20)] + [1] * 20
NOON = datetime(2026, 10, 5, 7, 5, tzinfo=UTC)
MADE = [
    ("A", Attempt(NOON, contact=True, complete=True)),
    ("A", Attempt(NOON + timedelta(minutes=50), contact=False, complete=False)),
    ("A", Attempt(NOON + timedelta(minutes=55), contact=True, complete=False)),
    ("B", Attempt(NOON, contact=False, complete=False)),
]
EVIDENCE = Evidence(RESPONSES, CALLS, MADE, FRAME, {"A": 0.5, "B": 0.8})


def test_the_range_of_the_weights_and_kishs_effect(edition: Edition) -> None:
    told = diagnose(EVIDENCE, edition).weights
    assert (told.smallest, told.largest) == (5.0, 20.0)
    assert told.effect == pytest.approx(40 * (20 * 400 + 20 * 25) / 500**2)
    assert [(one.region, one.respondents, one.smallest, one.largest) for one in told.regions] == [
        ("A", 20, 20.0, 20.0),
        ("B", 20, 5.0, 5.0),
    ]


def test_late_respondents_needed_more_calls_than_the_median_one() -> None:
    assert late_respondents([1, 1, 2, 5]).tolist() == [False, False, True, True]
    assert not late_respondents([3, 3, 3]).any()
    assert late_respondents([]).tolist() == []


def test_late_respondents_are_compared_with_early_ones(edition: Edition) -> None:
    confirmed = diagnose(EVIDENCE, edition).lateness[0]
    assert confirmed.id == "q1.yes"
    assert (confirmed.early.n, confirmed.late.n) == (30, 10)
    assert (confirmed.early.estimate, confirmed.late.estimate) == (1.0, 0.5)
    assert confirmed.difference.estimate == -0.5
    assert confirmed.difference.low < -0.5 < confirmed.difference.high < 0


def test_a_figure_is_set_beside_the_one_without_weights(edition: Edition) -> None:
    confirmed = diagnose(EVIDENCE, edition).weighting[0]
    assert confirmed.weighted.estimate == pytest.approx((400 * 0.75 + 100) / 500)
    assert confirmed.unweighted.estimate == pytest.approx(35 / 40)
    assert confirmed.shift == pytest.approx(0.8 - 0.875)


def test_calls_are_counted_by_region_and_the_hour_in_almaty(edition: Edition) -> None:
    told = [
        (one.region, one.hour, one.calls, one.contacts, one.interviews) for one in diagnose(EVIDENCE, edition).hours
    ]
    assert told == [("A", 12, 2, 1, 1), ("A", 13, 1, 1, 0), ("B", 12, 1, 0, 0)]


def test_non_response_of_a_region_moves_the_country_by_its_share_and_what_the_late_think(edition: Edition) -> None:
    region, other = diagnose(EVIDENCE, edition).non_response
    assert (region.share, region.response) == (0.8, 0.5)
    assert region.span == pytest.approx(0.4)
    assert region.shifts["q1.yes"] == pytest.approx(0.4 * (0.5 - 0.75))
    assert other.span == pytest.approx(0.2 * 0.2)
    assert math.isnan(other.shifts["q1.yes"])


def test_a_wave_nobody_has_answered_yet_has_diagnostics_without_numbers(edition: Edition) -> None:
    told = diagnose(Evidence([], [], [], FRAME, {"A": 0.0, "B": 0.0}), edition)
    assert math.isnan(told.weights.effect)
    assert told.weights.regions == ()
    assert all(math.isnan(one.difference.se) for one in told.lateness)
    assert [one.span for one in told.non_response] == [0.8, 0.2]


def test_headline_figures_are_those_the_report_opens_with(edition: Edition) -> None:
    ids = [one.id for one in diagnose(EVIDENCE, edition).weighting]
    assert ids == ["q1.yes", "q2.mean", "q2.top", "q3.yes", "q4.yes"]
