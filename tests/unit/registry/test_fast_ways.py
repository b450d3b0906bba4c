"""What is done fast says the same as what is done by the book."""

import json

import phonenumbers
from hypothesis import example, given, settings
from hypothesis import strategies as st
from idnumbers.nationalid import KAZ

from storage.json_text import strings_to_json
from survey.registry.identity import read_id
from survey.registry.memo import FULL, Memo
from survey.registry.phones import read_phones

GAPS = st.text(" ()-", max_size=2)
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


@given(st.dictionaries(st.text(), st.text()))
@example({"100 %": '"\\\n\u2028'})
def test_strings_are_written_as_the_json_module_writes_them(strings: dict[str, str]) -> None:
    assert strings_to_json(strings) == json.dumps(strings, ensure_ascii=False, separators=(",", ":"))


def test_a_memo_works_nothing_out_twice_and_does_not_grow_for_ever() -> None:
    asked: list[int] = []
    memo = Memo[int, int](lambda number: asked.append(number) or -number)
    assert [memo[7], memo[7]] == [-7, -7]
    assert asked == [7]
    for number in range(3 * FULL):
        assert memo[number] == -number
        assert len(memo) <= FULL
