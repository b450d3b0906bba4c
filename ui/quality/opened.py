"""An interview opened beside the list: what looks odd, the answers with their times, what happened, the word on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.quality.faces import InterviewFace
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label


class OpenedInterview(Card):
    """The interview; `approve`, `send_back` and `reject` are the supervisor's word, the last two with the reason."""

    approve = Signal()
    send_back = Signal(str)
    reject = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with no interview."""
        super().__init__(parent=parent)
        self.setObjectName("quality.opened")
        self._hint = ""
        self._client, self._service, self._flags = label("strong"), label("small"), label("bad-text")
        self._answers, self._note, self._history = label(""), label(""), label("small")
        self._flags.setObjectName("quality.flags")
        self._answers.setObjectName("quality.answers")
        self._reason = QLineEdit()
        self._reason.setObjectName("quality.reason")
        self._approve, self._back, self._reject = KeyButton("Ctrl+Enter"), KeyButton("Ctrl+R"), KeyButton("Ctrl+D")
        set_role(self._approve, "primary")
        for button, name in ((self._approve, "approve"), (self._back, "return"), (self._reject, "reject")):
            button.setObjectName(f"quality.{name}")
        self._lay_out()
        self._connect()
        self.show_interview(None)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self.set_title(texts("quality.interview"))
        self._hint = texts("quality.nothing_open")
        self._approve.say(texts("quality.approve"))
        self._back.say(texts("quality.return"))
        self._reject.say(texts("quality.reject"))
        self._reason.setPlaceholderText(texts("quality.reason"))
        self._reason.setAccessibleName(texts("quality.reason"))
        if not self._reason.isEnabled():
            self._client.setText(self._hint)

    def show_interview(self, face: InterviewFace | None) -> None:
        """Show an interview, or that none is open."""
        usable: tuple[QWidget, ...] = (self._approve, self._back, self._reject, self._reason)
        for part in usable:
            part.setEnabled(face is not None)
        for words in (self._service, self._flags, self._answers, self._note, self._history):
            words.setVisible(face is not None)
        if face is None:
            self._client.setText(self._hint)
            return
        self._client.setText(face.client)
        self._service.setText(face.service)
        _say(self._flags, "\n".join(f"⚑ {flag}" for flag in face.flags))
        rows = "".join(
            f"<tr><td>{line.number}.</td><td>{_plain(line.question)}<br><b>{_plain(line.answer)}</b></td>"
            f"<td align='right'>{line.time}</td></tr>"
            for line in face.answers
        )
        self._answers.setText(f"<table cellpadding='3' width='100%'>{rows}</table>")
        _say(self._note, f"«{face.note}»" if face.note else "")
        self._history.setText("<br>".join(f"<b>{when}</b> — {_plain(what)}" for when, what in face.history))

    def clear_reason(self) -> None:
        """Empty the reason after a word."""
        self._reason.clear()

    def _reasoned(self) -> str:
        """Return the reason; without one the cursor goes where it is to be written."""
        if not self._reason.text().strip():
            self._reason.setFocus()
        return self._reason.text()

    def _connect(self) -> None:
        self._approve.clicked.connect(self.approve)
        self._back.clicked.connect(lambda: self.send_back.emit(self._reasoned()))
        self._reject.clicked.connect(lambda: self.reject.emit(self._reasoned()))
        for key, button in (("Ctrl+Return", self._approve), ("Ctrl+R", self._back), ("Ctrl+D", self._reject)):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)

    def _lay_out(self) -> None:
        inside = QWidget()
        set_role(inside, "plain-area")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        for part in (self._client, self._service, self._flags, self._answers, self._note, self._history):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self._approve, self._back, self._reject):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self._reason)
        self.body.addLayout(buttons)


def _say(part: QLabel, words: str) -> None:
    part.setText(words)
    part.setVisible(bool(words))


def _plain(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
