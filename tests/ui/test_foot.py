"""The foot tells how old the last good backup is."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from survey.language import Language
from ui.bars import Foot
from ui.texts import Texts

NOW = datetime(2026, 10, 6, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("last", "language", "words"),
    [
        (None, Language.KK, "Сақтық көшірме әлі жасалған жоқ"),
        (NOW - timedelta(hours=1), Language.KK, "Сақтық көшірме: бүгін, 08:00"),
        (NOW - timedelta(hours=12), Language.RU, "Резервная копия: 1 день назад"),
        (NOW - timedelta(days=3), Language.RU, "Резервная копия: 3 дня назад"),
        (NOW - timedelta(days=11), Language.EN, "Backup: 11 days ago"),
    ],
)
def test_the_age_of_the_last_backup_is_said(
    qtbot: QtBot, last: datetime | None, language: Language, words: str
) -> None:
    foot = Foot()
    qtbot.addWidget(foot)
    foot.show_backup(last, NOW)
    foot.retranslate(Texts(language))
    label = foot.findChild(QLabel, "shell.backup")
    assert isinstance(label, QLabel)
    assert label.text() == words
