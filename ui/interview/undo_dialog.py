"""What to take back, and why (Ctrl+Z)."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from survey.edition import Edition
from survey.facts import Appointment, Disposition
from survey.services.undoing import Step
from ui.dialogs import head
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label

WIDTH, LIST_HEIGHT = 640, 220


class UndoDialog(QDialog):
    """One's own steps, the latest chosen; `taken_back` carries the case and the reason."""

    taken_back = Signal(UUID, str)

    def __init__(self, steps: tuple[Step, ...], edition: Edition, texts: Texts, parent: QWidget) -> None:
        """Lay out the dialog; the reason has the focus, the arrows go through the steps."""
        super().__init__(parent)
        self.setObjectName("undo")
        self.setWindowTitle(texts("undo.title"))
        self.setMinimumWidth(WIDTH)
        self._steps = steps
        self._list = QListWidget()
        self._list.setObjectName("undo.steps")
        self._list.setAccessibleName(texts("undo.steps"))
        self._list.setFixedHeight(LIST_HEIGHT)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.addItems([step_words(step, edition, texts) for step in steps])
        self._list.setCurrentRow(0)
        self._reason = QLineEdit()
        self._reason.setObjectName("undo.reason")
        self._reason.setAccessibleName(texts("undo.reason"))
        self._reason.installEventFilter(self)
        self._confirm, self._leave = KeyButton("Enter"), KeyButton("Esc")
        self._confirm.setObjectName("undo.confirm")
        set_role(self._confirm, "primary")
        self._confirm.setEnabled(False)
        self._confirm.setDefault(True)
        self._confirm.say(texts("undo.confirm"))
        self._leave.say(texts("common.close"))
        self._reason.textChanged.connect(lambda words: self._confirm.setEnabled(bool(words.strip())))
        self._confirm.clicked.connect(self._take_back)
        self._leave.clicked.connect(self.reject)
        self._lay_out(texts)
        self._reason.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let the arrows choose a step while the reason is written."""
        arrows = {Qt.Key.Key_Up, Qt.Key.Key_Down}
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in arrows:
            return QApplication.sendEvent(self._list, event)
        return False

    def _take_back(self) -> None:
        step = self._steps[self._list.currentRow()]
        self.accept()
        self.taken_back.emit(step.fact.case, self._reason.text())

    def _lay_out(self, texts: Texts) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._confirm)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        head(layout, texts("undo.title"))
        layout.addWidget(label("quiet", texts("undo.steps")))
        layout.addWidget(self._list)
        layout.addWidget(label("quiet", texts("undo.reason")))
        layout.addWidget(self._reason)
        layout.addWidget(label("small", texts("undo.kept")))
        layout.addLayout(buttons)


def step_words(step: Step, edition: Edition, texts: Texts) -> str:
    """Say when, what and with whom."""
    match step.fact:
        case Disposition() as fact:
            outcome = edition.outcome(fact.outcome)
            what = f"{outcome.text[texts.language]} ({outcome.code})"
        case Appointment() as fact:
            what = texts("interview.appointed", due=texts.moment(fact.due))
        case _:
            what = texts("undo.start")
    return f"{texts.clock(step.fact.at)} · {step.client} · {what}"
