"""The settings of a workplace: language, theme, how numbers are dialled."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from survey.dialling import Way
from survey.language import Language
from ui.settings.presenter import Dialling
from ui.texts import Texts
from ui.theme import GRID, Theme
from ui.widgets.card import Card
from ui.widgets.labels import label

NEEDS = {Way.PROGRAM: "template", Way.EXCHANGE: "line"}
"""The field that a way of dialling asks for."""


class WorkplaceCard(Card):
    """Chosen at once: language and theme. Chosen when saved: dialling."""

    language_chosen = Signal(Language)
    theme_chosen = Signal(Theme)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the fields."""
        super().__init__(parent=parent)
        self._language, self._theme, self._way = QComboBox(), QComboBox(), QComboBox()
        self._template, self._line = QLineEdit(), QLineEdit()
        for language in Language:
            self._language.addItem("", language)
        for theme in Theme:
            self._theme.addItem("", theme)
        for way in Way:
            self._way.addItem("", way)
        self._hint = label("small")
        self._fields: dict[str, QWidget] = {
            "language": self._language,
            "theme": self._theme,
            "way": self._way,
            "template": self._template,
            "line": self._line,
        }
        self._words = {name: QLabel() for name in self._fields}
        self._texts: Texts | None = None
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, field in self._fields.items():
            field.setObjectName(f"settings.{name}")
            self._words[name].setBuddy(field)
            form.addRow(self._words[name], field)
        self.body.addLayout(form)
        self.body.addWidget(self._hint)
        self.body.addStretch()
        self._language.activated.connect(lambda: self.language_chosen.emit(self._language.currentData()))
        self._theme.activated.connect(lambda: self.theme_chosen.emit(self._theme.currentData()))
        self._way.currentIndexChanged.connect(self._offer)

    @property
    def dialling(self) -> Dialling:
        """What stands in the fields of dialling."""
        return Dialling(Way(self._way.currentData()), self._template.text().strip(), self._line.text().strip())

    def start(self) -> None:
        """Start at how numbers are dialled."""
        self._way.setFocus()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self.set_title(texts("settings.workplace"))
        for name, field in self._fields.items():
            self._words[name].setText(texts(f"settings.{name}"))
            field.setAccessibleName(texts(f"settings.{name}"))
        for place, language in enumerate(Language):
            self._language.setItemText(place, texts(f"common.language.{language.value}"))
        self._language.setCurrentIndex(list(Language).index(texts.language))
        for place, theme in enumerate(Theme):
            self._theme.setItemText(place, texts(f"shell.{theme.value}"))
        for place, way in enumerate(Way):
            self._way.setItemText(place, texts(f"settings.way_{way.value}"))
        self._offer()

    def show_theme(self, theme: Theme) -> None:
        """Show which theme is on."""
        self._theme.setCurrentIndex(list(Theme).index(theme))

    def show_dialling(self, dialling: Dialling) -> None:
        """Fill the fields of dialling."""
        self._way.setCurrentIndex(list(Way).index(dialling.way))
        self._template.setText(dialling.template)
        self._line.setText(dialling.line)

    def _offer(self) -> None:
        """Let be filled in what the way of dialling asks for, and say how it dials."""
        way = Way(self._way.currentData())
        for name in NEEDS.values():
            self._fields[name].setEnabled(NEEDS.get(way) == name)
        if self._texts:
            self._hint.setText(self._texts(f"settings.hint_{way.value}"))
