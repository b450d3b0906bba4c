"""The report's screen by keys alone: sections, languages, figures opened, words edited, approval."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from survey.language import Language
from survey.services.desks import Desks
from tests.ui.invented_desks import (
    ANSWERS,
    QUARTER,
    InventedIssuing,
    InventedReporting,
    interview_row,
    invented_desks,
    invented_edition,
    invented_section,
)
from ui.report.page import PageView
from ui.report.screen import ReportScreen
from ui.tasks import Worker
from ui.texts import Texts
from ui.widgets.question import Question

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desks() -> Desks:
    edition = invented_edition()
    rows = [interview_row(number, ANSWERS[number % 4]) for number in range(1, 5)]
    return invented_desks(edition, reporting=InventedReporting(invented_section(edition), rows))


@pytest.fixture
def screen(qtbot: QtBot, desks: Desks) -> Iterator[ReportScreen]:
    worker = Worker()
    opened = ReportScreen(desks, worker)
    qtbot.addWidget(opened)
    opened.resize(1200, 700)
    opened.retranslate(Texts(Language.EN))
    opened.choose(QUARTER)
    opened.show()
    opened.activateWindow()
    qtbot.waitUntil(lambda: table(opened, "report.sections").model().rowCount() > 0)
    opened.start()
    yield opened
    worker.close()


def table(screen: QWidget, name: str) -> QTableView:
    found = screen.findChild(QTableView, name)
    assert found
    return found


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused
    qtbot.keyClick(focused, key, modifier)


def part(screen: ReportScreen, name: str) -> QWidget:
    found = screen.findChild(QWidget, name)
    assert found
    return found


def test_down_turns_the_page_to_the_section_and_lists_its_figures(screen: ReportScreen, qtbot: QtBot) -> None:
    figures = table(screen, "report.figures").model()
    everything = figures.rowCount()
    for _ in range(3):
        press(qtbot, KEY.Key_Down)
    page = screen.findChild(PageView)
    assert page
    assert page.page > 2
    assert 0 < figures.rowCount() < everything


def test_f3_sets_another_language_beside_and_f2_turns_the_page(screen: ReportScreen, qtbot: QtBot) -> None:
    press(qtbot, KEY.Key_F3)
    qtbot.waitUntil(part(screen, "report.page.beside").isVisible)
    press(qtbot, KEY.Key_F2)
    qtbot.waitUntil(lambda: bool(part(screen, "report.page.ru").property("checked")))


def test_enter_opens_a_figure_and_enter_on_its_row_the_figures_of_the_row(screen: ReportScreen, qtbot: QtBot) -> None:
    press(qtbot, KEY.Key_1, ALT)
    press(qtbot, KEY.Key_Return)
    dialog = part(screen, "origin")
    qtbot.waitUntil(dialog.isVisible)
    assert table(dialog, "origin.rows").model().rowCount() == 1
    table(dialog, "origin.rows").setFocus()
    qtbot.keyClick(table(dialog, "origin.rows"), KEY.Key_Return)
    qtbot.waitUntil(part(screen, "origin.figures").isVisible)
    qtbot.keyClick(table(dialog, "origin.figures"), KEY.Key_Return)
    qtbot.waitUntil(lambda: not part(screen, "origin.figures").isVisible())
    assert dialog.isVisible()


def test_a_paragraph_is_edited_by_keys_and_a_wrong_reference_is_refused_while_it_is_typed(
    screen: ReportScreen, qtbot: QtBot, desks: Desks
) -> None:
    press(qtbot, KEY.Key_2, ALT)
    press(qtbot, KEY.Key_Return)
    dialog = part(screen, "text")
    qtbot.waitUntil(dialog.isActiveWindow)
    words, save = dialog.findChild(QPlainTextEdit), dialog.findChild(QPushButton, "text.save")
    wrong = dialog.findChild(QLabel, "text.wrong")
    assert words
    assert save
    assert wrong
    words.setPlainText("{F:no.such}")
    assert (save.isEnabled(), "no.such" in wrong.text()) == (False, True)
    words.setPlainText("Сұхбат {F:interviews}.")
    assert save.isEnabled()
    qtbot.keyClick(words, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert isinstance(desks.reporting, InventedReporting)
    assert [kept for kept in desks.reporting.words.values() if kept] == [{Language.KK: "Сұхбат {F:interviews}."}]


def test_an_approval_is_asked_for_and_enter_alone_says_no(screen: ReportScreen, qtbot: QtBot, desks: Desks) -> None:
    assert isinstance(desks.issuing, InventedIssuing)
    for key, versions in ((KEY.Key_Return, 0), (KEY.Key_Y, 1)):
        press(qtbot, KEY.Key_Return, CTRL)
        qtbot.waitUntil(lambda: any(box.isVisible() for box in screen.findChildren(Question)))
        box = next(box for box in screen.findChildren(Question) if box.isVisible())
        if key is KEY.Key_Return:
            qtbot.keyClick(box, key)
        else:
            box.button(Question.StandardButton.Yes).setFocus()
            qtbot.keyClick(box.button(Question.StandardButton.Yes), KEY.Key_Space)
        qtbot.waitUntil(lambda seen=box: not seen.isVisible())
        screen.start()
        qtbot.waitUntil(lambda wanted=versions: len(desks.issuing.versions) == wanted)
    qtbot.waitUntil(lambda: not part(screen, "report.approve").isEnabled())
