"""The left column: the client, the numbers, the service, what happened before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.interview.page import ClientFace, PhoneFace
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton

WIDTH = 336
DIAL_KEYS = ("F5", "F6")


class ClientColumn(QScrollArea):
    """Who is called, about what; `dial` carries the place of the number (0 or 1)."""

    dial = Signal(int)

    def __init__(self) -> None:
        """Make the empty column."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QWidget()
        set_role(column, "plain-area")
        self.viewport().setAutoFillBackground(False)
        self._client, self._phones, self._service, self._history = _ClientCard(), Card(), Card(), Card()
        self._rows = [_PhoneRow(key) for key in DIAL_KEYS]
        for place, row in enumerate(self._rows):
            row.button.clicked.connect(lambda _=False, place=place: self.dial.emit(place))
            self._phones.body.addWidget(row)
        self._sharers = _label("small")
        self._sharers.setObjectName("interview.sharers")
        self._phones.body.addWidget(self._sharers)
        self._pairs = QGridLayout()
        self._pairs.setColumnStretch(1, 1)
        self._pairs.setVerticalSpacing(GRID)
        self._service.body.addLayout(self._pairs)
        self._happened = _label("small")
        self._history.body.addWidget(self._happened)
        self._history.body.addStretch(1)
        layout = self._column = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(12)
        for card in (self._client, self._phones, self._service):
            layout.addWidget(card)
        layout.addWidget(self._history, 1)
        self.setWidget(column)
        self._no_history = ""
        self.phones: tuple[PhoneFace, ...] = ()

    def hide_history(self) -> None:
        """Leave out what happened before, for who must not know it."""
        self._history.hide()
        self._column.addStretch(1)

    def retranslate(self, texts: Texts) -> None:
        """Say the headings in another language."""
        self._client.set_title(texts("interview.client"))
        self._phones.set_title(texts("interview.phones"))
        self._service.set_title(texts("interview.rendered"))
        self._history.set_title(texts("interview.history"))
        self._no_history = texts("interview.no_history")
        for row in self._rows:
            row.button.say(texts("interview.call"))
            row.setToolTip(texts("interview.copy", key=row.key))

    def show_face(self, face: ClientFace) -> None:
        """Show a client."""
        self.phones = face.phones
        self._client.show_face(face)
        for row, phone in zip(self._rows, (*face.phones, None, None), strict=False):
            row.show_phone(phone)
        self._sharers.setText(face.sharers)
        self._sharers.setVisible(bool(face.sharers))
        _fill_pairs(self._pairs, face.service)
        lines = [f"<b>{when}</b> — {_plain(what)}" for when, what in face.history]
        self._happened.setText("<br>".join(lines) or self._no_history)


class _ClientCard(Card):
    """The client and why he is called now."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._enterprise, self._identity = _label("client"), _label("plain-text"), _label("small")
        self._name.setObjectName("interview.client")
        self._reason = _label("chip-accent")
        for part in (self._name, self._enterprise, self._identity, self._reason):
            self.body.addWidget(part)

    def show_face(self, face: ClientFace) -> None:
        self._name.setText(face.name)
        self._enterprise.setText(face.enterprise)
        self._identity.setText(face.identity)
        self._reason.setText(face.reason)


class _PhoneRow(QWidget):
    """A number with its button."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._number, self._tries = _label("phone"), _label("small")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.key = f"Ctrl+{key}"
        self.button = KeyButton(key)
        set_role(self.button, "primary" if key == DIAL_KEYS[0] else "plain")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._number)
        words.addWidget(self._tries)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(words, 1)
        layout.addWidget(self.button)

    def show_phone(self, phone: PhoneFace | None) -> None:
        self.setVisible(phone is not None)
        if phone:
            self._number.setText(phone.shown)
            self._tries.setText(" · ".join(part for part in (phone.tries, phone.turn) if part))


def _fill_pairs(grid: QGridLayout, pairs: tuple[tuple[str, str], ...]) -> None:
    for row in range(max(len(pairs), grid.rowCount())):
        name, value = pairs[row] if row < len(pairs) else ("", "")
        for column, (words, role) in enumerate(((name, "small"), (value, "plain-text"))):
            cell = grid.itemAtPosition(row, column)
            label = cell.widget() if cell else None
            if not isinstance(label, QLabel):
                label = _label(role)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            label.setText(words)
            label.setVisible(bool(words))


def _label(role: str) -> QLabel:
    label = QLabel()
    set_role(label, role)
    label.setWordWrap(True)
    return label


def _plain(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
