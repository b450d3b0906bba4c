"""A break and the end of a shift leave no client waiting, and are told in the log."""

import json

import pytest

from storage.engine import Store
from survey.audit import Logged
from survey.errors import Refused
from survey.fieldwork.case import Stage
from survey.services.calling import CallingDesk
from tests.storage.calling.floor import take

LEFT = "SELECT what, \"after\" FROM audit_log WHERE what IN ('break', 'break_over', 'shift_ended') ORDER BY number"


def told(store: Store) -> list[tuple[Logged, dict[str, int]]]:
    with store.work() as work:
        return [(Logged(what), json.loads(after)) for what, after in work._connection.exec_driver_sql(LEFT)]


def test_a_break_puts_the_client_back_who_was_not_called_yet(store: Store, desk: CallingDesk) -> None:
    waiting = take(desk).case.id
    desk.rest()
    with store.work() as work:
        assert work.cases.get(waiting).state.stage is Stage.FRESH
    assert desk.in_hand() is None
    desk.resume()
    assert told(store) == [(Logged.BREAK, {}), (Logged.BREAK_OVER, {})]
    assert take(desk).case.id == waiting


def test_neither_a_break_nor_the_end_leaves_a_client_on_the_line(store: Store, desk: CallingDesk) -> None:
    called = take(desk).case
    desk.dial(called.id, called.phones[0])
    with pytest.raises(Refused, match=r"case\.in_hand"):
        desk.rest()
    with pytest.raises(Refused, match=r"case\.in_hand"):
        desk.end_shift(desk.day())
    assert told(store) == []


def test_the_end_of_a_shift_tells_what_was_done_in_it(store: Store, desk: CallingDesk) -> None:
    called = take(desk).case
    desk.dial(called.id, called.phones[0])
    desk.close(called.id, "3.12")
    desk.end_shift(desk.day())
    assert told(store) == [(Logged.SHIFT_ENDED, {"calls": 1, "interviews": 0})]
