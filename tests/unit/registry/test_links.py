"""Decision 2: persons merged by the rule, joined and parted by hand."""

from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from survey.registry.links import PersonLink, Ruling, last_words, pair_of
from survey.registry.persons import merge_persons
from tests.unit.registry.sheets import Pages, headings, line, other, read_pages
from tests.unit.registry.words import JOINED, PARTED, partition, said, together, word

KEYS = ["iin:1", "iin:2", "iin:3", "nb:x", "nb:y", "nb:z", "nb:w"]
ROWS = st.lists(st.tuples(st.sampled_from(KEYS[:3]), st.sampled_from(["x", "y", "z", "w", ""])), max_size=6).map(
    lambda rows: [*rows, *((key, key.removeprefix("nb:") if key.startswith("nb:") else "") for key in KEYS)]
)
"""Every key, and what names the three with an IIN came under."""

PAIRS = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda pair: pair[0] < pair[1])
RULINGS = st.dictionaries(PAIRS, st.sampled_from(Ruling), max_size=7)


def links_of(rulings: dict[tuple[str, str], Ruling]) -> list[PersonLink]:
    return said(*((ruling, *pair) for pair, ruling in rulings.items()))


def test_a_join_makes_one_client_named_by_its_iin() -> None:
    rows = [("nb:а", "а"), ("iin:7", "б"), ("nb:в", "в")]
    assert merge_persons(rows, said((JOINED, "nb:а", "iin:7"))) == {"nb:а": "iin:7", "iin:7": "iin:7", "nb:в": "nb:в"}


def test_a_part_undoes_what_the_rule_joined() -> None:
    rows = [("iin:1", "а"), ("nb:а", "а")]
    assert together(merge_persons(rows)) == partition(["iin:1", "nb:а"])
    assert together(merge_persons(rows, said((PARTED, "nb:а", "iin:1")))) == partition(["iin:1"], ["nb:а"])


def test_the_last_word_on_a_pair_counts_whichever_key_comes_first() -> None:
    words = said((JOINED, "nb:а", "nb:б"), (PARTED, "nb:б", "nb:а"), (JOINED, "nb:а", "nb:б"))
    rows = [("nb:а", ""), ("nb:б", "")]
    assert [len(together(merge_persons(rows, words[:upto]))) for upto in range(4)] == [2, 1, 2, 1]


def test_two_iins_never_meet_through_a_third_but_may_be_joined_themselves() -> None:
    rows = [("iin:1", ""), ("iin:2", ""), ("nb:а", "а")]
    through = [(JOINED, "nb:а", "iin:1"), (JOINED, "nb:а", "iin:2")]
    assert together(merge_persons(rows, said(*through))) == partition(["iin:1", "nb:а"], ["iin:2"])
    assert together(merge_persons(rows, said(*through, (JOINED, "iin:1", "iin:2")))) == partition(
        ["iin:1", "iin:2", "nb:а"]
    )


def test_joins_of_two_iins_go_before_all_others() -> None:
    joins = [(JOINED, "iin:1", "nb:а"), (JOINED, "iin:1", "iin:2"), (JOINED, "iin:2", "iin:3")]
    rows = [(key, "") for key in ("iin:1", "iin:2", "iin:3", "nb:а")]
    merged = merge_persons(rows, said(*joins, (PARTED, "iin:3", "nb:а")))
    assert together(merged) == partition(["iin:1", "iin:2", "iin:3"], ["nb:а"])


def test_where_the_rule_cannot_have_both_the_first_key_has_it() -> None:
    rows, words = [], []
    for place in range(8):
        first, second = f"а{place}", f"б{place}"
        rows += [(f"iin:{place}1", first), (f"iin:{place}2", second), (f"nb:{first}", first), (f"nb:{second}", second)]
        words.append((JOINED, f"nb:{second}", f"nb:{first}"))
    merged = merge_persons(rows, said(*words))
    assert all(merged[f"nb:б{place}"] == merged[f"nb:а{place}"] == f"iin:{place}1" for place in range(8))


def test_a_hand_goes_before_the_rule() -> None:
    rows = [("iin:1", "а"), ("nb:а", "а"), ("iin:2", "")]
    words = said((JOINED, "nb:а", "iin:2"))
    assert together(merge_persons(rows, words)) == partition(["iin:1"], ["iin:2", "nb:а"])


def test_a_name_that_two_joined_iins_bear_is_theirs() -> None:
    rows = [("iin:1", "а"), ("iin:2", "а"), ("nb:а", "а")]
    assert len(together(merge_persons(rows, said((JOINED, "iin:1", "iin:2"))))) == 1


def test_persons_who_are_not_in_the_month_still_connect_those_who_are() -> None:
    words = said((JOINED, "nb:а", "nb:жоқ"), (JOINED, "nb:жоқ", "nb:б"))
    assert together(merge_persons([("nb:а", ""), ("nb:б", "")], words)) == partition(["nb:а", "nb:б"])


@given(ROWS, RULINGS, PAIRS)
def test_joining_two_clients_and_parting_them_again_restores_every_client(
    rows: list, rulings: dict, pair: tuple
) -> None:
    rulings.pop(pair, None)
    before = merge_persons(rows, links_of(rulings))
    assume(before[pair[0]] != before[pair[1]])
    words = [*links_of(rulings), word(100, JOINED, *pair)]
    assert merge_persons(rows, [*words, word(101, PARTED, *pair)]) == before


@given(st.dictionaries(st.sampled_from("xyzw"), st.sampled_from(KEYS[:3]), min_size=1), st.data())
def test_parting_what_the_rule_joined_and_joining_it_again_restores_every_client(
    owners: dict[str, str], data: st.DataObject
) -> None:
    rows = [row for name, iin in owners.items() for row in ((iin, name), (f"nb:{name}", name))]
    name, iin = data.draw(st.sampled_from(sorted(owners.items())))
    before = merge_persons(rows)
    parted = said((PARTED, iin, f"nb:{name}"))
    assert merge_persons(rows, parted) == before | {f"nb:{name}": f"nb:{name}"}
    assert merge_persons(rows, [*parted, word(5, JOINED, iin, f"nb:{name}")]) == before


@given(ROWS, RULINGS, st.randoms())
def test_the_order_of_rows_and_of_words_on_different_pairs_changes_nothing(
    rows: list, rulings: dict, chance: Random
) -> None:
    shuffled_rows, shuffled = rows[:], list(rulings.items())
    chance.shuffle(shuffled_rows)
    chance.shuffle(shuffled)
    words = links_of(dict(shuffled))
    chance.shuffle(words)
    assert merge_persons(shuffled_rows, words) == merge_persons(rows, links_of(rulings))


@given(ROWS, RULINGS)
def test_a_client_is_named_by_one_of_its_own_keys_an_iin_where_it_has_one(rows: list, rulings: dict) -> None:
    merged = merge_persons(rows, links_of(rulings))
    for client in together(merged):
        (name,) = {merged[key] for key in client}
        assert name == min(client, key=lambda key: (not key.startswith("iin:"), key))


@given(ROWS, RULINGS)
def test_parted_pairs_are_never_one_client_and_two_iins_only_by_joins_of_iins(rows: list, rulings: dict) -> None:
    merged = merge_persons(rows, links_of(rulings))
    assert all(merged[one] != merged[two] for (one, two), ruling in rulings.items() if ruling is PARTED)
    of_iins = {pair: ruling for pair, ruling in rulings.items() if pair[1].startswith("iin:")}
    iins = [key for key in KEYS if key.startswith("iin:")]
    alone = merge_persons([(key, "") for key in iins], links_of(of_iins))
    for one in iins:
        assert {two for two in iins if merged[one] == merged[two]} <= {two for two in iins if alone[one] == alone[two]}


@given(st.dictionaries(PAIRS.filter(lambda pair: pair[0].startswith("nb:")), st.just(JOINED)), ROWS)
def test_joins_alone_reach_as_far_as_a_chain_of_them_does(rulings: dict, rows: list) -> None:
    names = [(key, name) for key, name in rows if key.startswith("nb:")]
    reach = {key: {key} for key, _ in names}
    for _ in KEYS:
        for one, two in rulings:
            reach[one] = reach[two] = reach[one] | reach[two]
            for key in reach[one]:
                reach[key] = reach[one]
    assert together(merge_persons(names, links_of(rulings))) == {frozenset(keys) for keys in reach.values()}


@given(st.lists(st.tuples(st.sampled_from(Ruling), st.sampled_from("абв"), st.sampled_from("гд"))))
def test_the_last_word_on_each_pair_is_what_was_said_last(words: list) -> None:
    links = said(*words)
    assert {pair: link.ruling for pair, link in last_words(reversed(links)).items()} == {
        pair_of(one, two): ruling for ruling, one, two in words
    }


def test_a_number_is_shared_no_more_once_its_two_owners_are_joined() -> None:
    pages = Pages(A=[headings(), line(), other(1, mobile_phone="+7 705 111 22 33")])

    def shared(*words: tuple[Ruling, str, str]) -> int:
        reading = read_pages(pages, said(*words))
        return sum(found.code == "phone.shared" for found in reading.findings)

    assert shared() == 2
    assert shared((JOINED, "iin:900101300017", "nb:басқаев адам 1|1990-01-01")) == 0
