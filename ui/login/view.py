"""The first screen: which store, who, the password."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from survey.errors import SurveyError
from ui.login.faces import FIELDS, Asks
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.recovery_key import RecoveryKey

CARD_WIDTH = 440
ACCOUNT = "supervisor"
WITH_NOTE = frozenset(Asks) - {Asks.ENTRY}


class LoginView(Screen):
    """A card in the middle; `entered` says login, password, the password again, the recovery key."""

    entered = Signal(str, str, str, str)
    turned = Signal()
    kept = Signal()
    failed = Signal(SurveyError)

    def __init__(self, store: Path, demo_password: str | None, parent: QWidget | None = None) -> None:
        """Lay out the card."""
        super().__init__(parent)
        self.setObjectName("login")
        self._demo_password = demo_password
        self._texts: Texts | None = None
        self._asks = Asks.ENTRY
        self._brand, self._heading = label("brand"), label("title")
        self._note, self._hint, self._demo = label("quiet"), label("bad-text"), label("chip-accent")
        self._store = label("small")
        self._store.setText(str(store))
        self._store.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._login, self._recovery = QLineEdit(ACCOUNT), QLineEdit()
        self._login.setObjectName("login.login")
        self._recovery.setObjectName("login.recovery")
        self._password, self._again = _password("login.password"), _password("login.again")
        self._key = RecoveryKey()
        self._enter, self._turn = KeyButton("Enter"), KeyButton("F3")
        self._enter.setObjectName("login.enter")
        self._turn.setObjectName("login.turn")
        set_role(self._enter, "primary")
        self._fields = {
            "store": self._store,
            "login": self._login,
            "recovery": self._recovery,
            "password": self._password,
            "again": self._again,
        }
        self._words = {name: QLabel() for name in self._fields}
        self._lay_out()
        for name, field in self._fields.items():
            self._words[name].setBuddy(field)
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self._press)
        self._enter.clicked.connect(self._press)
        self._turn.clicked.connect(self.turned)
        QShortcut(QKeySequence("F3"), self).activated.connect(self.turned)
        self.ask_for(Asks.ENTRY)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._brand.setText(texts("common.app"))
        self._texts = texts
        self._say_what_is_asked()
        self._key.retranslate(texts)
        for name, words in self._words.items():
            words.setText(texts(f"login.{name}"))
            if name != "store":
                self._fields[name].setAccessibleName(texts(f"login.{name}"))
        if self._demo_password:
            self._demo.setText(texts("login.demo", password=self._demo_password))
        self.show_hint("")

    def shown(self) -> None:
        """Put the cursor where the typing starts."""
        self._password.setFocus()

    def ask_for(self, asks: Asks) -> None:
        """Ask for something else."""
        self._asks = asks
        for name, field in self._fields.items():
            for part in (field, self._words[name]):
                part.setVisible(name in FIELDS[asks])
        self._note.setVisible(asks in WITH_NOTE)
        self._key.setVisible(asks is Asks.KEY)
        self._turn.setVisible(asks in {Asks.ENTRY, Asks.RECOVERY})
        self._demo.setVisible(bool(self._demo_password))
        self._login.setEnabled(asks is not Asks.OWN)
        if asks is not Asks.FOUNDING:
            self._password.clear()
        self._say_what_is_asked()
        (self._recovery if asks is Asks.RECOVERY else self._password).setFocus()

    def show_key(self, recovery_key: str) -> None:
        """Show a recovery key, this once."""
        for field in (self._recovery, self._password, self._again):
            field.clear()
        self._key.show_key(recovery_key)
        self.ask_for(Asks.KEY)
        self._enter.setFocus()

    def show_hint(self, words: str) -> None:
        """Say what is wrong with what was typed."""
        self._hint.setText(words)
        set_role(self._password, "wrong" if words else "")

    def show_opening(self, words: str) -> None:
        """Show that the store is being opened."""
        set_role(self._hint, "quiet" if words else "bad-text")
        self._hint.setText(words)
        self._enter.setEnabled(not words)

    def show_error(self, error: SurveyError) -> None:
        """Say why the store does not open, and let the password be typed anew."""
        self.failed.emit(error)
        self._password.selectAll()
        self._password.setFocus()

    def _press(self) -> None:
        if self._asks is Asks.KEY:
            self._key.show_key("")
            self.kept.emit()
        else:
            typed = (self._login, self._password, self._again, self._recovery)
            self.entered.emit(*(field.text() for field in typed))

    def _say_what_is_asked(self) -> None:
        if self._texts:
            asks = self._asks.value
            self._heading.setText(self._texts(f"login.title_{asks}"))
            self._enter.say(self._texts(f"login.enter_{asks}"))
            if self._asks in WITH_NOTE:
                self._note.setText(self._texts(f"login.note_{asks}"))
            self._turn.say(self._texts("login.remembered" if self._asks is Asks.RECOVERY else "login.forgotten"))

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(CARD_WIDTH)
        form = QFormLayout()
        form.setSpacing(GRID + GRID // 2)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, field in self._fields.items():
            form.addRow(self._words[name], field)
        for words in (self._brand, self._heading, self._note, self._key):
            card.body.addWidget(words)
        card.body.addSpacing(GRID)
        card.body.addLayout(form)
        for widget in (self._hint, self._enter, self._turn, self._demo):
            card.body.addWidget(widget)
        card.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)


def _password(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
