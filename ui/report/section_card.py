"""The sections of the report with their states, and what is done with the whole of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QWidget

from survey.language import Language
from ui.report.faces import Forms, SectionFace, SectionLine
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.table import ROW_HEIGHT, Column, Rows, Table

LEAST_LIST = 3 * ROW_HEIGHT + 4


class SectionCard(Card):
    """The list turns the page to a section; below it languages, forms, issue and approval."""

    section_chosen = Signal(int)
    page_chosen = Signal(Language)
    page_turned = Signal()
    beside_asked = Signal(bool)
    issue_asked = Signal()
    approve_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the card."""
        super().__init__(parent=parent)
        self._model: Rows[SectionLine] = Rows()
        self._columns: Sequence[Column[SectionLine]] = ()
        self._table = Table(self._model)
        self._table.setObjectName("report.sections")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setMinimumHeight(LEAST_LIST)
        self._table.horizontalHeader().hide()
        self._version, self._standing = label("small"), label("small")
        self._version.setObjectName("report.version")
        self._standing.setObjectName("report.standing")
        self._languages = {language: QPushButton(language.value.upper()) for language in Language}
        self._forms = {form: QPushButton(form.value.upper()) for form in Forms}
        self._beside, self._issue, self._approve = KeyButton("F3"), KeyButton("Ctrl+S"), KeyButton("Ctrl+Enter")
        self._prepare()
        self._lay_out()
        self._connect()

    @property
    def forms(self) -> Sequence[Forms]:
        """The forms that are chosen."""
        return [form for form, button in self._forms.items() if button.isChecked()]

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self.set_title(texts("report.sections"))
        self._table.setAccessibleName(texts("report.sections"))
        self._columns = (
            Column(texts("report.column.section"), lambda line: line.name),
            Column(texts("report.column.state"), lambda line: line.state, marked=lambda line: line.stale),
        )
        self._beside.say(texts("report.beside"))
        self._issue.say(texts("report.issue"))
        self._approve.say(texts("report.approve"))
        for language, button in self._languages.items():
            name = texts(f"common.language.{language.value}")
            button.setAccessibleName(f"{texts('report.edition')}: {name} (F2)")
            button.setToolTip(f"{name} (F2)")
        for form, button in self._forms.items():
            button.setAccessibleName(f"{texts('report.form')}: {form.value.upper()}")

    def start(self) -> None:
        """Start at the sections."""
        self._table.setFocus()

    def show_section(self, face: SectionFace) -> None:
        """Show where the report stands."""
        self._version.setText(face.version)
        self._standing.setText("; ".join(filter(None, (face.counted, face.chip, face.last, *face.remarks))))
        self._approve.setEnabled(face.approvable)

    def show_lines(self, lines: Sequence[SectionLine]) -> None:
        """List the sections; the chosen one stays chosen."""
        chosen = self._table.currentIndex().row()
        self._model.fill(self._columns, lines)
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        if 0 <= chosen < len(lines):
            self._table.selectRow(chosen)

    def allow_issue(self, *, allowed: bool) -> None:
        """Let the report be issued, or not where there is none."""
        self._issue.setEnabled(allowed)
        if not allowed:
            self._approve.setEnabled(False)

    def forget(self) -> None:
        """Show no report."""
        self.allow_issue(allowed=False)
        self._model.fill((), ())
        self._version.clear()
        self._standing.clear()

    def show_page(self, language: Language) -> None:
        """Mark the language of the page."""
        for one, button in self._languages.items():
            button.setChecked(one is language)

    def _choose_page(self, chosen: Language) -> None:
        self.show_page(chosen)
        self.page_chosen.emit(chosen)

    def _say_section(self) -> None:
        if (row := self._table.currentIndex().row()) >= 0:
            self.section_chosen.emit(row)

    def _press(self, button: KeyButton) -> None:
        if button.isEnabled():
            button.click()

    def _prepare(self) -> None:
        for language, button in self._languages.items():
            button.setObjectName(f"report.page.{language.value}")
            button.clicked.connect(lambda _=False, chosen=language: self._choose_page(chosen))
        for form, button in self._forms.items():
            button.setObjectName(f"report.form.{form.value}")
        for button in (*self._languages.values(), *self._forms.values()):
            button.setCheckable(True)
            button.setAutoDefault(True)
        for form in Forms:
            self._forms[form].setChecked(True)
        self._languages[Language.KK].setChecked(True)
        self._beside.setCheckable(True)
        for button, name in ((self._beside, "beside"), (self._issue, "issue"), (self._approve, "approve")):
            button.setObjectName(f"report.{name}")
        set_role(self._approve, "primary")
        self.allow_issue(allowed=False)

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._say_section)
        self._beside.toggled.connect(self.beside_asked)
        self._issue.clicked.connect(self.issue_asked)
        self._approve.clicked.connect(self.approve_asked)
        for key, button in (("F3", self._beside), ("Ctrl+S", self._issue), ("Ctrl+Return", self._approve)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda pressed=button: self._press(pressed))
        QShortcut(QKeySequence("F2"), self).activated.connect(self.page_turned)

    def _lay_out(self) -> None:
        pages, ways = QHBoxLayout(), QHBoxLayout()
        for line in (pages, ways):
            line.setSpacing(GRID // 2)
        for button in self._languages.values():
            pages.addWidget(button)
        pages.addStretch()
        pages.addWidget(self._beside)
        for button in self._forms.values():
            ways.addWidget(button)
        ways.addStretch()
        ways.addWidget(self._issue)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._version)
        self.body.addWidget(self._standing)
        self.body.addLayout(pages)
        self.body.addLayout(ways)
        self.body.addWidget(self._approve)
