"""What is done with the whole report: its languages, its approval, the files and carriers that it leaves on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from survey.language import Language
from ui.paper.report_forms import Form
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.key_button import KeyButton

KEYS = {"beside": "F3", "data": "Ctrl+D", "approve": "Ctrl+Enter", "issue": "Ctrl+S", "package": "Ctrl+P"}
NEEDS_REPORT = ("data", "approve", "issue", "package")


class Tools(QWidget):
    """Two rows of buttons; `asked` names the one that was pressed."""

    page_chosen = Signal(Language)
    page_turned = Signal()
    beside_asked = Signal(bool)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the buttons."""
        super().__init__(parent)
        self._languages = {language: QPushButton(language.value.upper()) for language in Language}
        self._forms = {form: QPushButton(form.value.upper()) for form in Form}
        self._buttons = {name: KeyButton(key) for name, key in KEYS.items()}
        self._prepare()
        self._lay_out()
        self._connect()
        self.allow(report=False, approval=False)

    @property
    def forms(self) -> Sequence[Form]:
        """The forms that are chosen."""
        return [form for form, button in self._forms.items() if button.isChecked()]

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        for key, keyed in self._buttons.items():
            keyed.say(texts(f"report.{key}"))
        for language, button in self._languages.items():
            name = texts(f"common.language.{language.value}")
            button.setAccessibleName(f"{texts('report.edition')}: {name} (F2)")
            button.setToolTip(f"{name} (F2)")
        for form, button in self._forms.items():
            button.setAccessibleName(f"{texts('report.form')}: {form.value.upper()}")

    def allow(self, *, report: bool, approval: bool) -> None:
        """Let the report leave and be approved, or not."""
        for name in NEEDS_REPORT:
            self._buttons[name].setEnabled(report and (approval or name != "approve"))

    def show_page(self, language: Language) -> None:
        """Mark the language of the page."""
        for one, button in self._languages.items():
            button.setChecked(one is language)

    def _choose_page(self, chosen: Language) -> None:
        self.show_page(chosen)
        self.page_chosen.emit(chosen)

    def _press(self, name: str) -> None:
        if self._buttons[name].isEnabled():
            self._buttons[name].click()

    def _prepare(self) -> None:
        for language, button in self._languages.items():
            button.setObjectName(f"report.page.{language.value}")
        for form, button in self._forms.items():
            button.setObjectName(f"report.form.{form.value}")
        for button in (*self._languages.values(), *self._forms.values()):
            button.setCheckable(True)
            button.setAutoDefault(True)
        for button in (self._languages[Language.KK], *self._forms.values()):
            button.setChecked(True)
        for name, button in self._buttons.items():
            button.setObjectName(f"report.{name}")
        self._buttons["beside"].setCheckable(True)
        set_role(self._buttons["approve"], "primary")

    def _connect(self) -> None:
        for language, button in self._languages.items():
            button.clicked.connect(lambda _=False, chosen=language: self._choose_page(chosen))
        self._buttons["beside"].toggled.connect(self.beside_asked)
        for name, button in self._buttons.items():
            key = KEYS[name].replace("Enter", "Return")
            QShortcut(QKeySequence(key), self).activated.connect(lambda pressed=name: self._press(pressed))
            if name in NEEDS_REPORT:
                button.clicked.connect(lambda _=False, pressed=name: self.asked.emit(pressed))
        QShortcut(QKeySequence("F2"), self).activated.connect(self.page_turned)

    def _lay_out(self) -> None:
        rows = (
            ((*self._languages.values(), self._buttons["beside"]), ("data", "approve")),
            ((*self._forms.values(), self._buttons["issue"]), ("package",)),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for first, last in rows:
            row = QHBoxLayout()
            row.setSpacing(GRID // 2)
            for button in first:
                row.addWidget(button)
            row.addStretch()
            for name in last:
                row.addWidget(self._buttons[name])
            layout.addLayout(row)
