"""What a member of staff can do on the telephone: the languages spoken, turning a refusal round."""

from PySide6.QtWidgets import QBoxLayout, QCheckBox, QWidget

from survey.language import Language
from survey.staff import CALLED_IN
from ui.texts import Texts
from ui.theme import GRID


class SkillBoxes(QWidget):
    """Boxes to tick, the languages first."""

    def __init__(self, name: str, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        """Take the beginning of the boxes' object names; every language is ticked."""
        super().__init__(parent)
        self._languages = {language: QCheckBox() for language in CALLED_IN}
        self._converts = QCheckBox()
        layout = QBoxLayout(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID if stacked else 2 * GRID)
        for language, box in self._languages.items():
            box.setObjectName(f"{name}.{language.value}")
            box.setChecked(True)
        self._converts.setObjectName(f"{name}.converts")
        for box in (*self._languages.values(), self._converts):
            layout.addWidget(box)
        layout.addStretch()
        self.setFocusProxy(self._languages[CALLED_IN[0]])

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that are ticked."""
        return tuple(language for language, box in self._languages.items() if box.isChecked())

    @property
    def converts(self) -> bool:
        """Whether turning a refusal round is ticked."""
        return self._converts.isChecked()

    def show_skills(self, languages: tuple[Language, ...], *, converts: bool) -> None:
        """Tick what somebody can do."""
        for language, box in self._languages.items():
            box.setChecked(language in languages)
        self._converts.setChecked(converts)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        for language, box in self._languages.items():
            box.setText(texts(f"common.language.{language.value}"))
        self._converts.setText(texts("staff.converts"))
        self._converts.setToolTip(texts("staff.converts_hint"))
