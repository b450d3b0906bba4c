"""Which interviews are asked about again: by chance, by nobody's will, the same for whoever looks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from survey.edition_file import load_edition
from survey.ids import uuid7
from survey.quality.checks import Agreement, drawn, place_in_draw
from survey.quality.interviews import Finished

EDITION = load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")
AT = datetime(2026, 10, 5, 5, tzinfo=UTC)
NOVICE, VETERAN = UUID(int=1), UUID(int=2)
CASES = st.lists(st.tuples(st.uuids(), st.booleans()), max_size=60, unique_by=lambda pair: pair[0])


def interviews(by: UUID, number: int) -> list[Finished]:
    return [Finished(uuid7(AT), UUID(int=place), by, AT, (), {}) for place in range(number)]


def share_fits(chosen: int, number: int, percent: int) -> bool:
    """Tell whether a draw of a share has an outcome that comes but once in a million otherwise."""
    low, high = binom.interval(1 - 1e-6, number, percent / 100)
    return low <= chosen <= high


def test_a_tenth_is_drawn_and_of_the_new_operators_a_fifth() -> None:
    novices, veterans = interviews(NOVICE, 3000), interviews(VETERAN, 3000)
    new = {(one.by, one.case) for one in novices}
    chosen = drawn([*novices, *veterans], "2026", new, EDITION)
    counts = {by: sum(one.by == by for one in chosen) for by in (NOVICE, VETERAN)}
    assert share_fits(counts[NOVICE], 3000, 20)
    assert share_fits(counts[VETERAN], 3000, 10)
    assert not share_fits(counts[NOVICE], 3000, 10)


@settings(deadline=None)
@given(st.text(), CASES, st.randoms(use_true_random=False))
def test_whoever_draws_finds_the_same_whatever_the_order(seed: str, sketches: list, chance: Random) -> None:
    made = [Finished(one, UUID(int=place), NOVICE, AT, (), {}) for place, (one, _) in enumerate(sketches)]
    new = {(one.by, one.case) for one, (_, is_new) in zip(made, sketches, strict=True) if is_new}
    chosen = drawn(made, seed, new, EDITION)
    assert drawn(chance.sample(made, len(made)), seed, new, EDITION) == chosen


@settings(deadline=None)
@given(st.text(), CASES, st.integers(0, 100))
def test_an_interview_is_drawn_whatever_the_others_are_and_a_larger_share_keeps_it(
    seed: str, sketches: list, percent: int
) -> None:
    made = [Finished(one, UUID(int=place), NOVICE, AT, (), {}) for place, (one, _) in enumerate(sketches)]
    alone = [one for one in made if drawn([one], seed, (), EDITION)]
    assert sorted(drawn(made, seed, (), EDITION), key=made.index) == alone
    larger = replace(EDITION, quality=replace(EDITION.quality, check_percent=max(percent, 10)))
    assert _ids(alone) <= _ids(drawn(made, seed, (), larger))


def _ids(made: Sequence[Finished]) -> set[UUID]:
    return {one.id for one in made}


def test_another_seed_draws_others() -> None:
    made = interviews(VETERAN, 2000)
    assert _ids(drawn(made, "1", (), EDITION)) != _ids(drawn(made, "2", (), EDITION))


def test_the_place_in_the_draw_can_be_computed_with_any_sha_256() -> None:
    # printf '59 00000000-0000-0000-0000-000000000007' | sha256sum → its first 16 digits over 16^16
    assert place_in_draw("59", UUID(int=7)) == int("9e7cc268a2f3723d", 16) / 16**16


def test_agreement_has_an_exact_interval() -> None:
    # R: binom.test(9, 10)$conf.int
    agreement = Agreement(10, 9)
    assert agreement.share == 0.9
    assert agreement.interval == pytest.approx((0.5549839, 0.9974714), abs=1e-6)
