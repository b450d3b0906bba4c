from datetime import UTC, datetime, timedelta
from uuid import RFC_4122

from hypothesis import given
from hypothesis import strategies as st

from survey.ids import uuid7, uuid7_of

moments = st.integers(0, 200 * 365 * 86_400 * 1_000_000).map(
    lambda us: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)
)


@given(moments)
def test_an_id_is_a_version_7_uuid_of_its_millisecond(at: datetime) -> None:
    made = uuid7(at)
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert abs((made.int >> 80) - at.timestamp() * 1000) <= 1


@given(moments, st.integers(1, 10_000_000))
def test_ids_sort_in_the_order_of_their_microseconds(at: datetime, later: int) -> None:
    assert uuid7(at) < uuid7(at + timedelta(microseconds=later))


@given(moments)
def test_two_ids_of_one_moment_differ(at: datetime) -> None:
    assert uuid7(at) != uuid7(at)


def test_an_identifier_of_content_is_the_same_each_time_and_sorts_by_its_moment() -> None:
    moments = [datetime(2026, 10, 5, 6, 30, 0, micro, tzinfo=UTC) for micro in (0, 1, 2, 999)]
    made = [uuid7_of(at, "case|call") for at in moments]
    assert made == [uuid7_of(at, "case|call") for at in moments]
    assert sorted(made) == made
    assert uuid7_of(moments[0], "another") != made[0]
    assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}
