"""Tab goes through a screen as one reads it."""

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from survey.language import Language
from tests.floor_time import floor_time
from tests.ui.at_once import relay, run
from tests.ui.invented_desks import (
    QUARTER,
    ROW_COUNTS,
    SUPERVISOR,
    InventedRegistry,
    invented_desks,
    invented_edition,
    version_of,
)
from ui.interview.screen import InterviewScreen
from ui.registry.listing import Tab
from ui.registry.screen import RegistryScreen
from ui.tasks import Worker
from ui.texts import Texts

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def road(screen: QWidget) -> list[QWidget]:
    """Return what takes the focus with Tab, in its order."""
    found, here = [], screen.nextInFocusChain()
    while here is not screen:
        if here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(here)
        here = here.nextInFocusChain()
    return found


def test_in_the_registry_months_come_before_findings_and_rows(qtbot: QtBot) -> None:
    registry = InventedRegistry({month: version_of(month) for month in QUARTER.months}, ROW_COUNTS)
    worker = cast("Worker", SimpleNamespace(run=run, relay=relay))
    screen = RegistryScreen(invented_desks(invented_edition(), registry=registry), worker)
    qtbot.addWidget(screen)
    screen.retranslate(Texts(Language.KK))
    screen.choose(QUARTER)
    screen.show()
    visible = [control.objectName() for control in road(screen) if control.isVisible()]
    assert [name.removeprefix("registry.") for name in visible if name.startswith("registry.")] == [
        "acts",
        "letter",
        *(f"month.{month}" for month in QUARTER.months),
        "received",
        "choose",
        *(f"tab.{tab}" for tab in Tab),
        "findings",
        "filter",
        "rows",
    ]


def test_in_an_interview_answers_come_between_the_language_and_the_outcomes(qtbot: QtBot) -> None:
    desks = invented_desks(invented_edition())
    screen = InterviewScreen(desks.calling, desks.edition, SUPERVISOR, run, lambda _number: None, floor_time)
    qtbot.addWidget(screen)
    screen.retranslate(Texts(Language.KK))
    controls = road(screen)
    names = [control.objectName() for control in controls]
    for asked in screen.findChildren(QWidget, "interview.active"):
        answers = [place for place, control in enumerate(controls) if asked.isAncestorOf(control)]
        assert names.index("interview.language") < min(answers)
        assert max(answers) < names.index("interview.note")
