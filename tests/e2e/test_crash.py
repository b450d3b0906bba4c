"""kill -9 in mid-interview, a small seeded sample; bench/crashes.py runs hundreds."""

from pathlib import Path

from bench.crashes import crash, in_order, prepare


def test_no_answer_with_a_tick_is_lost_and_the_interview_goes_on_where_it_was(tmp_path: Path) -> None:
    store = prepare(tmp_path)
    for seed in range(3):
        found = crash(store, seed)
        assert found.lost == ()
        assert found.astray == 0
        assert found.resumed_at == found.expected_at


def test_a_tick_is_found_only_in_its_order_among_the_facts() -> None:
    assert in_order(["yes", "no"], ["yes", "dk", "no"])
    assert not in_order(["yes", "no"], ["no", "yes"])
    assert not in_order(["yes", "no", "yes"], ["yes", "no"])
