"""What leaves the program starts no formula in the reader's office program."""

import pytest
from hypothesis import given
from hypothesis.strategies import sampled_from, text

from storage.exchange.defused import defused

SIGNS = "=+-@＝＋－＠"
HARMFUL = [
    '=HYPERLINK("http://example.invalid";"press")',
    "+7 701 000 00 00",
    "-1+1",
    "@SUM(A1)",
    "  =1+1",
    "\t=1+1",
    "\r@x",
    "\u00a0=1",
]


@pytest.mark.parametrize("formula", HARMFUL)
def test_text_that_would_start_a_formula_is_marked_as_text(formula: str) -> None:
    assert defused(formula) == "'" + formula


@pytest.mark.parametrize("plain", ["", "Әсел Серікқызы", "8 701 000 00 00", "2026-09-05", "a=b", "'=1"])
def test_other_text_stays_as_it_is(plain: str) -> None:
    assert defused(plain) == plain


@given(sampled_from(["", " ", "\t", "\u00a0"]), sampled_from(["", *SIGNS]), text())
def test_nothing_that_leaves_begins_a_formula_and_nothing_is_lost(before: str, sign: str, after: str) -> None:
    written = before + sign + after
    sent = defused(written)

    assert sent.strip()[:1] not in tuple(SIGNS)
    assert sent in {written, "'" + written}
