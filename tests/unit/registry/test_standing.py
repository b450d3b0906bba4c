"""Where a month stands (¶¶8-9), from its facts."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import main
from survey.edition_file import load_edition
from survey.ids import uuid7
from survey.periods import Month
from survey.registry.records import Version
from survey.registry.standing import MonthFact, MonthState, Newest, Standing, Step, standing

LETTER = load_edition(main.EDITION).letter
NOW = datetime(2026, 10, 2, 5, tzinfo=UTC)
FRIDAY = date(2026, 10, 2)
SUPERVISOR = UUID(int=1)
FIRST, SECOND = UUID(int=11), UUID(int=12)


def newest(of: UUID = FIRST, *, faulty: bool = True) -> Newest:
    version = Version(
        id=of,
        month=Month(2026, 9),
        number=1,
        file="қыркүйек.xlsx",
        sha256="ab" * 32,
        received=FRIDAY,
        late=False,
        rows=9,
        counted=8,
        imported_at=NOW,
        by=SUPERVISOR,
    )
    return Newest(version, FRIDAY, faulty)


def fact(step: Step, day: int, of: UUID = FIRST) -> MonthFact:
    return MonthFact(
        id=uuid7(NOW), month=Month(2026, 9), version=of, step=step, day=date(2026, 10, day), at=NOW, by=SUPERVISOR
    )


SENT, RECEIVED = fact(Step.SENT, 5), fact(Step.RECEIVED, 6)


@pytest.mark.parametrize(
    ("version", "facts", "state"),
    [
        (newest(), [], MonthState.RECEIVED),
        (newest(faulty=False), [], MonthState.CHECKED),
        (newest(), [SENT], MonthState.NOTIFIED),
        (newest(), [SENT, RECEIVED], MonthState.NOTIFIED),
        (newest(SECOND), [SENT, RECEIVED], MonthState.CORRECTED),
        (newest(SECOND, faulty=False), [SENT], MonthState.CORRECTED),
        (newest(SECOND), [SENT, RECEIVED, fact(Step.SENT, 8, SECOND)], MonthState.NOTIFIED),
        (newest(SECOND), [SENT, fact(Step.ACCEPTED, 9, SECOND)], MonthState.ACCEPTED),
        (newest(), [fact(Step.ACCEPTED, 9)], MonthState.ACCEPTED),
        (newest(SECOND), [fact(Step.ACCEPTED, 9)], MonthState.RECEIVED),
        (newest(SECOND, faulty=False), [fact(Step.ACCEPTED, 9)], MonthState.CHECKED),
    ],
)
def test_a_state_follows_from_the_facts_and_the_newest_version(
    version: Newest, facts: list[MonthFact], state: MonthState
) -> None:
    assert standing(version, facts, LETTER).state is state


def test_p8_the_letter_is_due_a_working_day_after_the_faults_were_found() -> None:
    assert standing(newest(), [], LETTER).notice_due == date(2026, 10, 5)


def test_p8_a_version_without_faults_needs_no_letter() -> None:
    assert standing(newest(faulty=False), [], LETTER) == Standing(MonthState.CHECKED, None, None, None, None)


def test_p9_the_three_days_start_with_receipt_and_not_with_sending() -> None:
    assert standing(newest(), [SENT], LETTER).corrections_due is None
    assert standing(newest(), [SENT, RECEIVED], LETTER).corrections_due == date(2026, 10, 9)


def test_a_day_entered_again_corrects_the_first() -> None:
    stands = standing(newest(), [SENT, RECEIVED, fact(Step.RECEIVED, 7)], LETTER)
    assert (stands.sent, stands.received, stands.corrections_due) == (
        date(2026, 10, 5),
        date(2026, 10, 7),
        date(2026, 10, 12),
    )


def test_a_second_letter_waits_for_its_own_receipt() -> None:
    stands = standing(newest(SECOND), [SENT, RECEIVED, fact(Step.SENT, 12, SECOND)], LETTER)
    assert (stands.sent, stands.received, stands.corrections_due) == (date(2026, 10, 12), None, None)


STEPS = st.lists(st.tuples(st.sampled_from(Step), st.integers(1, 28), st.sampled_from([FIRST, SECOND])), max_size=8)


@given(STEPS, st.booleans())
def test_corrections_are_due_if_and_only_if_a_receipt_is_known_and_later_than_it(
    steps: list[tuple[Step, int, UUID]],
    faulty: bool,  # noqa: FBT001  hypothesis gives it
) -> None:
    facts = [fact(step, day, of) for step, day, of in steps]
    stands = standing(newest(SECOND, faulty=faulty), facts, LETTER)
    assert (stands.corrections_due is None) == (stands.received is None)
    if stands.received and stands.corrections_due:
        assert stands.sent
        assert stands.corrections_due >= stands.received + timedelta(days=3)
    assert (stands.notice_due is not None) == faulty
