"""The strip a month's file comes in by: what came of the last one, the day of receipt, the choice of a file."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from survey.periods import Month
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.fields import day_field, day_of
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label

SUFFIXES = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt"


class FileStrip(QWidget):
    """`brought` says a file and the day it was received."""

    brought = Signal(Path, date)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the strip."""
        super().__init__(parent)
        self._texts: Texts | None = None
        self._month: Month | None = None
        self._result, self._words = label("chip-good"), label("quiet")
        self._result.setObjectName("registry.result")
        self._words.setWordWrap(False)
        self._received = day_field()
        self._received.setObjectName("registry.received")
        self._choose = KeyButton("Ctrl+O")
        self._choose.setObjectName("registry.choose")
        self._choose.clicked.connect(self._ask_file)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self._ask_file)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._result, 1)
        layout.addStretch()
        for part in (self._words, self._received, self._choose):
            layout.addWidget(part)
        self._result.hide()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language; the last result was said in the old one."""
        self._texts = texts
        self._choose.say(texts("registry.choose"))
        self._words.setText(texts("registry.received"))
        self._received.setAccessibleName(texts("registry.received"))
        self._result.hide()

    def take(self, file: Path) -> None:
        """Take a file that was dropped or chosen."""
        self.brought.emit(file, day_of(self._received))

    def show_month(self, month: Month, *, wanted: bool) -> None:
        """Ask for another month's file; the button leads where the file is still wanted."""
        self._month = month
        set_role(self._choose, "primary" if wanted else "plain")

    def show_result(self, sentence: str) -> None:
        """Say what came of a file."""
        self._result.setText(sentence)
        self._result.setVisible(bool(sentence))

    def start(self) -> None:
        """Put the focus on the choice of a file."""
        self._choose.setFocus()

    def _ask_file(self) -> None:
        if self._texts and self._month and self.isEnabled():
            file = ask_table(self, self._texts("registry.choose_title", month=self._month), self._texts)
            if file:
                self.take(file)


def ask_table(parent: QWidget, title: str, texts: Texts) -> Path | None:
    """Ask for a spreadsheet; None when nobody chose one."""
    file, _ = QFileDialog.getOpenFileName(parent, title, "", f"{texts('registry.files')} ({SUFFIXES})")
    return Path(file) if file else None
