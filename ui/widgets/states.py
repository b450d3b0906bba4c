"""Loading, empty, failed: three different sights in the place of what is not there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from survey.errors import Refused, SurveyError
from ui.texts import Texts
from ui.theme import GRID

LINE_WIDTH = 240


class States(QStackedWidget):
    """Shows its content, or why there is none."""

    retry = Signal()

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Take the content; it is shown until something else is said."""
        super().__init__(parent)
        self._content = content
        self._error: SurveyError | None = None
        busy = QProgressBar()
        busy.setRange(0, 0)
        busy.setTextVisible(False)
        busy.setFixedWidth(LINE_WIDTH)
        self._loading_text = _sentence("quiet")
        self._empty_text = _sentence("quiet")
        self._failed_text = _sentence("bad-text")
        self._again = QPushButton()
        self._again.clicked.connect(self.retry)
        self._loading = _page(busy, self._loading_text)
        self._empty = _page(_sign("○", "sign-quiet"), self._empty_text)
        self._failed = _page(_sign("!", "sign-bad"), self._failed_text, self._again)
        for page in (content, self._loading, self._empty, self._failed):
            self.addWidget(page)

    def ready(self) -> None:
        """Show the content."""
        self._error = None
        self.setCurrentWidget(self._content)

    def loading(self, sentence: str) -> None:
        """Say that it is on its way."""
        self._error = None
        self._loading_text.setText(sentence)
        self.setCurrentWidget(self._loading)

    def empty(self, sentence: str) -> None:
        """Say why there is nothing yet."""
        self._error = None
        self._empty_text.setText(sentence)
        self.setCurrentWidget(self._empty)

    def failed(self, error: SurveyError, texts: Texts) -> None:
        """Say what went wrong and offer to try again; what a rule forbids is nothing yet, and trying would not help."""
        sentence = texts.error(error)
        if isinstance(error, Refused):
            self.empty(sentence)
        else:
            self._failed_text.setText(sentence)
            self._again.setText(texts("common.retry"))
            self.setCurrentWidget(self._failed)
        self._error = error

    def retranslate(self, texts: Texts) -> None:
        """Say in another language what went wrong."""
        if self._error:
            self.failed(self._error, texts)


def _sign(sign: str, role: str) -> QLabel:
    label = QLabel(sign)
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _sentence(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _page(*parts: QWidget) -> QWidget:
    """Stack the parts in the middle; sentences take the width they need and wrap beyond it."""
    column = QVBoxLayout()
    column.setSpacing(GRID)
    column.addStretch()
    for part in parts:
        if isinstance(part, QLabel):
            column.addWidget(part)
        else:
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch()
    page = QWidget()
    layout = QHBoxLayout(page)
    layout.addStretch(1)
    layout.addLayout(column, 2)
    layout.addStretch(1)
    return page
