"""What is done fast says the same as what is done by the book."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import phonenumbers
from hypothesis import example, given, settings
from hypothesis import strategies as st
from idnumbers.nationalid import KAZ

from storage.json_text import columns_to_json
from survey.registry import sights
from survey.registry.checks import CHECKS
from survey.registry.folding import fold, fold_all
from survey.registry.identity import read_id
from survey.registry.judge import Judge
from survey.registry.memo import FULL, ColumnMemo, Memo
from survey.registry.phones import read_all_phones, read_phones
from survey.registry.records import Cell, RawRows
from survey.registry.row import RowReader
from tests.unit.registry.sheets import EDITION, GOOD, SEPTEMBER
from tests.unit.registry.test_checks import CASES

WORDS = st.text(st.characters(exclude_categories=["Cs"])) | st.text('ТООtoo AЁё«»"–-ʼ\u0301Іі ', max_size=9)
GAPS = st.text(" ()-", max_size=2)


def named(name: str) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.just(name), st.text(max_size=9))


OURS = phonenumbers.PhoneMetadata.metadata_for_region("KZ")


@st.composite
def spaced(draw: st.DrawFn, prefixes: tuple[str, ...], digits: st.SearchStrategy[str]) -> str:
    signs = draw(st.sampled_from(prefixes)) + draw(digits)
    return signs[0] + "".join(draw(GAPS) + sign for sign in signs[1:])


mobiles = st.from_regex(OURS.mobile.national_number_pattern, fullmatch=True, alphabet="0123456789")
landlines = st.from_regex(OURS.fixed_line.national_number_pattern, fullmatch=True, alphabet="0123456789")
anything_like_ours = st.from_regex(r"7[0-9]{9}", fullmatch=True)


@settings(max_examples=1000)
@given(spaced(("+7", "8", "7", ""), mobiles | landlines | anything_like_ours))
@example("+77051112233")
@example("8 (7232) 55-41-18")
@example("7 705 111 22 33")
def test_a_plain_number_is_read_as_phonenumbers_reads_it(written: str) -> None:
    number = phonenumbers.parse(written, "KZ")
    ours = phonenumbers.is_valid_number(number) and phonenumbers.region_code_for_number(number) == "KZ"
    expected = (phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),) if ours else ()
    assert read_phones(written).dialable == expected


def test_every_prefix_of_ours_is_read_as_phonenumbers_reads_it() -> None:
    for prefix in range(1000):
        written = f"+77{prefix:03}112233"
        number = phonenumbers.parse(written)
        ours = phonenumbers.is_valid_number(number) and phonenumbers.region_code_for_number(number) == "KZ"
        assert (written, read_phones(written).dialable) == (written, (written,) if ours else ())


@given(st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])([4-6][0-3]|0[1-9]|[12][0-9]|3[01])[0-6][0-9]{4}", fullmatch=True))
def test_the_check_digit_is_the_one_idnumbers_expects(body: str) -> None:
    kind = KAZ.BusinessIDNumber if body[4] >= "4" else KAZ.IndividualIDNumber
    for last in range(10):
        right = read_id(f"{body}{last}").problem == ""
        assert right == (kind.checksum(f"{body}{last}") == last)
        assert right or not kind.validate(f"{body}{last}")


@given(st.lists(st.text(), max_size=4, unique=True).flatmap(lambda names: st.lists(st.tuples(*map(named, names)))))
@example([(("100 %", "\u2028"), ('"\\\n', '"\\\n')), (("100 %", ""), ('"\\\n', ""))])
def test_strings_are_written_as_the_json_module_writes_them(rows: list[tuple[tuple[str, str], ...]]) -> None:
    columns = {members[0][0]: [text for _, text in members] for members in zip(*rows, strict=True)}
    written = list(columns_to_json(columns, len(rows)))
    assert written == [json.dumps(dict(row), ensure_ascii=False, separators=(",", ":")) for row in rows]


def test_a_memo_works_nothing_out_twice_and_does_not_grow_for_ever() -> None:
    asked: list[int] = []
    memo = Memo[int, int](lambda number: asked.append(number) or -number)
    assert [memo[7], memo[7]] == [-7, -7]
    assert asked == [7]
    for number in range(3 * FULL):
        assert memo[number] == -number
        assert len(memo) <= FULL


def test_a_memo_works_out_a_column_as_it_does_each_cell() -> None:
    memo = ColumnMemo[int, int](lambda numbers: [-number for number in numbers])
    for start in range(0, 2 * FULL, 500):
        column = [start, *range(start, start + 499), 7]
        assert memo.of(column) == [-number for number in column]
        assert len(memo) <= FULL


@given(st.lists(WORDS, min_size=1, max_size=8))
@example(["Σ", "ΑΣ", 'e"\u0301'])
def test_a_column_is_folded_as_each_cell_is(column: list[str]) -> None:
    said = [" ".join(cell.split()) for cell in column]
    assert fold_all(said) == [fold(cell) for cell in said]


@given(st.lists(st.sampled_from(["", "\0", "55-41", "8 705 111 22 33", "87051112233, +7 916 123 45 67"]) | WORDS))
def test_a_column_of_numbers_is_read_as_each_cell_is(column: list[str]) -> None:
    assert read_all_phones(column) == [read_phones(cell) for cell in column]


CELLS = {name: [GOOD[name]] for name in GOOD}
for _, changes in CASES:
    for name, cell in changes.items():
        CELLS[name].append(cell)
ODD: dict[str, list[Cell]] = {
    "region": ["Алматы", "Err:502", "#REF!", "-"],
    "settlement": ["Алматы қ."],
    "client": ["#N/A", "Err:502", "Err:5 Болат", "– –", "– – Болат"],
    "birth": [date(2026, 9, 4), date(2026, 9, 5), date(1990, 9, 5), "#N/A", "31.02.1990"],
    "age": ["36 лет", "жас", "-1", 0],
    "start": ["#N/A", "30.02.2026", date(2026, 9, 5)],
    "end": ["", "#N/A", date(2026, 10, 1)],
    "work_phone": ["87051112233", "55-41", "+7 916 123 45 67; 55-41"],
    "sex": ["жен", "–", "м"],
    "email": ["", "-", "a@b", "a@b.kz"],
}
CHANGES = [(name, cell) for name, cells in CELLS.items() for cell in (*cells, *ODD.get(name, ()))]
LINES = st.lists(st.lists(st.sampled_from(CHANGES), max_size=4).map(lambda changes: {**GOOD, **dict(changes)}))


@given(st.lists(LINES.filter(bool), min_size=1, max_size=3))
@example([[{**GOOD, name: cell} for name, cell in CHANGES]])
@example([[{**GOOD, name: cell}] for name, cell in reversed(CHANGES)])
def test_a_check_that_is_not_asked_again_would_have_found_nothing(pieces: Sequence[Sequence[dict[str, Cell]]]) -> None:
    reader = RowReader(EDITION, SEPTEMBER)
    at_a_glance = Judge(CHECKS, EDITION, ())
    one_by_one = Judge([replace(check, sees=sights.row) for check in CHECKS], EDITION, ())
    for number, lines in enumerate(pieces):
        columns = {name: [line[name] for line in lines] for name in GOOD}
        rows = reader.read_all(RawRows([1000 * number + place for place in range(len(lines))], columns, {}))
        assert at_a_glance.findings(rows) == one_by_one.findings(rows)
