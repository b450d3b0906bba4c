"""Nobody stands alone in what is given to analysts: a cell of fewer than three persons is never shown."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.errors import Refused
from survey.microdata.disclosure import WITHHELD, Key, evened, pooled_strata, withhold
from survey.microdata.table import MARGINS, MOST_SERVICES, QUALITIES, Record, Respondent, depersonalised

words = st.sampled_from("abcd")
keys = st.lists(st.tuples(st.just("one"), words, words, words), min_size=3, max_size=40)
respondents = st.lists(
    st.builds(
        Respondent,
        region=words,
        service=words,
        legal_form=words,
        mode=words,
        language=words,
        month=words,
        services=st.integers(1, 9),
        choices=st.fixed_dictionaries({"q1": st.sampled_from(["yes", "no"])}),
        raked=st.floats(0.5, 50),
    ),
    min_size=3,
    max_size=40,
)


def in_order(_places: list[int]) -> None:
    """Leave the places as they are."""


def records(people: Sequence[Respondent]) -> list[Record]:
    return depersonalised(people, dict.fromkeys("abcd", 100), dict.fromkeys("abcd", 60), in_order)


def sharing(shown: Sequence[str], originals: Sequence[Key]) -> int:
    """Count the originals that agree with all that is shown."""
    told = [value != WITHHELD for value in shown]
    return sum(all(a == b for a, b in compress(zip(shown, one, strict=True), told)) for one in originals)


@given(keys)
def test_what_is_shown_of_anybody_is_shared_by_at_least_three(originals: list[Key]) -> None:
    assert all(sharing(shown, originals) >= 3 for shown in withhold(originals))


@given(keys)
def test_a_value_is_kept_as_it_is_or_left_out(originals: list[Key]) -> None:
    for shown, one in zip(withhold(originals), originals, strict=True):
        assert all(value in {WITHHELD, original} for value, original in zip(shown, one, strict=True))


def test_what_three_share_stays_and_what_two_share_goes() -> None:
    assert withhold([("KZ-10", "x")] * 3 + [("KZ-10", "y")] * 2) == [("KZ-10", "x")] * 3 + [("KZ-10", WITHHELD)] * 2


def test_regions_with_too_few_interviews_are_one_stratum_with_their_clients_together() -> None:
    regions = ["a"] * 5 + ["b"] * 2 + ["c"]
    strata, clients = pooled_strata(regions, {"a": 50, "b": 20, "c": 10, "silent": 7})
    assert strata == ["a"] * 5 + [WITHHELD] * 3
    assert clients == {"a": 50, WITHHELD: 30}


def test_one_small_region_takes_the_next_smallest_with_it() -> None:
    strata, clients = pooled_strata(["a"] * 5 + ["b"] * 4 + ["c"], {"a": 50, "b": 20, "c": 10})
    assert Counter(strata) == {"a": 5, WITHHELD: 5}
    assert clients == {"a": 50, WITHHELD: 30}


@given(respondents)
def test_each_stratum_has_three_interviews_and_the_weights_add_up_to_its_clients(people: list[Respondent]) -> None:
    found = records(people)
    strata = Counter(record.qualities["region"] for record in found)
    assert min(strata.values()) >= 3
    for stratum in strata:
        inside = [record for record in found if record.qualities["region"] == stratum]
        assert math.isclose(sum(record.base for record in inside), inside[0].stratum_clients)
        assert {(record.base, record.drawn, record.stratum_clients) for record in inside} == {
            (inside[0].base, inside[0].drawn, inside[0].stratum_clients)
        }


@given(respondents)
def test_a_calibrated_weight_is_shared_by_three_and_their_sum_stays(people: list[Respondent]) -> None:
    found = records(people)
    assert math.isclose(sum(one.raked for one in found), sum(one.raked for one in people))
    assert min(Counter(one.raked for one in found).values()) >= 3


@given(respondents)
def test_who_agree_in_the_margins_agree_in_the_calibrated_weight(people: list[Respondent]) -> None:
    weights: dict[tuple[str, ...], set[float]] = {}
    for one in records(people):
        weights.setdefault(tuple(one.qualities[name] for name in QUALITIES[:MARGINS]), set()).add(one.raked)
    assert all(len(found) == 1 for found in weights.values())


def test_many_services_are_one_category() -> None:
    people = [
        Respondent(
            region="a", service="x", legal_form="f", mode="online", language="kk", month="2026-10",
            services=number, choices={}, raked=1.0,
        )
        for number in (5, 6, 40)
    ]  # fmt: skip
    assert {record.qualities["services"] for record in records(people)} == {str(MOST_SERVICES)}


@pytest.mark.parametrize("interviews", [0, 1, 2])
def test_fewer_than_three_interviews_are_not_given_at_all(interviews: int) -> None:
    person = Respondent(
        region="a", service="x", legal_form="f", mode="online", language="kk", month="2026-10",
        services=1, choices={}, raked=1.0,
    )  # fmt: skip
    with pytest.raises(Refused, match=r"data\.too_few"):
        records([person] * interviews)


def test_a_mean_that_is_not_there_stays_away() -> None:
    assert all(math.isnan(one) for one in evened([math.nan] * 3, ["a"] * 3))
