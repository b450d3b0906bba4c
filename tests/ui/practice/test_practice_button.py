"""Who may call may practise, with F9; others are not offered it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from survey.language import Language
from survey.staff import Deed, Role
from tests.ui import at_once
from tests.ui.invented_desks import NOW, QUARTER, SUPERVISOR, invented_desks, invented_edition
from ui.tasks import Worker
from ui.texts import Texts
from ui.today.screen import TodayScreen

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.mark.parametrize("role", Role)
def test_f9_is_for_those_who_may_call(qtbot: QtBot, role: Role) -> None:
    desks = invented_desks(invented_edition())
    desks.staff = replace(SUPERVISOR, role=role)
    screen = TodayScreen(desks, lambda: NOW, cast("Worker", SimpleNamespace(run=at_once.run)))
    qtbot.addWidget(screen)
    screen.retranslate(Texts(Language.EN))
    screen.choose(QUARTER)
    asked: list[bool] = []
    screen.practice_asked.connect(lambda: asked.append(True))
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    QTest.keyClick(screen, Qt.Key.Key_F9)
    button = screen.findChild(QWidget, "today.practise")
    assert isinstance(button, QWidget)
    assert button.isVisible() is bool(asked) is desks.staff.may(Deed.CALL)
