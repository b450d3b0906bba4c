"""The whole window over invented desks: from the password to every screen, by keyboard, in three languages."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from survey.errors import Refused, WrongPassword
from survey.language import Language
from survey.periods import Quarter
from survey.report.figures import AuditSection
from survey.sampling.design import Request
from survey.services.desks import Desks
from tests.ui.invented_desks import (
    ANSWERS,
    QUARTER,
    ROW_COUNTS,
    InventedRegistry,
    InventedReporting,
    InventedRescue,
    InventedSampling,
    interview_row,
    invented_desks,
    invented_edition,
    invented_section,
    version_of,
)
from ui.dialogs import BugDialog
from ui.interview.screen import InterviewScreen
from ui.login.view import LoginView
from ui.registry.view import RegistryView
from ui.settings import Settings
from ui.shell import Place, Shell
from ui.start import StartUp
from ui.tasks import Worker
from ui.texts import Texts
from ui.theme import TOKENS, Theme, current
from ui.window import Window

PASSWORD = "a-long-password"
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
Opened = Callable[..., Window]

SCREENS = [Place.TODAY, Place.REGISTRY, Place.WAVE, Place.MONITOR, Place.REPORT, Place.CALENDAR]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class EndlessSteps(Sequence[int]):
    """The steps of a file that never ends."""

    def __len__(self) -> int:
        return sys.maxsize

    def __getitem__(self, place: int) -> int:
        time.sleep(0.001)
        return 500 * place


def quarter_desks() -> Desks:
    edition = invented_edition()
    registry = InventedRegistry({month: version_of(month) for month in QUARTER.months}, ROW_COUNTS)
    rows = [interview_row(number, ANSWERS[number % 4]) for number in range(1, 9)]
    reporting = InventedReporting(invented_section(edition), rows)
    return invented_desks(edition, registry=registry, reporting=reporting)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Open windows that are closed again at the end."""
    windows: list[Window] = []

    def open_window(desks: Desks | None = None, language: Language = Language.KK) -> Window:
        store = tmp_path / "survey.db"
        store.touch()

        def open_desks(_store: Path, _login: str, password: str) -> Desks:
            if password != PASSWORD:
                raise WrongPassword("login.wrong")
            return desks or quarter_desks()

        start = StartUp(store, open_desks, InventedRescue(), None, language, "light")
        window = Window(start, Settings(tmp_path / "window.ini"), Worker())
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_window
    for window in windows:
        window.close()


def child(window: Window, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def seen(window: Window, name: str) -> bool:
    found = window.findChild(QWidget, name)
    return isinstance(found, QWidget) and found.isVisible()


def log_in(window: Window, qtbot: QtBot, password: str = PASSWORD) -> None:
    qtbot.keyClicks(child(window, "login.password"), password)
    qtbot.keyClick(child(window, "login.password"), Qt.Key.Key_Return)


def words_in(widget: QWidget) -> set[str]:
    return {
        text
        for part in widget.findChildren(QWidget)
        if part.isVisible() and callable(text_of := getattr(part, "text", None)) and (text := str(text_of()))
    }


def test_the_password_has_the_focus_at_the_start(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is child(window, "login.password"))


def test_the_right_password_opens_today(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    assert not seen(window, "login")


def test_a_wrong_password_is_said_in_the_bar_and_esc_closes_it(opened: Opened, qtbot: QtBot) -> None:
    window = opened(language=Language.EN)
    log_in(window, qtbot, "wrong")
    qtbot.waitUntil(lambda: seen(window, "messages"))
    assert Texts(Language.EN).error(WrongPassword("login.wrong")) in words_in(window)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not seen(window, "messages"))


def test_each_screen_has_its_key_and_its_button(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    for key, place in (
        (Qt.Key.Key_2, "registry"),
        (Qt.Key.Key_3, "wave"),
        (Qt.Key.Key_5, "monitor"),
        (Qt.Key.Key_6, "report"),
        (Qt.Key.Key_8, "quality"),
        (Qt.Key.Key_9, "calendar"),
        (Qt.Key.Key_0, "log"),
        (Qt.Key.Key_Comma, "settings"),
    ):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda place=place: seen(window, place))
    qtbot.mouseClick(child(window, "shell.today"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seen(window, "today"))


def test_enter_pressed_while_the_day_still_loads_is_not_lost(opened: Opened, qtbot: QtBot) -> None:
    edition = invented_edition()
    sampling = InventedSampling(edition)
    sampling.draw(QUARTER, Request(), "7")
    window = opened(invented_desks(edition, sampling=sampling))
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen(window, "interview"))


def test_without_a_wave_enter_stays_on_today(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today.next"))
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.wait(50)
    assert seen(window, "today")


def test_the_interview_takes_the_whole_room(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: seen(window, "interview"))
    assert not seen(window, "shell.today")


def test_a_hidden_report_is_printed_when_it_is_shown_and_not_for_each_interview(opened: Opened, qtbot: QtBot) -> None:
    edition, asked = invented_edition(), []

    class Watched(InventedReporting):
        def section(self, quarter: Quarter) -> AuditSection:
            asked.append(quarter)
            return super().section(quarter)

    window = opened(invented_desks(edition, reporting=Watched(invented_section(edition))))
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    interview = child(window, "interview")
    assert isinstance(interview, InterviewScreen)
    interview.changed.emit()
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(lambda: bool(child(window, "shell.report").property("checked")))
    assert len(asked) == 1


@pytest.mark.parametrize("place", SCREENS)
def test_ctrl_l_says_the_screen_in_the_next_language(opened: Opened, qtbot: QtBot, place: Place) -> None:
    window = opened(language=Language.KK)
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + list(Place).index(place)), Qt.KeyboardModifier.ControlModifier)
    for language in (Language.RU, Language.EN, Language.KK):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        button = child(window, f"shell.{place.value}")
        assert button.property("text") == Texts(language)(f"shell.screen.{place.value}")


@pytest.mark.parametrize("place", SCREENS)
def test_every_control_has_a_name_for_those_who_cannot_see_it(opened: Opened, qtbot: QtBot, place: Place) -> None:
    window = opened(language=Language.RU)
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + list(Place).index(place)), Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not words_in(child(window, place.value)) & {Texts(Language.RU)("common.loading")})
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_tab_reaches_every_screen_and_the_way_out(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    reached = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused:
            reached.add(focused.objectName())
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {"shell.quarter", "shell.leave", "shell.today", "shell.report"} <= reached


def test_ctrl_t_turns_the_theme_and_the_next_start_remembers(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert current() is TOKENS[Theme.DARK]
    assert Settings(tmp_path / "window.ini").theme is Theme.DARK


def test_f1_lists_the_keys(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: seen(window, "keys"))


def test_leaving_closes_the_store_after_all_work_is_done(opened: Opened, qtbot: QtBot) -> None:
    closed: list[str] = []
    desks = quarter_desks()
    desks.close = lambda: closed.append("closed")
    window = opened(desks)
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: closed == ["closed"])
    assert not window.isVisible()


def test_an_error_stays_in_the_bar_when_the_language_changes(opened: Opened, qtbot: QtBot) -> None:
    window = opened(language=Language.KK)
    view = window.findChild(LoginView)
    assert view
    error = Refused("wave.exists", quarter=QUARTER)
    view.failed.emit(error)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert Texts(Language.RU).error(error) in words_in(window)


def test_a_bug_is_shown_without_the_clients_words_and_the_program_closes(opened: Opened) -> None:
    window = opened(language=Language.EN)
    shown: list[str] = []

    def read_and_close() -> None:
        dialog = window.findChild(BugDialog)
        assert dialog
        shown.extend(field.toPlainText() for field in dialog.findChildren(QPlainTextEdit))
        dialog.reject()

    def break_down() -> None:
        raise ValueError("Оспанова Динара")

    QTimer.singleShot(200, read_and_close)
    try:
        break_down()
    except ValueError as bug:
        window.show_bug(bug)
    assert "ValueError" in shown[0]
    assert "break_down" in shown[0]
    assert "Оспанова" not in shown[0]
    assert not window.isVisible()


def test_another_screen_puts_an_old_message_away(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    shell = window.findChild(Shell)
    assert shell
    shell.failed.emit(Refused("wave.exists", quarter=QUARTER))
    assert seen(window, "messages")
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not seen(window, "messages")


def test_closing_the_window_stops_a_running_import(opened: Opened, qtbot: QtBot) -> None:
    registry = InventedRegistry(steps=EndlessSteps())
    window = opened(invented_desks(invented_edition(), registry=registry))
    log_in(window, qtbot)
    qtbot.waitUntil(lambda: seen(window, "today"))
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    view = window.findChild(RegistryView)
    assert view
    qtbot.waitUntil(lambda: any(part.objectName().startswith("registry.month.") for part in view.findChildren(QWidget)))
    view.brought.emit(Path("kzt.xlsx"), date(2026, 10, 1))
    qtbot.waitUntil(lambda: seen(window, "progress.stop"))
    window.close()
    assert registry.received == []
