"""The two dialogs of the window: the keys, and a fault in the program."""

import traceback
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.texts import Texts
from ui.theme import GRID, practice_words
from ui.widgets.labels import label

KEYS = {
    "Ctrl+1 … Ctrl+0, Ctrl+,": "screens",
    "Enter": "next",
    "F7": "break",
    "F8": "end_shift",
    "F9": "practice",
    "Ctrl+O": "file",
    "Ctrl+D": "acts",
    "Ctrl+E": "letter",
    "Alt+1 … Alt+6": "tabs",
    "Ctrl+F": "filter",
    "Ctrl+C": "copy",
    "Ctrl+Enter": "draw",
    "Ctrl+R": "release",
    "Ctrl+P": "protocol",
    "Ctrl+S": "save",
    "Ctrl+N": "add",
    "Alt+←, Alt+→": "year",
    "Ctrl+K": "recovery",
    "F2, F3": "speak_report",
    "Ctrl+L": "language",
    "Ctrl+Shift+L": "lock",
    "Ctrl+T": "theme",
    "Tab, Shift+Tab": "move",
    "Esc": "escape",
    "Ctrl+Q": "leave",
}


class KeysDialog(QDialog):
    """Keys and what they do (F1)."""

    def __init__(self, lines: Iterable[tuple[str, str]], texts: Texts, parent: QWidget) -> None:
        """List the keys with their meaning."""
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(texts("shell.keys_title"))
        keys = QGridLayout()
        keys.setHorizontalSpacing(2 * GRID)
        keys.setVerticalSpacing(GRID)
        keys.setColumnStretch(1, 1)
        for row, (key, meaning) in enumerate(lines):
            cap = label("key", key)
            cap.setWordWrap(False)
            keys.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            words = label("", meaning)
            words.setMinimumWidth(440)
            keys.addWidget(words, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        head(layout, texts("shell.keys_title"))
        layout.addLayout(keys)
        layout.addWidget(_close(self, texts))


def window_keys(texts: Texts) -> list[tuple[str, str]]:
    """Return the keys of the window with their meaning."""
    return [(key, texts(f"shell.key_{meaning}")) for key, meaning in KEYS.items()]


def interview_keys(texts: Texts) -> list[tuple[str, str]]:
    """Return the keys of the interview with their meaning."""
    lines = (line.partition("\t") for line in texts("interview.keys_list").strip().splitlines())
    return [(key, meaning) for key, _, meaning in lines]


class BugDialog(QDialog):
    """A fault: what happened, as text that holds no personal data."""

    def __init__(self, bug: BaseException, texts: Texts, parent: QWidget | None) -> None:
        """Show where the program failed."""
        super().__init__(parent)
        self.setObjectName("bug")
        self.setWindowTitle(texts("shell.bug_title"))
        self.setMinimumWidth(640)
        where = QPlainTextEdit(trace_of(bug))
        where.setReadOnly(True)
        where.setAccessibleName(texts("shell.bug_title"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        head(layout, texts("shell.bug_title"))
        layout.addWidget(label("", texts("shell.bug")))
        layout.addWidget(where)
        layout.addWidget(_close(self, texts))


def trace_of(bug: BaseException) -> str:
    """Return where a bug happened: files, lines and its type, without its message, which may hold a client's words."""
    frames = traceback.extract_tb(bug.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([*lines, type(bug).__name__])


def head(layout: QVBoxLayout, title: str) -> None:
    """Put the title above a dialog, below the mark of the practice."""
    if words := practice_words():
        layout.addWidget(label("band", words))
    layout.addWidget(label("title", title))


def _close(dialog: QDialog, texts: Texts) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(texts("common.close"))
    buttons.rejected.connect(dialog.reject)
    return buttons
