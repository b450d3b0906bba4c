"""The letter to the provider: language, warnings, files, and the days it went out and came in (¶¶8-9)."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from survey.errors import SurveyError
from survey.language import Language
from ui.registry.letter_presenter import LetterFace
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.fields import day_field, day_of
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label

PAPERS = {".docx": "DOCX", ".pdf": "PDF", ".xlsx": "XLSX"}
LANGUAGES = (Language.KK, Language.RU)
"""In which the letter is written."""
WIDTH = 800


class LetterDialog(QDialog):
    """Layout of the letter's dialog; `save_asked` says the language and a paper's ending."""

    save_asked = Signal(Language, str)
    save_to = Signal(Language, Path)
    warnings_chosen = Signal(bool)
    sent = Signal(date)
    received = Signal(date)
    accepted_month = Signal()
    changed = Signal()

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        """Lay out the dialog."""
        super().__init__(parent)
        self.setObjectName("letter")
        self.setMinimumWidth(WIDTH)
        self._texts = texts
        self._title, self._summary, self._state = label("title"), label(""), label("strong")
        self._languages = {language: QPushButton(texts(f"common.language.{language.value}")) for language in LANGUAGES}
        self._warnings = QCheckBox(texts("notice.warnings"))
        self._warnings.setObjectName("letter.warnings")
        self._papers = {ending: KeyButton(f"Alt+{n}") for n, ending in enumerate(PAPERS, 1)}
        self._said = label("chip-good")
        self._error = label("bad-text")
        self._sent_day, self._received_day = day_field(), day_field()
        self._sent, self._received, self._accept = KeyButton("Alt+4"), KeyButton("Alt+5"), KeyButton("Alt+6")
        self._sent_words, self._received_words = label("quiet"), label("quiet")
        self._close = KeyButton("Esc")
        self._name()
        self._lay_out()
        self._connect()
        self._choose_language(texts.language if texts.language in LANGUAGES else Language.RU)

    def show_letter(self, face: LetterFace) -> None:
        """Show the letter and what came of it."""
        self._title.setText(face.title)
        self.setWindowTitle(face.title)
        self._summary.setText(face.summary)
        self._state.setText(face.state)
        self._sent_words.setText(face.sent)
        self._received_words.setText(face.received)
        self._error.hide()
        for button in self._papers.values():
            button.setEnabled(face.writable)
        for part in (self._sent, self._sent_day):
            part.setEnabled(face.writable and face.acceptable)
        for part in (self._received, self._received_day):
            part.setEnabled(bool(face.sent))
        self._accept.setEnabled(face.acceptable)

    def show_saved(self, sentence: str) -> None:
        """Say where it was saved."""
        self._error.hide()
        self._said.setText(sentence)
        self._said.show()

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""
        self._said.hide()
        self._error.setText(self._texts.error(error))
        self._error.show()

    def show_changed(self) -> None:
        """Tell whoever opened the dialog that the month stands elsewhere."""
        self.changed.emit()

    def ask_file(self, language: Language, name: str) -> None:
        """Ask where to save a paper."""
        ending = Path(name).suffix
        kinds = f"{PAPERS[ending]} (*{ending})"
        file, _ = QFileDialog.getSaveFileName(self, self._texts("notice.save_title"), name, kinds)
        if file:
            self.save_to.emit(language, Path(file))

    @property
    def language(self) -> Language:
        """The language of the letter."""
        return next(language for language, button in self._languages.items() if button.isChecked())

    def _choose_language(self, chosen: Language, _clicked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt says so
        for language, button in self._languages.items():
            button.setChecked(language is chosen)

    def _name(self) -> None:
        texts = self._texts
        for language, button in self._languages.items():
            button.setObjectName(f"letter.language.{language.value}")
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose_language, language))
        for ending, button in self._papers.items():
            button.setObjectName(f"letter.save{ending}")
            button.say(texts("notice.annex") if ending == ".xlsx" else PAPERS[ending])
        set_role(self._papers[".docx"], "primary")
        words = {"sent": self._sent, "received": self._received, "accept": self._accept}
        for name, button in words.items():
            button.setObjectName(f"letter.{name}")
            button.say(texts(f"notice.enter_{name}"))
        for name, field in (("sent", self._sent_day), ("received", self._received_day)):
            field.setObjectName(f"letter.{name}_day")
            field.setAccessibleName(texts(f"notice.day_{name}"))
        self._close.setObjectName("letter.close")
        self._close.say(texts("common.close"))

    def _connect(self) -> None:
        self._warnings.toggled.connect(self.warnings_chosen)
        for n, (ending, button) in enumerate(self._papers.items(), 1):
            button.clicked.connect(partial(self._ask_save, ending))
            QShortcut(QKeySequence(f"Alt+{n}"), self).activated.connect(button.click)
        for n, button in ((4, self._sent), (5, self._received), (6, self._accept)):
            QShortcut(QKeySequence(f"Alt+{n}"), self).activated.connect(button.click)
        self._sent.clicked.connect(lambda: self.sent.emit(day_of(self._sent_day)))
        self._received.clicked.connect(lambda: self.received.emit(day_of(self._received_day)))
        self._accept.clicked.connect(self.accepted_month)
        self._close.clicked.connect(self.reject)

    def _ask_save(self, ending: str, _clicked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt says so when clicked
        self.save_asked.emit(self.language, ending)

    def _lay_out(self) -> None:
        texts = self._texts
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(2, 1)
        days = (
            (texts("notice.day_sent"), self._sent_day, self._sent, self._sent_words),
            (texts("notice.day_received"), self._received_day, self._received, self._received_words),
        )
        languages = _line(*self._languages.values(), self._warnings)
        grid.addWidget(_short(texts("notice.language")), 0, 0)
        grid.addLayout(languages, 0, 1, 1, 2)
        grid.addWidget(_short(texts("notice.save")), 1, 0)
        grid.addLayout(_line(*self._papers.values()), 1, 1, 1, 2)
        grid.addWidget(self._said, 2, 1, 1, 2)
        grid.addWidget(_rule(), 3, 0, 1, 3)
        for row, (words, field, button, told) in enumerate(days, 4):
            grid.addWidget(_short(words), row, 0)
            grid.addLayout(_line(field, button), row, 1)
            grid.addWidget(told, row, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        for part in (self._title, self._summary, self._state):
            layout.addWidget(part)
        layout.addLayout(grid)
        layout.addWidget(self._error)
        layout.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self._accept)
        foot.addStretch()
        foot.addWidget(self._close)
        layout.addLayout(foot)
        self._said.hide()
        self._error.hide()


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(GRID)
    for part in parts:
        line.addWidget(part)
    line.addStretch()
    return line


def _short(words: str) -> QLabel:
    made = label("quiet", words)
    made.setWordWrap(False)
    return made


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFixedHeight(1)
    set_role(rule, "rule")
    return rule
