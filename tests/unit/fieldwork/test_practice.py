"""What a call of the practice teaches, and when one can practise."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from survey.demo.practice import ROOM, within_calling_hours
from survey.facts import Answer, Appointment, Claim, Dial, Disposition, Fact, Note
from survey.fieldwork.hours import may_call
from survey.language import Language
from survey.practice import LeftOut, Lesson, lesson_of
from tests.floor_time import EDITION

PHONES = ("+77053101240", "+77232554118")
AT = datetime(2026, 9, 21, 5, tzinfo=UTC)
CASE, ME = UUID(int=1), UUID(int=2)
WHOLE = {"q1": "yes", "q2": "5", "q3": "yes", "q4": "no"}


def call(*steps: tuple[type[Fact], dict[str, object]]) -> list[Fact]:
    """Return the facts of a call, ten seconds apart."""
    return [
        kind(id=UUID(int=10 + place), case=CASE, at=AT + timedelta(seconds=10 * place), by=ME, **values)
        for place, (kind, values) in enumerate([(Claim, {}), *steps])
    ]


def dial(place: int = 0) -> tuple[type[Fact], dict[str, object]]:
    return Dial, {"phone": PHONES[place]}


def answers(**choices: str) -> list[tuple[type[Fact], dict[str, object]]]:
    return [(Answer, {"question": q, "choice": c, "language": Language.KK}) for q, c in choices.items()]


def end(outcome: str) -> tuple[type[Fact], dict[str, object]]:
    return Disposition, {"outcome": outcome}


def lesson(*steps: tuple[type[Fact], dict[str, object]]) -> Lesson | None:
    return lesson_of(call(*steps), PHONES, EDITION)


def left_out(*steps: tuple[type[Fact], dict[str, object]]) -> tuple[LeftOut, ...]:
    found = lesson(*steps)
    assert found
    return found.left_out


def test_a_whole_interview_leaves_nothing_out_and_has_its_time() -> None:
    assert lesson(dial(), *answers(**WHOLE), end("1.1")) == Lesson(True, timedelta(seconds=60), ())  # noqa: FBT003


def test_a_call_that_goes_on_teaches_nothing_yet() -> None:
    assert lesson_of([], PHONES, EDITION) is None
    assert lesson() is None
    assert lesson(dial(), *answers(q1="yes")) is None


def test_an_interview_without_dialling_is_told() -> None:
    assert left_out(*answers(**WHOLE), end("1.1")) == (LeftOut.DIALLING,)


def test_a_number_that_nobody_answers_has_another_beside_it() -> None:
    nobody = next(o.code for o in EDITION.outcomes if o.by_hand and o.group == "NC" and not o.contact)
    assert left_out(dial(), end(nobody)) == (LeftOut.OTHER_NUMBER,)
    assert left_out(dial(), dial(1), end(nobody)) == ()


@pytest.mark.parametrize("refusal", [o.code for o in EDITION.outcomes if o.by_hand and o.group == "R"])
def test_a_refusal_wants_a_note(refusal: str) -> None:
    assert left_out(dial(), end(refusal)) == (LeftOut.NOTE,)
    assert left_out(dial(), (Note, {"text": "кейін"}), end(refusal)) == ()


def test_an_interview_that_stopped_on_the_way_is_told() -> None:
    assert LeftOut.QUESTIONS in left_out(dial(), *answers(q1="yes"), (Note, {"text": "кейін"}), end("2.112"))


def test_a_promise_to_call_back_ends_a_call() -> None:
    found = lesson(dial(), (Appointment, {"due": AT + timedelta(days=1)}))
    assert found == Lesson(False, timedelta(seconds=20), ())  # noqa: FBT003


def test_only_the_last_call_of_a_case_counts() -> None:
    first = call(end("2.112"))
    again = call(dial(), *answers(**WHOLE), end("1.1"))
    found = lesson_of([*first, *again], PHONES, EDITION)
    assert found
    assert (found.complete, found.left_out) == (True, ())


@pytest.mark.parametrize("hour", range(0, 24 * 8, 5))
def test_one_can_practise_at_any_hour_with_room_to_call(hour: int) -> None:
    now = datetime(2026, 12, 12, tzinfo=UTC) + timedelta(hours=hour)
    clock = within_calling_hours(lambda: now, EDITION)
    assert clock() >= now
    assert may_call(clock(), EDITION)
    assert may_call(clock() + ROOM, EDITION)


def test_within_calling_hours_the_clock_is_the_real_one() -> None:
    now = datetime(2026, 9, 21, 5, tzinfo=UTC)
    assert within_calling_hours(lambda: now, EDITION)() == now
