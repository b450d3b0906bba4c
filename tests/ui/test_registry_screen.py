"""The registry's widgets: keys open its tabs and dialogs, a mapping is chosen with the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from survey.errors import FileRefused
from survey.language import Language
from survey.registry.form import FormProposal
from survey.registry.headings import FileColumn
from tests.ui.at_once import relay, run
from tests.ui.invented_desks import (
    QUARTER,
    ROW_COUNTS,
    InventedRegistry,
    invented_desks,
    invented_edition,
    version_of,
)
from tests.ui.invented_registers import InventedPersons, InventedRegisters
from ui.registry.letter_dialog import LetterDialog
from ui.registry.listing import Tab
from ui.registry.mapping_dialog import MappingDialog
from ui.registry.screen import RegistryScreen
from ui.tasks import Worker
from ui.texts import Texts

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SEPTEMBER = QUARTER.months[-1]
EDITION = invented_edition()
NAMES = [column.name for column in EDITION.columns]
EXTRA = "act_number"
UNKNOWN = FormProposal(
    sheet="1",
    row=3,
    columns=tuple(FileColumn(number, "1", f"баған {number}") for number in range(1, 24)),
    places={name: number for number, name in enumerate(NAMES, 1) if name not in {"service", "end"}} | {EXTRA: 23},
    missing=("service", "end"),
    unknown=(),
    remembered=False,
)


def opened(qtbot: QtBot, **parts: Any) -> RegistryScreen:
    usual = {"registry": InventedRegistry({month: version_of(month) for month in QUARTER.months}, ROW_COUNTS)}
    worker = cast("Worker", SimpleNamespace(run=run, relay=relay))
    screen = RegistryScreen(invented_desks(EDITION, **(usual | parts)), worker)
    qtbot.addWidget(screen)
    screen.retranslate(Texts(Language.EN))
    screen.choose(QUARTER)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    return screen


def part(within: QWidget, name: str) -> QWidget:
    found = within.findChild(QWidget, name)
    assert found, name
    return cast("QWidget", found)


def words(within: QWidget) -> str:
    return "\n".join(label.text() for label in within.findChildren(QLabel) if label.isVisible())


def press(within: QWidget, name: str) -> None:
    button = part(within, name)
    assert isinstance(button, QAbstractButton)
    button.click()


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[MappingDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = MappingDialog(UNKNOWN, EDITION, Texts(Language.EN), parent)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    yield dialog
    dialog.close()


def test_alt_and_a_number_open_a_tab(qtbot: QtBot) -> None:
    screen = opened(qtbot)
    for number, tab in enumerate(Tab, 1):
        qtbot.keyClick(screen, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        button = part(screen, f"registry.tab.{tab.value}")
        assert isinstance(button, QAbstractButton)
        assert button.isChecked()
    assert part(screen, "registry.twins.join").isVisible()


def test_p8_the_letter_opens_with_its_key_and_its_days_change_the_month(qtbot: QtBot) -> None:
    screen = opened(qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = screen.findChild(LetterDialog)
    assert dialog.isVisible()
    assert not part(dialog, "letter.received").isEnabled()
    press(dialog, "letter.sent")
    assert "notified" in words(dialog)
    assert part(dialog, "letter.received").isEnabled()
    press(dialog, "letter.accept")
    assert "accepted" in words(dialog)
    assert not part(dialog, "letter.accept").isEnabled()


def test_a_month_without_a_registry_leads_to_the_choice_of_a_file(qtbot: QtBot) -> None:
    screen = opened(qtbot, registry=InventedRegistry())
    assert not part(screen, "registry.letter").isVisible()
    assert part(screen, "registry.choose").property("role") == "primary"


def test_registers_come_in_beside_the_registry(qtbot: QtBot) -> None:
    registers = InventedRegisters()
    screen = opened(qtbot, registers=registers)
    screen.acts_brought.emit(Path("acts.xlsx"))
    assert registers.taken == [Path("acts.xlsx")]
    assert "Acts imported: 100" in words(screen)
    assert part(screen, "registry.acts").isEnabled()


def test_twins_are_joined_with_the_reason_that_was_written(qtbot: QtBot) -> None:
    persons = InventedPersons()
    screen = opened(qtbot, persons=persons)
    press(screen, "registry.tab.twins")
    qtbot.keyClicks(part(screen, "registry.twins.reason"), "one telephone")
    press(screen, "registry.twins.join")
    assert [made.reason for made in persons.made] == ["one telephone"]
    press(screen, "registry.twins.side.decisions")
    qtbot.keyClicks(part(screen, "registry.twins.reason"), "once more")
    qtbot.keyClick(screen, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert len(persons.made) == 1


def test_a_missing_column_is_marked_and_nothing_is_read_before_it_is_chosen(dialog: MappingDialog) -> None:
    assert words(dialog).count("missing") == 2
    assert not part(dialog, "mapping.bring").isEnabled()


def test_a_column_chosen_twice_is_marked(dialog: MappingDialog) -> None:
    choice(dialog, "service").setCurrentIndex(1)
    assert words(dialog).count("twice") == 2


def test_a_mapping_is_chosen_with_the_keyboard_and_keeps_the_extra_columns(dialog: MappingDialog, qtbot: QtBot) -> None:
    mapped: list[dict[str, int]] = []
    dialog.mapped.connect(mapped.append)
    for name in ("service", "end"):
        number = NAMES.index(name) + 1
        qtbot.keyClicks(choice(dialog, name), f"{number}.")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert mapped == [{name: number for number, name in enumerate(NAMES, 1)} | {EXTRA: 23}]


def test_a_file_that_nobody_can_read_alone_asks_for_its_columns_and_is_read_so(qtbot: QtBot) -> None:
    error = FileRefused("registry.column_missing", file="kzt.xlsx", columns=("15", "19"), unknown=("–",))
    desk = InventedRegistry(error=error, proposal=UNKNOWN)
    screen = opened(qtbot, registry=desk)
    screen.files.take(Path("kzt.xlsx"))
    dialog = screen.findChild(MappingDialog)
    for name in ("service", "end"):
        choice(dialog, name).setCurrentIndex(NAMES.index(name) + 1)
    press(dialog, "mapping.bring")
    assert [mapping["end"] for mapping in desk.mappings if mapping] == [NAMES.index("end") + 1]
    assert "20,612 rows accepted" in words(screen)


def choice(dialog: MappingDialog, name: str) -> QComboBox:
    box = part(dialog, f"mapping.{name}")
    assert isinstance(box, QComboBox)
    return box
