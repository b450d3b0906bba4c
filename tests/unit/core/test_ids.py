from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from survey.ids import uuid7

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
