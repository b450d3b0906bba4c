"""The line where a time to call back is typed in words, and what was understood below it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from survey.errors import Refused
from survey.fieldwork.when import When
from ui.interview.spoken import slot_words
from ui.texts import Texts
from ui.theme import set_role
from ui.widgets.labels import label


class WordsLine(QWidget):
    """A time in words, and at once what it means in full or why it may not be; `understood` carries the When."""

    understood = Signal(object)

    def __init__(self, understand: Callable[[str], When]) -> None:
        """Take how what is typed is read."""
        super().__init__()
        self._understand = understand
        self.line = QLineEdit()
        self.line.setObjectName("interview.when")
        self.line.textChanged.connect(self._read)
        self._understood, self._soft = label("strong"), label("small")
        self._understood.setObjectName("interview.understood")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self.line, self._understood, self._soft):
            layout.addWidget(part)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self.line.setPlaceholderText(texts("interview.when_example"))
        self.line.setAccessibleName(texts("interview.when_example"))

    def open(self, today: date) -> None:
        """Start empty."""
        self._today = today
        self.line.clear()
        self._say("", "strong")

    def begin(self, typed: str) -> None:
        """Go on typing here."""
        self.line.setFocus()
        self.line.insert(typed)

    def when(self) -> When | None:
        """Return what was understood, None when it may not be promised."""
        try:
            return self._understand(self.line.text())
        except Refused as refused:
            self._say(self._texts.error(refused), "bad-text")
            return None

    def _read(self, said: str) -> None:
        when = self.when() if said.strip() else None
        if when:
            soft = self._texts("interview.soft_slot", time=self._texts.clock(when.at)) if when.soft else ""
            self._say(slot_words(when, self._today, self._texts), "strong", soft)
            self.understood.emit(when)
        elif not said.strip():
            self._say("", "strong")

    def _say(self, words: str, role: str, soft: str = "") -> None:
        set_role(self._understood, role)
        for part, text in ((self._understood, words), (self._soft, soft)):
            part.setText(text)
            part.setVisible(bool(text))
