"""Languages and the turning of refusals are entered by keyboard, for a new member of staff and for one who is there."""

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from survey.language import Language
from survey.staff import CALLED_IN
from tests.ui import at_once
from tests.ui.invented_desks import BRANCH, SUPERVISOR, InventedPeople, invented_desks, invented_edition
from ui.staff.screen import StaffScreen
from ui.tasks import Worker
from ui.texts import Texts

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def people() -> InventedPeople:
    return InventedPeople()


@pytest.fixture
def screen(qtbot: QtBot, people: InventedPeople) -> StaffScreen:
    worker = cast("Worker", SimpleNamespace(run=at_once.run, relay=at_once.relay))
    shown = StaffScreen(invented_desks(invented_edition(), people=people), worker)
    shown.retranslate(Texts(Language.EN))
    qtbot.addWidget(shown)
    shown.show()
    shown.start()
    return shown


def part(screen: StaffScreen, name: str) -> QWidget:
    found = screen.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def ticked(screen: StaffScreen, of: str) -> set[str]:
    boxes = [box for box in screen.findChildren(QCheckBox) if box.objectName().startswith(of)]
    return {box.objectName().rpartition(".")[2] for box in boxes if box.isChecked()}


def press(screen: StaffScreen, name: str, key: Qt.Key) -> None:
    QTest.keyClick(part(screen, name), key)


def test_skills_can_be_changed_only_of_somebody_chosen(screen: StaffScreen) -> None:
    assert not part(screen, "staff.train").isEnabled()
    press(screen, "staff.list", Qt.Key.Key_Down)
    assert part(screen, "staff.train").isEnabled()


def test_the_chosen_ones_skills_are_shown_changed_and_kept(screen: StaffScreen, people: InventedPeople) -> None:
    press(screen, "staff.list", Qt.Key.Key_Down)
    press(screen, "staff.list", Qt.Key.Key_Down)
    assert ticked(screen, "staff.chosen") == {"kk", "ru"}
    press(screen, "staff.chosen.ru", Qt.Key.Key_Space)
    press(screen, "staff.chosen.converts", Qt.Key.Key_Space)
    press(screen, "staff.train", Qt.Key.Key_Space)
    assert (people.staff[BRANCH.id].languages, people.staff[BRANCH.id].converts) == ((Language.KK,), True)
    assert people.staff[SUPERVISOR.id] == SUPERVISOR
    press(screen, "staff.list", Qt.Key.Key_Down)
    press(screen, "staff.list", Qt.Key.Key_Down)
    assert ticked(screen, "staff.chosen") == {"kk", "converts"}


def test_a_new_member_of_staff_speaks_what_was_ticked(screen: StaffScreen) -> None:
    added = []
    screen.added.connect(lambda account, _password: added.append(account))
    QTest.keyClicks(part(screen, "staff.login"), "aigul")
    press(screen, "staff.new.kk", Qt.Key.Key_Space)
    press(screen, "staff.new.converts", Qt.Key.Key_Space)
    QTest.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    ((languages, converts),) = {(account.languages, account.converts) for account in added}
    assert (languages, converts) == ((Language.RU,), True)
    assert ticked(screen, "staff.new") == {language.value for language in CALLED_IN}
