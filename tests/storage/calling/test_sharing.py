"""Clients who share a number: one call may serve several, each with answers of his own."""

from dataclasses import replace

import pytest

from storage.engine import Store
from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Answer, Claim, Dial, Disposition
from survey.fieldwork.case import Case, Stage
from survey.fieldwork.queue import Reason
from survey.services.calling import CallingDesk
from survey.services.sharing import Sharers
from survey.staff import Role, Staff
from tests.storage.calling.conftest import CELLS, CLIENTS, HandClock
from tests.storage.calling.test_calling_desk import FULL, interview, take

DIED, GATEKEEPER, REFUSED, WRONG = "2.31", "2.111", "2.112", "4.34"


@pytest.fixture
def shared(store: Store) -> tuple[Case, ...]:
    """Give the first three clients of the draw the same number; return all."""
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        made = [row.case for row in work.waves.cases(wave.id)]
        for neighbour in made[1:3]:
            work._connection.exec_driver_sql(
                "INSERT INTO case_keys SELECT ?, ?", (made[0].phones[0], neighbour.id.bytes)
            )
            work._connection.exec_driver_sql(
                "UPDATE cases SET phones = (SELECT phones FROM cases WHERE id = ?) WHERE id = ?",
                (made[0].id.bytes, neighbour.id.bytes),
            )
        work.commit()
        return tuple(work.cases.get(case.id).case for case in made)


def called(desk: CallingDesk, *, outcome: str = GATEKEEPER) -> Case:
    """Call the first client and give the call an outcome."""
    case = take(desk).case
    desk.dial(case.id, case.phones[0])
    desk.close(case.id, outcome)
    return case


def test_who_has_a_number_of_the_client_is_shown_with_him(desk: CallingDesk, shared: tuple[Case, ...]) -> None:
    turn = take(desk)
    assert (turn.case, turn.sharers) == (shared[0], (CELLS["client"], CELLS["client"]))


def test_a_client_who_shares_no_number_has_nobody_beside_him(desk: CallingDesk) -> None:
    assert take(desk).sharers == ()


def test_the_next_client_at_the_number_has_a_case_and_answers_of_his_own(
    store: Store, desk: CallingDesk, shared: tuple[Case, ...]
) -> None:
    first = take(desk).case
    desk.dial(first.id, first.phones[0])
    interview(desk, first.id, **FULL)
    assert desk.sharers() == Sharers(first.phones[0], (CELLS["client"],) * 2)
    turn = desk.next_sharer()
    assert (turn.case, turn.reason, turn.interview.choices) == (shared[1], Reason.SHARED, {})
    assert desk.in_hand()
    with store.work() as work:
        kinds = [type(fact) for fact in work.facts.of_case(shared[1].id)]
    assert kinds == [Claim]
    interview(desk, turn.case.id, **FULL)
    assert desk.day().interviews == 2
    assert desk.next_sharer().case == shared[2]


def test_the_others_are_put_to_rest_with_an_outcome_and_no_call_is_counted_twice(
    store: Store, desk: CallingDesk, shared: tuple[Case, ...]
) -> None:
    called(desk)
    assert desk.rest_sharers(DIED) == 2
    with store.work() as work:
        for case in shared[1:3]:
            state = work.cases.get(case.id).state
            assert (state.stage, state.outcome, state.dials) == (Stage.FINAL, DIED, 0)
            facts = work.facts.of_case(case.id)
            assert not any(isinstance(fact, Dial | Answer) for fact in facts)
            assert [fact.outcome for fact in facts if isinstance(fact, Disposition)] == [DIED]
    assert desk.day().calls == 1
    assert take(desk).case == shared[3]


@pytest.mark.parametrize("outcome", [REFUSED, WRONG, "2.21", "1.1", "3.13", "2.30"])
def test_others_are_not_put_to_rest_with_what_only_a_call_to_them_tells(
    store: Store, desk: CallingDesk, shared: tuple[Case, ...], outcome: str
) -> None:
    called(desk)
    with pytest.raises(Refused, match=r"outcome\.not_by_hand"):
        desk.rest_sharers(outcome)
    with store.work() as work:
        assert work.facts.of_case(shared[1].id) == []


@pytest.mark.usefixtures("shared")
def test_nobody_is_given_while_a_client_is_in_hand_or_before_a_call(desk: CallingDesk) -> None:
    with pytest.raises(Refused, match=r"shared\.no_call"):
        desk.next_sharer()
    called(desk)
    desk.next_client()
    for verb in (desk.sharers, desk.next_sharer, lambda: desk.rest_sharers(DIED)):
        with pytest.raises(Refused, match=r"case\.in_hand"):
            verb()


def test_one_with_another_operator_or_in_another_region_is_not_given(
    store: Store, clock: HandClock, edition: Edition, desk: CallingDesk, shared: tuple[Case, ...]
) -> None:
    called(desk)
    with store.work() as work:
        row = work.cases.get(shared[1].id)
        work.cases.save(shared[1].id, replace(row.state, stage=Stage.HELD, held_by=store.staff.id))
        work.cases.save(shared[1].id, replace(row.state, stage=Stage.FINAL))
        work.commit()
    assert len(desk.sharers().clients) == 1
    elsewhere = CallingDesk(store.work, clock, edition, replace(store.staff, region="KZ-11"))
    assert elsewhere.sharers().clients == ()
    with pytest.raises(Refused, match=r"shared\.nobody"):
        elsewhere.next_sharer()


def test_only_who_calls_may_serve_the_others(store: Store, clock: HandClock, edition: Edition) -> None:
    administrator = replace(store.staff, role=Role.ADMINISTRATOR)
    desk = CallingDesk(store.work, clock, edition, Staff(administrator.id, "a", "A", Role.ADMINISTRATOR))
    for verb in (desk.sharers, desk.next_sharer, lambda: desk.rest_sharers(DIED)):
        with pytest.raises(Refused, match=r"staff\.not_allowed"):
            verb()


def test_every_case_of_the_draw_is_kept_by_its_numbers(store: Store, desk: CallingDesk) -> None:
    turn = take(desk)
    with store.work() as work:
        found = work.cases.sharing(turn.case.wave, turn.case.phones)
        count = work._connection.exec_driver_sql("SELECT count(DISTINCT case_id) FROM case_keys").scalar()
    assert [row.case for row in found] == [turn.case]
    assert count == CLIENTS
