"""Calls through an exchange from the real screen: whatever the exchange does, the interview goes on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from survey.dialling import Exchange, Way
from survey.edition import Edition
from survey.errors import SurveyError
from survey.facts import Dial
from survey.language import Language
from survey.services.calling import CallingDesk
from survey.services.telephony import TelephonyDesk
from tests.floor_time import floor_time
from tests.telephony.fake_exchange import SECRET, USER, FakeExchange, listening
from tests.ui import at_once
from tests.ui.interview.operator import OpenStore, Operator
from ui.dialler import Dialler
from ui.interview.screen import InterviewScreen
from ui.settings import Settings
from ui.telephony.asterisk import Asterisk
from ui.texts import Texts

KEPT = Exchange("127.0.0.1", 5038, encrypted=False, user=USER, secret=SECRET, channel="PJSIP/{line}", context="out")

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Caller:
    """An operator whose workplace calls through an exchange, and what the telephone said was wrong."""

    def __init__(self, operator: Operator, dialler: Dialler) -> None:
        self.operator, self.dialler = operator, dialler
        self.faults: list[str] = []
        dialler.failed.connect(self._failed)

    def _failed(self, error: SurveyError) -> None:
        self.faults.append(error.code)


Connected = Callable[[FakeExchange], Caller]


@pytest.fixture
def connected(
    qtbot: QtBot, store: OpenStore, edition: Edition, desk: CallingDesk, tmp_path: Path
) -> Iterator[Connected]:
    diallers: list[Dialler] = []

    def connect(fake: FakeExchange) -> Caller:
        telephony = TelephonyDesk(store.work, floor_time, store.staff, Asterisk(patience=20, ringing=20))
        telephony.keep(replace(KEPT, port=fake.port))
        settings = Settings(tmp_path / "window.ini")
        settings.way, settings.line = Way.EXCHANGE, "101"
        diallers.append(dialler := Dialler(telephony, settings, at_once.run))
        screen = InterviewScreen(desk, edition, store.staff, at_once.run, dialler.dial, floor_time)
        screen.retranslate(Texts(Language.KK))
        qtbot.addWidget(screen)
        operator = Operator(screen, store)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return Caller(operator, dialler)

    yield connect
    for dialler in diallers:
        dialler.close()


def test_f5_has_the_exchange_call_the_operator_and_then_the_client(connected: Connected, qtbot: QtBot) -> None:
    with listening(FakeExchange()) as fake:
        caller = connected(fake)
        caller.operator.press("Return", "F5")
        qtbot.waitUntil(lambda: any(message["Action"] == "Logoff" for message in fake.said))
        assert (fake.heard("Originate")["Channel"], fake.heard("Originate")["Exten"]) == ("PJSIP/101", "+77050000001")
        assert [fact.phone for fact in caller.operator.facts(Dial)] == ["+77050000001"]
        caller.dialler.close()
        assert caller.faults == []


def test_an_interview_is_answered_to_its_end_while_the_exchange_keeps_silent(
    connected: Connected, qtbot: QtBot
) -> None:
    with listening(FakeExchange(silent_after="Originate")) as fake:
        caller = connected(fake)
        caller.operator.press("Return", "F5")
        qtbot.waitUntil(lambda: any(message["Action"] == "Originate" for message in fake.said))
        caller.operator.press("1", "4", "1", "1")
        assert caller.operator.sight == "complete"
        assert caller.operator.choices == [("q1", "yes"), ("q2", "4"), ("q3", "yes"), ("q4", "yes")]
        caller.dialler.close()


def test_a_busy_telephone_is_said_and_the_question_stays(connected: Connected, qtbot: QtBot) -> None:
    with listening(FakeExchange(reason="5")) as fake:
        caller = connected(fake)
        caller.operator.press("Return", "F5")
        qtbot.waitUntil(lambda: caller.faults == ["exchange.busy"])
        assert caller.operator.sight == "q1"
        caller.operator.press("1")
        assert caller.operator.sight == "q2"
