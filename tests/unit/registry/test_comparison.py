"""What changed between two versions of a month."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.registry.comparison import Comparison, VersionRow, compare

CELLS = {
    "client": "Сынақов Ойдан",
    "id_number": "900101300017",
    "service": "Заң қызметтері",
    "start": "03.09.2026",
    "end": "04.09.2026",
    "region": "Шығыс Қазақстан облысы",
    "mobile_phone": "+7 705 111 22 33",
}


def row(number: int, *findings: str, **cells: str) -> VersionRow:
    return VersionRow(number, CELLS | cells, frozenset((code, 6) for code in findings))


def other(number: int, *findings: str, **cells: str) -> VersionRow:
    """Return a row of another client that shares little with the rest."""
    mine = {name: f"{name} {number}" for name in CELLS}
    return VersionRow(number, mine | cells, frozenset((code, 6) for code in findings))


def numbers(found: Comparison) -> dict[str, list[tuple[int, ...]]]:
    """Return the rows of each class that has any: the older's number, the newer's."""
    told: dict[str, list[tuple[int, ...]]] = {
        "added": [(one.number,) for one in found.added],
        "gone": [(one.number,) for one in found.gone],
        "mended": [(pair.older.number, pair.newer.number) for pair in found.mended],
        "broken": [(pair.older.number, pair.newer.number) for pair in found.broken],
        "changed": [(pair.older.number, pair.newer.number) for pair in found.changed],
    }
    return {name: rows for name, rows in told.items() if rows}


def test_a_row_that_moved_is_the_same_row() -> None:
    found = compare([row(2), other(3)], [other(40), replace(other(3), number=41), replace(row(2), number=42)])
    assert numbers(found) == {"added": [(40,)]}
    assert found.unchanged == 2


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (["id.checksum"], [], "mended"),
        (["id.checksum", "phone.missing"], ["phone.missing"], "mended"),
        ([], ["phone.missing"], "broken"),
        (["id.checksum"], ["phone.missing"], "broken"),
        (["phone.missing"], ["phone.missing"], "changed"),
        ([], [], "changed"),
    ],
)
def test_a_pair_is_told_by_what_is_wrong_with_it(before: list[str], now: list[str], expected: str) -> None:
    found = compare([row(2, *before)], [row(2, *now, mobile_phone="+7 705 999 00 00")])
    assert numbers(found) == {expected: [(2, 2)]}
    (pair,) = getattr(found, expected)
    assert pair.changed == {"mobile_phone": ("+7 705 111 22 33", "+7 705 999 00 00")}


def test_p11_a_row_that_its_act_mended_is_mended_though_no_cell_differs() -> None:
    assert numbers(compare([row(2, "act.missing")], [row(2)])) == {"mended": [(2, 2)]}


@pytest.mark.parametrize(
    "rewritten",
    [
        {"client": "Сынақов Ойдан Ойлапұлы", "mobile_phone": "", "region": "ШҚО"},  # the number tells
        {"id_number": "000101500001", "end": "05.09.2026", "region": "ШҚО"},  # the client tells
        {"client": "СЫНАҚОВ Ойдан", "id_number": "", "end": "05.09.2026", "region": "ШҚО"},
    ],
)
def test_a_rewritten_row_is_found_far_away(rewritten: dict[str, str]) -> None:
    assert numbers(compare([row(2)], [row(90, **rewritten)])) == {"changed": [(2, 90)]}


def test_a_row_whose_client_and_number_were_mended_is_found_nearby_only() -> None:
    mended = {"client": "Басқаев Адам", "id_number": "000101500001"}
    assert numbers(compare([row(2)], [row(5, **mended)])) == {"changed": [(2, 5)]}
    assert numbers(compare([row(2)], [row(6, **mended)])) == {"added": [(6,)], "gone": [(2,)]}
    assert numbers(compare([row(2)], [other(2)])) == {"added": [(2,)], "gone": [(2,)]}


def test_another_client_of_the_same_centre_is_another_row() -> None:
    stranger = {"client": "Басқаев Адам", "id_number": "000101500001", "mobile_phone": "+7 705 999 00 00"}
    assert numbers(compare([row(2)], [row(2, **stranger)])) == {"added": [(2,)], "gone": [(2,)]}


def test_of_two_equal_rows_one_gone_is_one_gone() -> None:
    assert numbers(compare([row(2), row(3)], [row(2)])) == {"gone": [(3,)]}


WORDS = st.sampled_from(["", "а", "б"])
FINDINGS = st.frozensets(st.tuples(st.sampled_from(["id.checksum", "act.missing"]), st.just(6)))
ROWS = st.dictionaries(
    st.integers(1, 12), st.tuples(st.fixed_dictionaries(dict.fromkeys(CELLS, WORDS)), FINDINGS), max_size=9
).map(lambda drawn: [VersionRow(number, cells, wrong) for number, (cells, wrong) in sorted(drawn.items())])


def pairs(found: Comparison) -> list[tuple[int, int]]:
    told = numbers(found)
    return sorted((old, new) for name in ("mended", "broken", "changed") for old, new in told.get(name, ()))  # type: ignore[misc]


@given(ROWS)
def test_a_version_compared_with_itself_tells_nothing(rows: Sequence[VersionRow]) -> None:
    found = compare(rows, rows)
    assert numbers(found) == {}
    assert found.unchanged == len(rows)


@given(ROWS, ROWS)
def test_nothing_is_lost_each_row_of_either_version_is_in_one_class(
    older: Sequence[VersionRow], newer: Sequence[VersionRow]
) -> None:
    found = compare(older, newer)
    before = Counter(one.number for one in found.gone) + Counter(old for old, _ in pairs(found))
    now = Counter(one.number for one in found.added) + Counter(new for _, new in pairs(found))
    assert max([*before.values(), *now.values()], default=1) == 1
    assert len(before) + found.unchanged == len(older)
    assert len(now) + found.unchanged == len(newer)
    assert before.keys() <= {one.number for one in older}
    assert now.keys() <= {one.number for one in newer}


@given(ROWS, ROWS)
def test_turned_round_what_was_added_is_gone(older: Sequence[VersionRow], newer: Sequence[VersionRow]) -> None:
    found, turned = compare(older, newer), compare(newer, older)
    assert (turned.added, turned.gone, turned.unchanged) == (found.gone, found.added, found.unchanged)
    assert sorted((new, old) for old, new in pairs(turned)) == pairs(found)
