"""The one place that shows errors: a bar in the window that bars nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from survey.errors import SurveyError
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.key_button import KeyButton


class MessageBar(QFrame):
    """Says what is wrong until it is closed (Esc) or something else is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start silent."""
        super().__init__(parent)
        self.setObjectName("messages")
        self.setProperty("role", "message")
        self._texts: Texts | None = None
        self._error: SurveyError | None = None
        self._sign = QLabel("!")
        self._sign.setProperty("role", "sign-bad")
        self._sentence = QLabel()
        self._sentence.setObjectName("messages.sentence")
        self._sentence.setProperty("role", "bad-text")
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = KeyButton("Esc")
        self._close.setObjectName("messages.close")
        self._close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._sign)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.dismiss)
        escape.activatedAmbiguously.connect(self.dismiss)
        self.hide()

    def retranslate(self, texts: Texts) -> None:
        """Say what is said in another language."""
        self._texts = texts
        self._close.say(texts("common.close"))
        if self._error:
            self.tell(self._error)

    def tell(self, error: SurveyError) -> None:
        """Say what is wrong, where, and what to do."""
        if self._texts is None:
            raise error
        self._error = error
        self._sentence.setText(self._texts.error(error))
        self._sentence.setAccessibleName(self._sentence.text())
        self.show()

    def dismiss(self) -> None:
        """Close the bar."""
        self._error = None
        self.hide()
