"""Personal data whose term is over are destroyed from the log screen, after a question and for a reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from survey.language import Language
from survey.periods import Quarter
from tests.ui.at_once import run
from tests.ui.invented_desks import InventedRetention
from ui.log.terms import TermsPresenter
from ui.log.terms_dialog import TermsDialog
from ui.texts import Texts
from ui.widgets.question import Question

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.mark.parametrize("language", Language)
def test_only_a_wave_whose_term_is_over_is_destroyed_for_a_reason_after_a_question(
    qtbot: QtBot, language: Language
) -> None:
    desk, texts, parent = InventedRetention(), Texts(language), QWidget()
    qtbot.addWidget(parent)
    dialog = TermsDialog(texts, parent)
    presenter = TermsPresenter(desk, dialog, run, texts)  # type: ignore[arg-type]  a stand-in
    dialog.destroy_asked.connect(presenter.destroy)
    presenter.load()
    dialog.open()
    table, button = dialog.findChild(QTableView, "terms.list"), dialog.findChild(QPushButton, "terms.destroy")
    reason = dialog.findChild(QLineEdit, "terms.reason")
    assert table
    assert button
    assert reason
    reason.setText("94-V")
    table.selectRow(0)
    assert not button.isEnabled()
    table.selectRow(1)
    reason.clear()
    assert not button.isEnabled()
    reason.setText("94-V")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    box = dialog.findChild(Question)
    assert box
    assert desk.destroyed == []
    yes = box.button(Question.StandardButton.Yes)
    assert isinstance(yes, QAbstractButton)
    yes.click()
    assert desk.destroyed == [(Quarter(2023, 2), "94-V")]
    table.selectRow(1)
    reason.setText("94-V")
    assert not button.isEnabled()
