"""How far answers were spread, for the next wave."""

import math
from pathlib import Path

import pytest

from survey.edition_file import load_edition
from survey.report.answers import Response
from survey.report.spread import spreads

EDITION = load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


def marked(region: str, *marks: str) -> list[Response]:
    return [Response(region, 1, {"q1": "yes", "q2": mark}, "loan", "ИП") for mark in marks]


def test_marks_of_4_and_5_against_the_rest_with_one_of_each_added() -> None:
    responses = [*marked("A", "5", "4", "1", "dk"), *marked("B", "5", "5"), *marked("C", "refused")]
    responses.append(Response("D", 1, {"q1": "no", "q4": "no"}, "loan", "ИП"))
    # A: (2 + 1)/(3 + 2); B: (2 + 1)/(2 + 2); of C and D nothing is known
    assert spreads(responses, EDITION) == pytest.approx({"A": math.sqrt(0.6 * 0.4), "B": math.sqrt(0.75 * 0.25)})


def test_a_wave_nobody_answered_tells_nothing() -> None:
    assert spreads([], EDITION) == {}
