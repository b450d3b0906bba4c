"""The client's history, looked up from today's screen."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from survey.edition import Edition
from survey.facts import Dial, Disposition, Fact, Note
from survey.language import Language
from survey.services.finding import FoundCase
from tests.ui import at_once
from tests.ui.interview.conftest import edition
from ui.texts import Texts
from ui.today.history import HistoryDialog

__all__ = ["edition"]

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
CASE, BY = UUID(int=1), UUID(int=2)
AT = datetime(2026, 10, 5, 5, 0, tzinfo=UTC)


class OneClient:
    """A desk that knows one client."""

    def find(self, said: str) -> tuple[FoundCase, ...]:
        one = FoundCase(CASE, "Сынақов Ойдан", ("+770••••••01",), "KZ-63", "3.13")
        return (one,) if said == "сынаков" else ()

    def history(self, case: UUID) -> Sequence[Fact]:
        return [
            Dial(id=UUID(int=3), case=case, at=AT, by=BY, phone="+77050000001"),
            Disposition(id=UUID(int=4), case=case, at=AT.replace(minute=1), by=BY, outcome="3.13", language=None),
            Note(id=UUID(int=5), case=case, at=AT.replace(minute=2), by=BY, text="кешке"),
        ]


@pytest.fixture
def dialog(qtbot: QtBot, edition: Edition) -> Iterator[HistoryDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = HistoryDialog(OneClient(), edition, at_once.run, Texts(Language.KK), parent)
    made.open()
    yield made
    made.close()


def lines(dialog: HistoryDialog) -> list[str]:
    return [dialog.happened.item(row).text() for row in range(dialog.happened.count())]


def test_a_found_client_opens_his_calls_outcomes_and_notes_with_numbers_masked(dialog: HistoryDialog) -> None:
    dialog.line.setText("сынаков")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.list.item(0).text().startswith("Сынақов Ойдан · +770••••••01 · ")
    assert lines(dialog) == [
        "05.10.2026 10:02 — «кешке»",
        "05.10.2026 10:01 — Жауап жоқ (3.13)",
        "05.10.2026 10:00 — қоңырау: +770••••••01",
    ]


def test_when_nobody_is_found_it_says_what_to_type(dialog: HistoryDialog) -> None:
    dialog.line.setText("жоқ")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.said.text().startswith("Ешкім табылмады.")
    assert lines(dialog) == []
