"""Asking again: by somebody else, without the first answers, until the client is reached or let be."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from survey.audit import Logged
from survey.edition import Edition
from survey.errors import CaseNotHeld, Refused
from survey.facts import CheckAnswer
from survey.language import Language
from survey.quality.checks import CheckStage
from survey.services.back_checks import BlindCheck, NoCheck
from survey.services.calling import CallingDesk
from survey.staff import Role
from tests.storage.calling.conftest import CLIENTS, HandClock
from tests.storage.calling.floor import seat
from tests.storage.quality.interviewing import (
    OpenStore,
    checking_all,
    checks,
    made,
    quality,
    staff_of,
    state_and_facts,
    taken,
    wave_of,
)


@pytest.fixture(scope="session")
def edition(edition: Edition) -> Edition:
    return checking_all(edition)


def stages(store: OpenStore, clock: HandClock, edition: Edition) -> list[CheckStage]:
    return [drawn.check.stage for drawn in wave_of(store, clock, edition).checks]


def test_own_interviews_are_never_offered_to_oneself(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    made(operator)
    own, other = checks(store, clock, edition, staff_of(operator)), checks(store, clock, edition, store.staff)
    assert own.next_client() == NoCheck(open=1, own=1, next_due=None, opens=None)
    assert isinstance(other.next_client(), BlindCheck)


@pytest.mark.parametrize("percent", [0, 50, 100])
def test_who_asks_again_and_the_supervisor_find_the_same_interviews_drawn(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk, percent: int
) -> None:
    half = replace(edition, quality=replace(edition.quality, check_percent=percent, new_percent=percent))
    for _ in range(CLIENTS):
        made(operator)
    found = checks(store, clock, half, staff_of(operator)).next_client()
    assert isinstance(found, NoCheck)
    assert found.open == len(wave_of(store, clock, half).checks)


def test_only_the_first_interviews_of_an_operator_are_those_of_a_new_one(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    rules = replace(edition.quality, check_percent=0, new_percent=100, new_interviews=2)
    turns = [made(operator) for _ in range(3)]
    operator.reopen(turns[0].case.id)
    operator.complete(turns[0].case.id)  # finishing one again makes nobody more experienced
    found = wave_of(store, clock, replace(edition, quality=rules)).checks
    assert {one.case.id for one in found} == {turn.case.id for turn in turns[:2]}


def test_who_corrected_an_answer_does_not_ask_again_either(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk, desk: CallingDesk
) -> None:
    case = made(operator).case.id
    desk.reopen(case)
    desk.answer(case, "q4", "yes", Language.KK)
    desk.complete(case)
    assert isinstance(checks(store, clock, edition, store.staff).next_client(), NoCheck)


def test_who_asks_again_sees_nothing_of_the_first_answers(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    made(operator)
    found = taken(checks(store, clock, edition, store.staff))
    assert {field.name for field in fields(found)} == {"case", "card", "answers", "asked", "language"}
    assert found.answers == {}
    assert found.asked
    assert found.asked.id == "q1"


def test_the_questions_of_the_edition_are_asked_on_the_clients_new_road(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    again = checks(store, clock, edition, store.staff)
    taken(again)
    after_yes = again.answer(case, "q1", "yes", Language.RU)
    assert after_yes.asked
    assert after_yes.asked.id == "q3"
    with pytest.raises(Refused, match=r"interview\.incomplete"):
        again.close(case, "", "1.1")
    assert again.answer(case, "q1", "no", Language.RU).asked is None
    again.close(case, "", "1.1")
    assert stages(store, clock, edition) == [CheckStage.DONE]


def test_a_check_leaves_the_case_as_it_stands(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    before, _ = state_and_facts(store, case, edition)
    again = checks(store, clock, edition, store.staff)
    taken(again)
    again.answer(case, "q1", "no", Language.KK)
    again.close(case, "", "1.1")
    after, facts = state_and_facts(store, case, edition)
    assert after == before
    assert any(isinstance(fact, CheckAnswer) for fact in facts)


def test_after_a_restart_the_check_goes_on_at_the_same_question(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    again = checks(store, clock, edition, store.staff)
    assert again.in_hand() is None
    taken(again)
    again.answer(case, "q1", "yes", Language.KK)
    resumed = checks(store, clock, edition, store.staff).in_hand()
    assert resumed
    assert (resumed.case.id, resumed.answers) == (case, {"q1": "yes"})


def test_two_never_ask_the_same_client_and_a_check_left_lying_goes_to_another(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    first = checks(store, clock, edition, store.staff)
    second = checks(store, clock, edition, staff_of(seat(store, clock, edition, "dana")))
    taken(first)
    first.answer(case, "q1", "no", Language.KK)
    assert isinstance(second.next_client(), NoCheck)
    clock.pass_by(minutes=edition.quality.retry_minutes + 1)
    assert taken(second).answers == {}  # blind to the other's too
    with pytest.raises(CaseNotHeld):
        first.close(case, "", "3.13")


def test_a_client_who_is_not_reached_is_called_after_the_pause_and_let_be_after_the_last_attempt(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    made(operator)
    again = checks(store, clock, edition, store.staff)
    for attempt in range(1, edition.quality.attempts + 1):
        found = taken(again)
        again.close(found.case.id, found.case.phones[0], "3.13")
        waiting = again.next_client()
        assert isinstance(waiting, NoCheck)
        if attempt < edition.quality.attempts:
            assert waiting.next_due
            assert waiting.next_due >= clock.at + timedelta(minutes=179)
            clock.at = waiting.next_due
    assert stages(store, clock, edition) == [CheckStage.GIVEN_UP]


def test_a_refusal_for_good_ends_the_check_and_bars_the_client(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    made(operator)
    again = checks(store, clock, edition, store.staff)
    found = taken(again)
    again.close(found.case.id, found.case.phones[0], "2.112")
    assert stages(store, clock, edition) == [CheckStage.GIVEN_UP]
    with store.work() as work:
        assert set(work.cases.barred((found.case.client, *found.case.phones))) == {
            found.case.client,
            found.case.phones[0],
        }


def test_nobody_is_asked_again_outside_the_calling_hours(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    made(operator)
    clock.pass_by(hours=12)
    found = checks(store, clock, edition, store.staff).next_client()
    assert isinstance(found, NoCheck)
    assert found.opens


@pytest.mark.parametrize("other", [{"region": "KZ-10"}, {"languages": (Language.RU,)}])
def test_clients_of_another_region_or_language_are_left_to_others(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk, other: dict[str, object]
) -> None:
    made(operator)
    assert isinstance(checks(store, clock, edition, replace(store.staff, **other)).next_client(), NoCheck)


def test_seeing_the_numbers_is_in_the_audit_log(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    again = checks(store, clock, edition, store.staff)
    taken(again)
    taken(again)  # the same, still in hand
    with store.work() as work:
        found = work._connection.exec_driver_sql(
            "SELECT subject FROM audit_log WHERE what = ?", (Logged.PHONES_SHOWN.value,)
        ).all()
    assert [subject for (subject,) in found] == [str(case)]


def test_a_rejected_interview_is_not_asked_about_and_the_next_one_is_another(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk
) -> None:
    case = made(operator).case.id
    again = checks(store, clock, edition, store.staff)
    taken(again)
    quality(store, clock, edition).reject(case, "Дауыс басқа")
    with pytest.raises(CaseNotHeld):
        again.answer(case, "q1", "yes", Language.KK)
    made(operator)
    assert stages(store, clock, edition) == [CheckStage.WAITING]


@pytest.mark.parametrize(
    ("phone", "outcome", "code"),
    [
        ("+77000000000", "3.13", "phone.not_of_client"),
        ("", "3.11", "outcome.not_by_hand"),
        ("", "9.9", "outcome.unknown"),
        ("", "1.1", "interview.incomplete"),
    ],
)
def test_what_contradicts_the_call_is_refused(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk, phone: str, outcome: str, code: str
) -> None:
    case = made(operator).case.id
    again = checks(store, clock, edition, store.staff)
    taken(again)
    with pytest.raises(Refused) as refused:
        again.close(case, phone, outcome)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("question", "choice", "code"),
    [("q2", "5", "answer.not_on_road"), ("q9", "1", "answer.not_on_road"), ("q1", "maybe", "answer.unknown_choice")],
)
def test_only_what_is_asked_is_answered(
    store: OpenStore, clock: HandClock, edition: Edition, operator: CallingDesk, question: str, choice: str, code: str
) -> None:
    case = made(operator).case.id
    again = checks(store, clock, edition, store.staff)
    taken(again)
    with pytest.raises(Refused) as refused:
        again.answer(case, question, choice, Language.KK)
    assert refused.value.code == code


def test_an_administrator_does_not_ask(store: OpenStore, clock: HandClock, edition: Edition) -> None:
    other = replace(store.staff, role=Role.ADMINISTRATOR)
    with pytest.raises(Refused, match=r"staff\.not_allowed"):
        checks(store, clock, edition, other).next_client()
