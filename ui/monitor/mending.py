"""What a supervisor can do about an empty queue: the buttons, their questions, what is said when it is done."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from survey.fieldwork.board import Board, Waiting
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.key_button import KeyButton

COLUMNS = 2


class Mend(StrEnum):
    """A deed that mends an empty queue, or ends it."""

    RELEASE = "release"
    LIFT = "lift"
    RECALL = "recall"
    WIDEN = "widen"
    CLOSE = "close"


KEYS = {Mend.RELEASE: "Ctrl+R", Mend.LIFT: "Ctrl+P", Mend.RECALL: "Ctrl+B", Mend.WIDEN: "Ctrl+H", Mend.CLOSE: "Ctrl+E"}


def mends(board: Board, texts: Texts) -> dict[Mend, str]:
    """Return what each button says, those alone that would do something."""
    waiting, said = board.waiting, dict[Mend, str]()
    if board.next_replicate:
        number, size = board.next_replicate
        said[Mend.RELEASE] = texts("monitor.release", number=number, n=size)
    if waiting[Waiting.PAUSED]:
        said[Mend.LIFT] = texts("monitor.lift")
    if waiting[Waiting.ON_SHEET]:
        said[Mend.RECALL] = texts("monitor.recall")
    if board.widest:
        said[Mend.WIDEN] = texts("monitor.widen", until=texts.clock(board.widest))
    if sum(waiting.values()) > waiting[Waiting.FINAL] + waiting[Waiting.RESERVE]:
        said[Mend.CLOSE] = texts("monitor.close")
    return said


def question(mend: Mend, board: Board, texts: Texts) -> str:
    """Return what is asked before a deed, empty when there is nothing to do."""
    if mend not in mends(board, texts):
        return ""
    if mend is Mend.RELEASE and board.next_replicate:
        return texts("wave.confirm_release", number=board.next_replicate[0])
    return texts(f"monitor.confirm_{mend}")


class MendBar(QWidget):
    """A button for each deed that would do something now."""

    def __init__(self, pressed: Callable[[Mend], None], parent: QWidget | None = None) -> None:
        """Make the buttons; none is shown before there are figures."""
        super().__init__(parent)
        self._pressed = pressed
        self._buttons = {mend: KeyButton(key) for mend, key in KEYS.items()}
        self._rows = [QHBoxLayout() for _ in range(0, len(KEYS), COLUMNS)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for row in self._rows:
            row.setSpacing(GRID)
            row.addStretch(1)
            layout.addLayout(row)
        for mend, button in self._buttons.items():
            button.setParent(self)
            button.setObjectName(f"monitor.{mend}")
            button.clicked.connect(self._presses(mend))
            QShortcut(QKeySequence(KEYS[mend]), self).activated.connect(self._presses(mend))
            button.hide()

    def show_mends(self, said: Mapping[Mend, str]) -> None:
        """Show the buttons that do something, with their words, row after row."""
        for place, mend in enumerate(said):
            row = self._rows[place // COLUMNS]
            row.insertWidget(place % COLUMNS, self._buttons[mend])
        for mend, button in self._buttons.items():
            button.say(said.get(mend, ""))
            button.setVisible(mend in said)

    def words(self, mend: Mend) -> str:
        """Return what a button says."""
        return self._buttons[mend].text()

    def _presses(self, mend: Mend) -> Callable[[], None]:
        def press() -> None:
            if self._buttons[mend].isVisible():
                self._pressed(mend)

        return press
