"""The board on the screen: three sights without figures, order of Tab, what new figures leave alone."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from survey.errors import Refused, StoreError
from survey.language import Language
from survey.sampling.design import Request
from tests.ui import at_once
from tests.ui.at_once import Later
from tests.ui.invented_board import AT, InventedMonitoring
from tests.ui.invented_desks import QUARTER, InventedSampling, invented_desks, invented_edition
from tests.ui.test_tab_order import road
from ui.monitor.screen import MonitorScreen
from ui.tasks import Run, Worker
from ui.texts import Texts

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
EDITION, TEXTS = invented_edition(), Texts(Language.EN)
Opened = Callable[..., MonitorScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    """Open the board of a quarter."""

    def open_screen(monitoring: InventedMonitoring, run: Run = at_once.run) -> MonitorScreen:
        sampling = InventedSampling(EDITION)
        sampling.draw(QUARTER, Request(sample=700, replicates=2), "seed")
        desks = invented_desks(EDITION, monitoring=monitoring, sampling=sampling)
        screen = MonitorScreen(desks, lambda: AT, cast("Worker", SimpleNamespace(run=run)))
        qtbot.addWidget(screen)
        screen.retranslate(TEXTS)
        screen.choose(QUARTER)
        screen.resize(1080, 640)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    return open_screen


def part(screen: QWidget, name: str) -> QWidget:
    found = screen.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def words(screen: QWidget) -> set[str]:
    return {label.text() for label in screen.findChildren(QLabel) if label.isVisible() and label.text()}


def test_loading_empty_and_failed_are_three_sights(opened: Opened) -> None:
    later = Later()
    loading = words(opened(InventedMonitoring(), later.run))
    empty = words(opened(InventedMonitoring(error=Refused("wave.none", quarter=QUARTER))))
    broken = opened(InventedMonitoring(error=StoreError("store.disk_full", file="survey.db")))
    assert TEXTS("common.loading") in loading
    assert TEXTS.error(Refused("wave.none", quarter=QUARTER)) in empty
    assert TEXTS.error(StoreError("store.disk_full", file="survey.db")) in words(broken)
    buttons = [one.text() for one in broken.findChildren(QPushButton) if one.isVisible()]
    assert buttons == [TEXTS("common.retry")]


def test_tab_goes_from_the_country_to_the_queue_to_the_operators_to_the_hours(opened: Opened) -> None:
    names = [control.objectName() for control in road(opened(InventedMonitoring())) if control.isVisible()]
    tiles = [name for name in names if name.startswith("tile.")]
    assert len(tiles) == 1
    wanted = [tiles[0], "monitor.release", "monitor.filter", "monitor.operators", "monitor.hours"]
    assert [name for name in names if name in wanted] == wanted


def test_new_figures_leave_the_chosen_operator_chosen(opened: Opened) -> None:
    screen = opened(InventedMonitoring())
    table = part(screen, "monitor.operators")
    assert isinstance(table, QTableView)
    table.selectRow(1)
    screen.outdate()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]


def test_the_operators_are_searched(opened: Opened) -> None:
    screen = opened(InventedMonitoring())
    table, line = part(screen, "monitor.operators"), part(screen, "monitor.filter")
    assert isinstance(table, QTableView)
    assert isinstance(line, QLineEdit)
    line.setText("бауыр")
    assert [table.model().index(row, 0).data() for row in range(table.model().rowCount())] == ["Бауыржан Т."]


def test_a_replicate_is_released_by_keyboard_after_a_question(opened: Opened, qtbot: QtBot) -> None:
    screen = opened(InventedMonitoring())
    qtbot.keyClick(screen, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    box = screen.findChild(QMessageBox)
    assert box
    assert "replicate 2" in box.text()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert "Replicate 2 is released" in words(screen)


def test_a_hidden_board_asks_for_nothing(opened: Opened, qtbot: QtBot) -> None:
    monitoring = InventedMonitoring()
    screen = opened(monitoring)
    screen.hide()
    asked = monitoring.asked
    screen.outdate()
    qtbot.wait(50)
    assert monitoring.asked == asked
    screen.show()
    assert monitoring.asked == asked + 1
