"""The exchange is kept in the encrypted store: its secret goes to the wire and nowhere else."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from storage.engine import open_store
from survey.audit import Logged
from survey.dialling import Exchange
from survey.errors import Refused
from survey.services.telephony import TelephonyDesk
from survey.staff import Role, Staff
from tests.floor_time import floor_time
from tests.storage.invented import LOGIN, PASSWORD

SECRET = "түнгі-құпия-сөз"
EXCHANGE = Exchange("pbx.example", 5039, True, "calls", SECRET, "PJSIP/{line}", "out")  # noqa: FBT003


class Wire:
    """Writes down what it is asked to do."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def check(self, exchange: Exchange) -> None:
        self.asked.append(("check", exchange))

    def call(self, exchange: Exchange, line: str, number: str) -> None:
        self.asked.append(("call", exchange, line, number))

    def drop(self) -> None:
        self.asked.append(("drop",))


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def desk(path: Path, wire: Wire) -> Iterator[TelephonyDesk]:
    with closing(open_store(path, LOGIN, PASSWORD)) as store:
        yield TelephonyDesk(store.work, floor_time, store.staff, wire)


def seat(desk: TelephonyDesk, role: Role, wire: Wire) -> TelephonyDesk:
    staff: Staff = replace(desk._staff, role=role)
    return TelephonyDesk(desk._work, floor_time, staff, wire)


def test_a_call_goes_through_the_exchange_that_was_kept_last(desk: TelephonyDesk, wire: Wire) -> None:
    desk.keep(EXCHANGE)
    desk.keep(replace(EXCHANGE, host="other.example"))
    call = desk.call("101", "+77053101240")
    assert wire.asked == []
    call()
    assert wire.asked == [("call", replace(EXCHANGE, host="other.example"), "101", "+77053101240")]


def test_the_secret_comes_out_to_no_screen_and_stays_when_none_is_typed(desk: TelephonyDesk, wire: Wire) -> None:
    desk.keep(EXCHANGE)
    shown = desk.exchange()
    assert shown == replace(EXCHANGE, secret="")
    desk.keep(replace(shown, user="other"))
    desk.probe(replace(shown, user="other"))()
    assert wire.asked == [("check", replace(EXCHANGE, user="other"))]


def test_no_file_and_no_record_of_the_log_holds_the_secret(desk: TelephonyDesk, path: Path) -> None:
    desk.keep(EXCHANGE)
    files = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    assert SECRET.encode() not in files
    with desk._work() as work:
        assert work.audit.last(Logged.EXCHANGE)
        rows = work.audit._connection.exec_driver_sql("SELECT * FROM audit_log").all()
    assert "pbx.example:5039" in str(rows)
    assert SECRET not in str(rows)


def test_an_operator_calls_but_neither_sees_nor_changes_the_exchange(desk: TelephonyDesk, wire: Wire) -> None:
    desk.keep(EXCHANGE)
    operator = seat(desk, Role.OPERATOR, wire)
    operator.call("101", "+77053101240")()
    for verb in (operator.exchange, lambda: operator.keep(EXCHANGE), lambda: operator.probe(EXCHANGE)):
        with pytest.raises(Refused, match=r"staff\.not_allowed"):
            verb()


def test_an_administrator_sets_it_up_but_calls_nobody(desk: TelephonyDesk, wire: Wire) -> None:
    administrator = seat(desk, Role.ADMINISTRATOR, wire)
    administrator.keep(EXCHANGE)
    with pytest.raises(Refused, match=r"staff\.not_allowed"):
        administrator.call("101", "+77053101240")


@pytest.mark.parametrize(
    ("line", "number", "code"),
    [
        ("101\r\nAction: Command", "+77053101240", "dialling.line"),
        ("101", "7705\r\n", "dialling.number"),
        ("101", "+77053101240", "dialling.no_exchange"),
    ],
)
def test_what_cannot_be_called_is_refused_before_the_wire(
    desk: TelephonyDesk, wire: Wire, line: str, number: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        desk.call(line, number)
    assert refused.value.code == code
    assert wire.asked == []


def test_a_wrong_exchange_is_not_kept(desk: TelephonyDesk) -> None:
    with pytest.raises(Refused, match=r"dialling\.exchange"):
        desk.keep(replace(EXCHANGE, secret=""))
    assert desk.exchange() is None
