"""The settings by keyboard: what a workplace chooses, what those who keep the exchange enter and try."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from survey.dialling import Exchange, Way
from survey.errors import ExchangeFault, SurveyError
from survey.language import Language
from survey.staff import Role
from tests.ui import at_once
from tests.ui.invented_desks import SUPERVISOR, InventedTelephony, invented_desks, invented_edition
from ui.settings import Settings
from ui.settings.screen import SettingsScreen
from ui.texts import Texts
from ui.theme import Theme

KEPT = Exchange("pbx.example", 5039, encrypted=True, user="calls", secret="s", channel="PJSIP/{line}", context="out")
TEXTS = Texts(Language.EN)
CONTROL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Keeper:
    """Somebody at the settings screen, who knows only keys and what stands on it."""

    def __init__(self, screen: SettingsScreen, settings: Settings, telephony: InventedTelephony) -> None:
        self.screen, self.settings, self.telephony = screen, settings, telephony
        self.failed: list[SurveyError] = []
        screen.failed.connect(self._failed)

    def part(self, name: str) -> QWidget:
        found = self.screen.findChild(QWidget, f"settings.{name}")
        assert isinstance(found, QWidget)
        return found

    def choose(self, name: str, place: int) -> None:
        """Open a list with the arrow and take a line of it."""
        box = self.part(name)
        assert isinstance(box, QComboBox)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(place):
            QTest.keyClick(box, Qt.Key.Key_Down)

    def write(self, name: str, words: str) -> None:
        field = self.part(name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, CONTROL)

    @property
    def done(self) -> str:
        told = self.part("done")
        assert isinstance(told, QLabel)
        return told.text() if told.isVisible() else ""

    def _failed(self, error: SurveyError) -> None:
        self.failed.append(error)


Seated = Callable[..., Keeper]


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Iterator[Seated]:
    def sit(telephony: InventedTelephony | None = None, role: Role = Role.SUPERVISOR) -> Keeper:
        exchange = telephony or InventedTelephony()
        desks = invented_desks(invented_edition(), telephony=exchange)
        desks.staff = replace(SUPERVISOR, role=role)
        settings = Settings(tmp_path / "window.ini")
        screen = SettingsScreen(desks, settings, at_once.run, at_once.run)
        screen.retranslate(TEXTS)
        qtbot.addWidget(screen)
        keeper = Keeper(screen, settings, exchange)
        screen.show()
        screen.start()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return keeper

    return sit


def test_the_way_of_dialling_has_the_focus_and_is_kept_with_ctrl_s(seat: Seated, tmp_path: Path) -> None:
    keeper = seat()
    assert keeper.part("way").hasFocus()
    keeper.choose("way", list(Way).index(Way.SIP))
    assert keeper.settings.way is Way.TEL
    keeper.press(Qt.Key.Key_S)
    assert keeper.done == TEXTS("settings.saved")
    assert Settings(tmp_path / "window.ini").way is Way.SIP


def test_a_way_lets_only_what_it_needs_be_filled_in(seat: Seated) -> None:
    keeper = seat()
    for way, open_fields in {Way.TEL: set(), Way.PROGRAM: {"template"}, Way.EXCHANGE: {"line"}}.items():
        keeper.choose("way", list(Way).index(way))
        assert {name for name in ("template", "line") if keeper.part(name).isEnabled()} == open_fields


@pytest.mark.parametrize(
    ("way", "field", "words", "code"),
    [
        (Way.PROGRAM, "template", "linphone", "dialling.template_number"),
        (Way.PROGRAM, "template", "no-such-softphone {number}", "dialling.program_missing"),
        (Way.EXCHANGE, "line", "10 1", "dialling.line"),
    ],
)
def test_what_cannot_dial_is_refused_and_not_kept(seat: Seated, way: Way, field: str, words: str, code: str) -> None:
    keeper = seat()
    keeper.choose("way", list(Way).index(way))
    keeper.write(field, words)
    keeper.press(Qt.Key.Key_S)
    assert [error.code for error in keeper.failed] == [code]
    assert keeper.settings.way is Way.TEL
    assert keeper.done == ""


def test_language_and_theme_are_chosen_at_once(seat: Seated, qtbot: QtBot) -> None:
    keeper = seat()
    box = keeper.part("language")
    assert isinstance(box, QComboBox)
    assert box.currentData() == Language.EN
    keeper.choose("theme", 0)
    with qtbot.waitSignal(keeper.screen.theme_chosen) as chosen:
        QTest.keyClick(keeper.part("theme"), Qt.Key.Key_Down)
    assert chosen.args == [Theme.DARK]
    keeper.part("language").setFocus()
    with qtbot.waitSignal(keeper.screen.language_chosen) as spoken:
        QTest.keyClick(keeper.part("language"), Qt.Key.Key_Home)
    assert spoken.args == [Language.KK]


def test_an_exchange_is_entered_tried_and_kept_by_keyboard(seat: Seated) -> None:
    keeper = seat()
    for name, words in {"host": "pbx.example", "user": "calls", "secret": "s", "context": "out"}.items():
        keeper.write(name, words)
    keeper.press(Qt.Key.Key_E)
    assert keeper.telephony.probed == [KEPT]
    assert keeper.telephony.kept is None
    assert keeper.done == TEXTS("settings.answered")
    keeper.press(Qt.Key.Key_S)
    assert keeper.telephony.kept == KEPT


def test_a_secret_that_is_kept_is_never_shown_again(seat: Seated) -> None:
    keeper = seat(InventedTelephony(KEPT))
    fields = keeper.screen.findChildren(QLineEdit)
    assert "pbx.example" in {field.text() for field in fields}
    assert KEPT.secret not in {field.text() for field in fields}
    secret = keeper.part("secret")
    assert isinstance(secret, QLineEdit)
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    assert secret.placeholderText() == TEXTS("settings.secret_kept")


def test_a_workplace_is_saved_without_touching_the_exchange(seat: Seated) -> None:
    keeper = seat(InventedTelephony(KEPT))
    keeper.press(Qt.Key.Key_S)
    assert keeper.done == TEXTS("settings.saved")
    assert keeper.telephony.kept is KEPT


def test_an_exchange_that_does_not_answer_is_said_and_can_be_tried_again(seat: Seated) -> None:
    fault = ExchangeFault("exchange.unreachable", host="pbx.example", port="5039")
    keeper = seat(InventedTelephony(KEPT, fault))
    keeper.press(Qt.Key.Key_E)
    assert keeper.failed == [fault]
    assert keeper.part("probe").isEnabled()
    assert keeper.done == ""


def test_an_operator_chooses_for_his_workplace_and_sees_no_exchange(seat: Seated) -> None:
    keeper = seat(InventedTelephony(KEPT), Role.OPERATOR)
    assert not keeper.part("host").isVisible()
    keeper.choose("way", list(Way).index(Way.HAND))
    keeper.press(Qt.Key.Key_E)
    keeper.press(Qt.Key.Key_S)
    assert keeper.settings.way is Way.HAND
    assert keeper.telephony.probed == []
