"""Outcome rates of the country, its regions and its operators."""

import math

import pytest

from survey.outcome import Group
from survey.report.response import CaseResult, operator_rates, rate_figures

CASES = [
    *[CaseResult("A", Group.I, "Әлия", bad_number=False)] * 3,
    CaseResult("A", Group.R, "Ербол", bad_number=False),
    CaseResult("B", Group.I, "Ербол", bad_number=False),
    CaseResult("B", Group.NE, "Ербол", bad_number=False),
    CaseResult("B", Group.UH, "", bad_number=False),
    CaseResult("B", Group.UH, "", bad_number=True),
]
FRAME = {"A": 400, "B": 4000, "C": 10}


def test_rates_of_the_country_and_of_each_region() -> None:
    country, a, b, c = rate_figures(CASES, FRAME)
    assert [dict(one.domain) for one in (country, a, b, c)] == [{}, {"region": "A"}, {"region": "B"}, {"region": "C"}]
    assert (country.counts["I"], a.counts["I"], b.counts["UH"]) == (4, 3, 2)
    assert (country.rates["RR1"], a.rates["RR1"], b.rates["RR1"]) == (4 / 7, 0.75, 1 / 3)


def test_a_weighted_rate_counts_each_case_for_the_clients_it_was_drawn_for() -> None:
    # 400/4 = 100 clients a case in A, 4000/4 = 1000 in B
    country, a, b, _ = rate_figures(CASES, FRAME)
    assert country.weighted["RR1"] == pytest.approx((3 * 100 + 1000) / (4 * 100 + 3 * 1000))
    assert country.weighted["e"] == pytest.approx(1400 / 2400)
    assert (a.weighted["RR1"], b.weighted["RR1"]) == (a.rates["RR1"], b.rates["RR1"])


def test_an_operator_has_the_rates_of_the_cases_he_called_last() -> None:
    first, second = operator_rates(CASES, FRAME)
    assert (first.domain, first.counts["I"]) == ({"operator": "Ербол"}, 1)
    assert first.rates["COOP1"] == 0.5
    assert (second.domain, second.rates["RR1"]) == ({"operator": "Әлия"}, 1.0)


def test_the_share_of_wrong_and_dead_numbers_measures_the_registry() -> None:
    assert [one.bad_numbers for one in rate_figures(CASES, FRAME)][:3] == [1 / 8, 0.0, 1 / 4]


def test_a_region_of_which_no_client_was_drawn_has_no_rates() -> None:
    empty = rate_figures(CASES, FRAME)[-1]
    assert set(empty.counts.values()) == {0}
    assert all(math.isnan(rate) for rate in (*empty.rates.values(), empty.bad_numbers))
