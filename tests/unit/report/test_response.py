"""Outcome rates of the country, its regions and its operators."""

import pytest

from survey.outcome import Group
from survey.report.response import CaseResult, operator_rates, rate_figures

CASES = [
    *[CaseResult("A", Group.I, "Әлия")] * 3,
    CaseResult("A", Group.R, "Ербол"),
    CaseResult("B", Group.I, "Ербол"),
    CaseResult("B", Group.NE, "Ербол"),
    *[CaseResult("B", Group.UH, "")] * 2,
]
FRAME = {"A": 400, "B": 4000, "C": 10}


def test_rates_of_the_country_and_of_each_region_with_cases() -> None:
    country, a, b = rate_figures(CASES, FRAME)
    assert [dict(one.domain) for one in (country, a, b)] == [{}, {"region": "A"}, {"region": "B"}]
    assert (country.counts["I"], a.counts["I"], b.counts["UH"]) == (4, 3, 2)
    assert (country.rates["RR1"], a.rates["RR1"], b.rates["RR1"]) == (4 / 7, 0.75, 1 / 3)


def test_a_weighted_rate_counts_each_case_for_the_clients_it_was_drawn_for() -> None:
    # 400/4 = 100 clients a case in A, 4000/4 = 1000 in B
    country, a, b = rate_figures(CASES, FRAME)
    assert country.weighted["RR1"] == pytest.approx((3 * 100 + 1000) / (4 * 100 + 3 * 1000))
    assert country.weighted["e"] == pytest.approx(1400 / 2400)
    assert (a.weighted["RR1"], b.weighted["RR1"]) == (a.rates["RR1"], b.rates["RR1"])


def test_an_operator_has_the_rates_of_the_cases_he_called_last() -> None:
    first, second = operator_rates(CASES, FRAME)
    assert (first.domain, first.counts["I"]) == ({"operator": "Ербол"}, 1)
    assert first.rates["COOP1"] == 0.5
    assert (second.domain, second.rates["RR1"]) == ({"operator": "Әлия"}, 1.0)
