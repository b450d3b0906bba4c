"""A card that asks for the password of the one who signed in; nothing of the work is seen behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from survey.staff import Staff
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label

CARD_WIDTH = 440


class LockView(Screen):
    """The locked screen; `entered` says the password."""

    entered = Signal(str)
    leave_asked = Signal()

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        """Lay out the card."""
        super().__init__(parent)
        self.setObjectName("lock")
        self._staff = staff
        self._heading, self._who, self._note = label("title"), label("strong"), label("quiet")
        self._words, self._password = QLabel(), QLineEdit()
        self._words.setBuddy(self._password)
        self._password.setObjectName("lock.password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._enter, self._leave = KeyButton("Enter"), KeyButton("Ctrl+W")
        self._enter.setObjectName("lock.enter")
        self._leave.setObjectName("lock.leave")
        set_role(self._enter, "primary")
        self._password.returnPressed.connect(self._press)
        self._enter.clicked.connect(self._press)
        self._leave.clicked.connect(self.leave_asked)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.leave_asked)
        self._lay_out()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._heading.setText(texts("login.title_lock"))
        self._who.setText(f"{self._staff.name} · {self._staff.login}")
        self._note.setText(texts("login.note_lock"))
        self._words.setText(texts("login.password"))
        self._password.setAccessibleName(texts("login.password"))
        self._enter.say(texts("login.enter_lock"))
        self._leave.say(texts("shell.leave"))

    def shown(self) -> None:
        """Put the cursor where the typing starts."""
        self.clear()

    def clear(self) -> None:
        """Have the password typed anew."""
        self._password.clear()
        self._password.setFocus()

    def _press(self) -> None:
        if self._password.text():
            self.entered.emit(self._password.text())

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(CARD_WIDTH)
        for part in (self._heading, self._who, self._note, self._words, self._password, self._enter, self._leave):
            card.body.addWidget(part)
        card.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        layout = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)
