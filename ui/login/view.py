"""The first screen: which store, who, the password."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from survey.errors import SurveyError
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label

CARD_WIDTH = 440
ACCOUNT = "supervisor"


class Asks(Enum):
    """What the card asks for: the password, one for a new store, one in place of the password given."""

    ENTRY = "entry"
    FOUNDING = "founding"
    OWN = "own"


class LoginView(Screen):
    """A card in the middle; `entered` says login, password, the password again."""

    entered = Signal(str, str, str)
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
        self._login = QLineEdit(ACCOUNT)
        self._login.setObjectName("login.login")
        self._password, self._again = _password("login.password"), _password("login.again")
        self._enter = KeyButton("Enter")
        self._enter.setObjectName("login.enter")
        set_role(self._enter, "primary")
        self._words = {name: QLabel() for name in ("store", "login", "password", "again")}
        for name, field in (("login", self._login), ("password", self._password), ("again", self._again)):
            self._words[name].setBuddy(field)
        self._lay_out()
        for field in (self._login, self._password, self._again):
            field.returnPressed.connect(self._say_entered)
        self._enter.clicked.connect(self._say_entered)
        self._ask(Asks.ENTRY)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._brand.setText(texts("common.app"))
        self._texts = texts
        self._say_what_is_asked()
        for name, words in self._words.items():
            words.setText(texts(f"login.{name}"))
        for name, field in (("login", self._login), ("password", self._password), ("again", self._again)):
            field.setAccessibleName(texts(f"login.{name}"))
        if self._demo_password:
            self._demo.setText(texts("login.demo", password=self._demo_password))
        self.show_hint("")

    def shown(self) -> None:
        """Put the cursor where the typing starts."""
        self._password.setFocus()

    def ask_new_password(self) -> None:
        """Ask for the password of a new store, twice."""
        self._ask(Asks.FOUNDING)

    def ask_own_password(self) -> None:
        """Ask for a password in place of the one that was given, twice."""
        self._ask(Asks.OWN)
        self._login.setEnabled(False)
        self._password.clear()
        self._password.setFocus()

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

    def _say_entered(self) -> None:
        self.entered.emit(self._login.text(), self._password.text(), self._again.text())

    def _ask(self, asks: Asks) -> None:
        self._asks = asks
        for widget in (self._note, self._again, self._words["again"]):
            widget.setVisible(asks is not Asks.ENTRY)
        self._demo.setVisible(bool(self._demo_password))
        self._say_what_is_asked()

    def _say_what_is_asked(self) -> None:
        if self._texts:
            self._heading.setText(self._texts(f"login.title_{self._asks.value}"))
            self._enter.say(self._texts(f"login.enter_{self._asks.value}"))
            if self._asks is not Asks.ENTRY:
                self._note.setText(self._texts(f"login.note_{self._asks.value}"))

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(CARD_WIDTH)
        form = QFormLayout()
        form.setSpacing(GRID + GRID // 2)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        fields = {"store": self._store, "login": self._login, "password": self._password, "again": self._again}
        for name, field in fields.items():
            form.addRow(self._words[name], field)
        for widget in (self._brand, self._heading, self._note):
            card.body.addWidget(widget)
        card.body.addSpacing(GRID)
        card.body.addLayout(form)
        card.body.addWidget(self._hint)
        card.body.addWidget(self._enter)
        card.body.addWidget(self._demo)
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
