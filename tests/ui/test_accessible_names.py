"""Whoever cannot see the screen hears what each control is: every control has a name, on every screen and panel."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from survey.edition import Edition
from survey.language import Language
from tests.floor_time import floor_time
from tests.ui.at_once import run
from tests.ui.invented_desks import (
    ANSWERS,
    QUARTER,
    ROW_COUNTS,
    SUPERVISOR,
    InventedRegistry,
    InventedReporting,
    InventedRescue,
    interview_row,
    invented_desks,
    invented_edition,
    invented_section,
    version_of,
)
from tests.ui.invented_registers import proposal
from ui.dialogs import BugDialog, KeysDialog, window_keys
from ui.interview.contract import Mode
from ui.interview.page import ChoiceFace, ClientFace, Fold, PhoneFace, QuestionFace
from ui.interview.screen import InterviewScreen
from ui.interview.undo_dialog import UndoDialog
from ui.quality.view import Tab as QualityTab
from ui.registry.letter_dialog import LetterDialog
from ui.registry.listing import Tab
from ui.registry.mapping_dialog import MappingDialog
from ui.settings import Settings
from ui.shell import Place, Shell
from ui.start import StartUp
from ui.tasks import Worker
from ui.texts import Texts
from ui.today.break_dialog import BreakDialog
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
OWN_PARTS = "qt_"
"""What Qt names the inner parts of its widgets, which speak through the whole."""


def controls(within: QWidget) -> Iterator[QWidget]:
    for widget in within.findChildren(QWidget):
        inner = widget.objectName().startswith(OWN_PARTS) or isinstance(widget, QLabel)
        if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not inner:
            yield widget


def nameless(within: QWidget) -> list[QWidget]:
    found = list(controls(within))
    assert found
    return [one for one in found if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))]


def client() -> ClientFace:
    phones = (PhoneFace("+77053101240", "+7 705 310 12 40", ""), PhoneFace("+77232554118", "+7 723 255 41 18", ""))
    return ClientFace("Оспанова Динара", "«Береке-Нан» ЖШС", "", "", "", phones, (), ())


def faces(edition: Edition, active: str) -> tuple[QuestionFace, ...]:
    return tuple(
        QuestionFace(
            id=question.id,
            number=question.number,
            kind=question.kind,
            fold=Fold.ACTIVE if question.id == active else Fold.LATER,
            counter="",
            text=question.text.kk,
            hint="",
            answer="",
            choices=tuple(ChoiceFace(choice.digit, choice.text.kk, chosen=False) for choice in question.choices),
        )
        for question in edition.questionnaire.questions
    )


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    edition, worker = invented_edition(), Worker()
    registry = InventedRegistry({month: version_of(month) for month in QUARTER.months}, ROW_COUNTS)
    reporting = InventedReporting(invented_section(edition), [interview_row(1, ANSWERS[0])])
    desks = invented_desks(edition, registry=registry, reporting=reporting)
    shell = Shell(desks, worker, Settings(tmp_path / "window.ini"))
    qtbot.addWidget(shell)
    yield shell
    worker.close()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("place", Place)
def test_on_every_screen(shell: Shell, qtbot: QtBot, place: Place, language: Language) -> None:
    texts = Texts(language)
    shell.retranslate(texts)
    shell.show()
    shell.start()
    shell.open(place)
    qtbot.waitUntil(lambda: texts("common.loading") not in {part.text() for part in visible_labels(shell)})
    assert nameless(shell) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("tab", Tab)
def test_on_every_tab_of_the_registry(shell: Shell, qtbot: QtBot, tab: Tab, language: Language) -> None:
    texts = Texts(language)
    shell.retranslate(texts)
    shell.show()
    shell.start()
    shell.open(Place.REGISTRY)
    qtbot.waitUntil(lambda: shell.findChild(QWidget, f"registry.month.{QUARTER.months[0]}") is not None)
    opened = shell.findChild(QAbstractButton, f"registry.tab.{tab.value}")
    assert opened
    opened.click()
    qtbot.waitUntil(lambda: texts("common.loading") not in {part.text() for part in visible_labels(shell)})
    assert nameless(shell) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("tab", QualityTab)
def test_on_every_tab_of_quality(shell: Shell, qtbot: QtBot, tab: QualityTab, language: Language) -> None:
    texts = Texts(language)
    shell.retranslate(texts)
    shell.show()
    shell.start()
    shell.open(Place.QUALITY)
    opened = shell.findChild(QAbstractButton, f"quality.tab.{tab.value}")
    assert opened
    opened.click()
    if tab is QualityTab.AGAIN:
        idle = shell.findChild(QWidget, "quality.idle")
        assert idle
        idle.pressed.emit()
        qtbot.waitUntil(lambda: not idle.isVisible())
    qtbot.waitUntil(lambda: texts("common.loading") not in {part.text() for part in visible_labels(shell)})
    assert nameless(shell) == []


def visible_labels(within: QWidget) -> list[QLabel]:
    return [part for part in within.findChildren(QLabel) if part.isVisible()]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.IDLE])
def test_in_an_interview(qtbot: QtBot, mode: Mode, language: Language) -> None:
    desks = invented_desks(invented_edition())
    screen = InterviewScreen(desks.calling, desks.edition, SUPERVISOR, run, lambda _number: None, floor_time)
    qtbot.addWidget(screen)
    screen.retranslate(Texts(language))
    screen.show()
    for question in desks.edition.questionnaire.questions:
        screen.show_client(client())
        screen.show_questions(faces(desks.edition, question.id), Language.KK)
        screen.show_mode(mode)
        assert nameless(screen) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("founding", [False, True])
def test_at_the_login(qtbot: QtBot, tmp_path: Path, founding: bool, language: Language) -> None:  # noqa: FBT001
    store = tmp_path / "survey.db"
    if not founding:
        store.touch()
    start = StartUp(store, lambda *_: invented_desks(invented_edition()), InventedRescue(), None, language, None)
    window = Window(start, Settings(tmp_path / "window.ini"), Worker())
    qtbot.addWidget(window)
    window.show()
    assert nameless(window) == []
    window.close()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "dialog",
    [
        lambda texts, parent: KeysDialog(window_keys(texts), texts, parent),
        lambda texts, parent: BugDialog(ValueError(), texts, parent),
        LetterDialog,
        lambda texts, parent: BreakDialog(floor_time(), texts, parent),
        lambda texts, parent: UndoDialog((), invented_edition(), texts, parent),
        lambda texts, parent: MappingDialog(proposal(22), invented_edition(), texts, parent),
    ],
)
def test_in_the_dialogs(qtbot: QtBot, dialog: Callable[[Texts, QWidget], QWidget], language: Language) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    opened = dialog(Texts(language), parent)
    opened.show()
    assert nameless(opened) == []
