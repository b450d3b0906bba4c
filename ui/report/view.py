"""The report screen: section, page, interviews."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.language import Language
from survey.services.reporting import InterviewRow
from ui.report.faces import SectionFace
from ui.report.interviews import InterviewList
from ui.report.page import PageView
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.states import States
from ui.widgets.table import Column

LEFT_WIDTH, PAGE_WIDTH = 440, 760


class ReportView(Screen):
    """Layout of the report screen."""

    page_chosen = Signal(Language)
    save_asked = Signal()
    save_to = Signal(Path)
    correct = Signal(UUID)
    reject = Signal(UUID, str)
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("report")
        self._texts: Texts | None = None
        self._sections, self._list, self._page = Card(), InterviewList(), PageView()
        self._statistics, self._counted = label("strong"), label("small")
        self._counted.setObjectName("report.counted")
        self._name, self._chip = label("strong"), Chip()
        self._chip.setObjectName("report.count")
        self._last, self._remarks, self._done = label("small"), label("small"), label("chip-good")
        self._last.setObjectName("report.last")
        self._languages = {language: QPushButton(language.value.upper()) for language in Language}
        for language, button in self._languages.items():
            button.setObjectName(f"report.page.{language.value}")
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, chosen=language: self._choose_page(chosen))
        self._languages[Language.KK].setChecked(True)
        self._save = KeyButton("Ctrl+S")
        self._save.setObjectName("report.save")
        set_role(self._save, "primary")
        self._states = States(self._page)
        self._lay_out()
        self._connect()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._sections.set_title(texts("report.sections"))
        self._statistics.setText(texts("report.statistics"))
        self._name.setText(texts("report.audit"))
        self._save.say(texts("report.save"))
        self._page.name(texts("report.page"))
        self._list.retranslate(texts)
        for language, button in self._languages.items():
            button.setAccessibleName(f"{texts('report.edition')}: {texts(f'common.language.{language.value}')}")
        self._done.hide()

    def start(self) -> None:
        """Start at the interviews."""
        self._list.start()

    def show_loading(self) -> None:
        """Say that the page is on its way."""
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_section(self, face: SectionFace) -> None:
        """Show where sections 2 and 3 stand."""
        self._counted.setText(face.counted)
        self._name.setText(face.name)
        self._chip.say(face.chip, face.role)
        self._last.setText(face.last)
        self._remarks.setText("\n".join(face.remarks))
        self._remarks.setVisible(bool(face.remarks))
        self._save.setEnabled(True)

    def show_page(self, pdf: bytes) -> None:
        """Show the printed sections."""
        self._page.show_pdf(pdf)
        self._states.ready()

    def show_interviews(self, columns: Sequence[Column[InterviewRow]], rows: Sequence[InterviewRow]) -> None:
        """List the interviews, the newest first."""
        self._list.show_interviews(columns, rows)

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._done.setText(sentence)
        self._done.show()
        self._list.clear_reason()

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is no page."""
        self._save.setEnabled(False)
        self._counted.clear()
        self._chip.say("")
        self._last.clear()
        self._remarks.hide()
        self._list.show_interviews((), ())
        if self._texts:
            self._states.failed(error, self._texts)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def ask_file(self, name: str) -> None:
        """Ask where to save the page."""
        if self._texts:
            file, _ = QFileDialog.getSaveFileName(self, self._texts("report.save_title"), name, "PDF (*.pdf)")
            if file:
                self.save_to.emit(Path(file))

    def _choose_page(self, chosen: Language) -> None:
        for language, button in self._languages.items():
            button.setChecked(language is chosen)
        self.page_chosen.emit(chosen)

    def _press_save(self) -> None:
        if self._save.isEnabled():
            self.save_asked.emit()

    def _connect(self) -> None:
        self._save.clicked.connect(self._press_save)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._press_save)
        self._list.correct.connect(self.correct)
        self._list.reject.connect(self.reject)
        self._states.retry.connect(self.retry)

    def _lay_out(self) -> None:
        self._save.setEnabled(False)
        self._done.hide()
        self._remarks.hide()
        first = QHBoxLayout()
        first.addWidget(self._name, 1)
        first.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self._sections.body.addWidget(self._statistics)
        self._sections.body.addWidget(self._counted)
        self._sections.body.addLayout(first)
        self._sections.body.addWidget(self._last)
        self._sections.body.addWidget(self._remarks)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID // 2)
        for button in self._languages.values():
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self._save)
        self._sections.body.addLayout(buttons)
        self._sections.body.addWidget(self._done)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._sections)
        column.addWidget(self._list, 1)
        parts = QSplitter()
        parts.addWidget(left)
        parts.addWidget(self._states)
        parts.setSizes([LEFT_WIDTH, PAGE_WIDTH])
        parts.setStretchFactor(1, 1)
        parts.setHandleWidth(2 * GRID)
        parts.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.addWidget(parts)
