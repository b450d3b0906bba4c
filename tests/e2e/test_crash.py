"""kill -9 in mid-interview, a small seeded sample; bench/crashes.py runs hundreds."""

from pathlib import Path

from bench.crashes import crash, prepare


def test_no_answer_with_a_tick_is_lost_and_the_interview_goes_on_where_it_was(tmp_path: Path) -> None:
    store = prepare(tmp_path)
    for seed in range(3):
        found = crash(store, seed)
        assert found.lost == ()
        assert found.resumed_at == found.expected_at
