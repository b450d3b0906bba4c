"""Dialling by every way: what is opened or started, and that no fault bars the operator."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from survey.dialling import Way
from survey.errors import ExchangeFault, SurveyError
from survey.services.telephony import TelephonyDesk
from tests.ui import at_once
from tests.ui.invented_desks import InventedTelephony
from ui.dialler import Dialler, check_template
from ui.settings import Settings

NUMBER = "+77053101240"


class Desktop(QObject):
    """Opens the addresses of some schemes."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    made, schemes = Desktop(), ("tel", "sip", "callto", "phone")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, made, "open")
    yield made
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


class Desk:
    """A dialler in a way, with what failed."""

    def __init__(self, folder: Path, way: Way, telephony: InventedTelephony) -> None:
        self.settings = Settings(folder / "window.ini")
        self.settings.way = way
        self.dialler = Dialler(cast("TelephonyDesk", telephony), self.settings, at_once.run)
        self.failed: list[SurveyError] = []
        self.dialler.failed.connect(self._failed)

    def codes(self) -> list[str]:
        return [error.code for error in self.failed]

    def _failed(self, error: SurveyError) -> None:
        self.failed.append(error)


Set = Callable[..., Desk]


@pytest.fixture
def at(tmp_path: Path, qtbot: QtBot) -> Iterator[Set]:
    made: list[Desk] = []

    def sit(way: Way, telephony: InventedTelephony | None = None) -> Desk:
        made.append(Desk(tmp_path, way, telephony or InventedTelephony()))
        return made[-1]

    del qtbot  # there is an application
    yield sit
    for desk in made:
        desk.dialler.close()


@pytest.mark.parametrize("way", [Way.TEL, Way.SIP, Way.CALLTO])
def test_the_desktop_opens_the_chosen_scheme(at: Set, desktop: Desktop, way: Way) -> None:
    at(way).dialler.dial(NUMBER)
    assert desktop.opened == [f"{way.value}:{NUMBER}"]


def test_a_workplace_that_chose_nothing_dials_by_tel(tmp_path: Path) -> None:
    assert Settings(tmp_path / "new.ini").way is Way.TEL


def test_a_softphones_address_is_opened_with_the_number(at: Set, desktop: Desktop) -> None:
    desk = at(Way.PROGRAM)
    desk.settings.template = "phone:{number}?call"
    desk.dialler.dial(NUMBER)
    assert desktop.opened == [f"phone:{NUMBER}?call"]


def test_a_softphones_command_is_started_without_a_shell(at: Set, qtbot: QtBot, tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = tmp_path / "phone"
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{told}.new"\nmv "{told}.new" "{told}"\n')
    program.chmod(0o700)
    desk = at(Way.PROGRAM)
    desk.settings.template = f'"{program}" call "{{number}};touch x" $HOME'
    desk.dialler.dial(NUMBER)
    qtbot.waitUntil(told.exists)
    assert told.read_text() == f"call|{NUMBER};touch x|$HOME|"


def test_a_program_that_is_not_there_is_said(at: Set) -> None:
    desk = at(Way.PROGRAM)
    desk.settings.template = "no-such-softphone {number}"
    desk.dialler.dial(NUMBER)
    assert desk.codes() == ["dialling.program_missing"]
    with pytest.raises(SurveyError, match=r"dialling\.program_missing"):
        check_template(desk.settings.template)


def test_an_address_that_nothing_opens_is_said(at: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: False)
    desk = at(Way.SIP)
    desk.dialler.dial(NUMBER)
    assert [(error.code, error.facts) for error in desk.failed] == [("dialling.nothing_opens", {"scheme": "sip"})]


def test_by_hand_nothing_is_opened(at: Set, desktop: Desktop) -> None:
    desk = at(Way.HAND)
    desk.dialler.dial(NUMBER)
    assert (desktop.opened, desk.failed) == ([], [])


def test_the_exchange_is_told_whose_telephone_and_which_number(at: Set, qtbot: QtBot) -> None:
    telephony = InventedTelephony()
    desk = at(Way.EXCHANGE, telephony)
    desk.settings.line = "101"
    desk.dialler.dial(NUMBER)
    qtbot.waitUntil(lambda: telephony.called == [("101", NUMBER)])
    assert desk.failed == []


def test_what_the_exchange_refuses_is_said(at: Set, qtbot: QtBot) -> None:
    desk = at(Way.EXCHANGE, InventedTelephony(fault=ExchangeFault("exchange.busy", line="101")))
    desk.dialler.dial(NUMBER)
    qtbot.waitUntil(lambda: desk.codes() == ["exchange.busy"])


def test_an_exchange_that_keeps_silent_holds_up_neither_the_screen_nor_the_store(at: Set, qtbot: QtBot) -> None:
    answers, waiting = threading.Event(), threading.Event()

    class Silent(InventedTelephony):
        def _answer(self) -> None:
            waiting.set()
            answers.wait(10)

        def drop(self) -> None:
            answers.set()

    desk = at(Way.EXCHANGE, Silent())
    desk.dialler.dial(NUMBER)
    qtbot.waitUntil(waiting.is_set)
    assert not answers.is_set()
    desk.dialler.close()
    assert answers.is_set()


def test_no_settings_file_holds_what_the_exchange_is_kept_with(at: Set, tmp_path: Path) -> None:
    desk = at(Way.EXCHANGE)
    desk.settings.line = "101"
    del desk.settings._kept
    written = (tmp_path / "window.ini").read_text()
    assert {line.partition("=")[0] for line in written.splitlines() if "=" in line} == {"way", "line"}
