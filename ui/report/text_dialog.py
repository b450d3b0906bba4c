"""A paragraph of sections 1 and 4 edited: the text, how it is printed, the figures that it may name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from survey.errors import SurveyError
from ui.report.figure_list import FigureList
from ui.report.text_presenter import Edit
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label

SIZE = (1000, 640)


class TextDialog(QDialog):
    """Figures stand in the text as their references; Enter on one in the list puts it there."""

    typed = Signal(str)
    save_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        """Start without a paragraph."""
        super().__init__(parent)
        self.setObjectName("text")
        self.resize(*SIZE)
        self._texts: Texts | None = None
        self._draft_words = ""
        self._title, self._preview, self._wrong, self._hint = (
            label(role) for role in ("section", "", "bad-text", "caption")
        )
        self._preview.setObjectName("text.preview")
        self._wrong.setObjectName("text.wrong")
        self._text = QPlainTextEdit()
        self._text.setObjectName("text.words")
        self._text.setTabChangesFocus(True)
        self._figures = FigureList("text")
        self._save, self._draft, self._cancel = KeyButton("Ctrl+Enter"), KeyButton("Ctrl+R"), KeyButton("Esc")
        self._save.setObjectName("text.save")
        self._draft.setObjectName("text.draft")
        set_role(self._save, "primary")
        self._lay_out()
        self._connect()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self.setWindowTitle(texts("report.text.title"))
        self._text.setAccessibleName(texts("report.text.title"))
        self._preview.setAccessibleName(texts("report.text.printed"))
        self._hint.setText(texts("report.text.hint"))
        self._save.say(texts("report.text.save"))
        self._draft.say(texts("report.text.draft"))
        self._cancel.say(texts("common.cancel"))
        self._figures.retranslate(texts)

    def show_edit(self, edit: Edit) -> None:
        """Open a paragraph."""
        self._draft_words = edit.draft
        self._title.setText(edit.title)
        self._figures.show_figures(edit.figures)
        self._text.setPlainText(edit.text)
        self._say_typed()
        self._text.setFocus()
        self.open()

    def show_preview(self, words: str) -> None:
        """Show how the text is printed."""
        self._wrong.hide()
        self._preview.setText(words)
        self._save.setEnabled(True)

    def show_refusal(self, error: SurveyError) -> None:
        """Say why the text cannot stand."""
        if self._texts:
            self._wrong.setText(self._texts.error(error))
            self._wrong.show()
        self._save.setEnabled(False)

    def show_saved(self) -> None:
        """Close: the text is kept."""
        self.accept()

    def _say_typed(self) -> None:
        self.typed.emit(self._text.toPlainText())

    def _say_save(self) -> None:
        if self._save.isEnabled():
            self.save_asked.emit(self._text.toPlainText())

    def _put_figure(self, ref: str) -> None:
        self._text.insertPlainText(f"{{F:{ref}}}")
        self._text.setFocus()

    def _connect(self) -> None:
        self._text.textChanged.connect(self._say_typed)
        self._figures.chosen.connect(self._put_figure)
        self._save.clicked.connect(self._say_save)
        self._draft.clicked.connect(lambda: self._text.setPlainText(self._draft_words))
        self._cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._say_save)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self._draft.click)

    def _lay_out(self) -> None:
        self._wrong.hide()
        self._preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(self._text, 2)
        words.addWidget(self._wrong)
        words.addWidget(self._preview, 1)
        figures = QVBoxLayout()
        figures.setSpacing(GRID)
        figures.addWidget(self._figures, 1)
        figures.addWidget(self._hint)
        parts = QHBoxLayout()
        parts.setSpacing(2 * GRID)
        parts.addLayout(words, 1)
        parts.addLayout(figures, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._draft)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addLayout(parts, 1)
        layout.addLayout(buttons)
