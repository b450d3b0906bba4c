"""The bars around the screens."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from survey.language import Language
from survey.periods import Quarter
from survey.staff import Staff
from ui.texts import ALMATY, Texts
from ui.theme import GRID, Theme

SIDE_WIDTH = 200
SCREEN_KEYS = "1234567890,"
"""What opens the screens in their order, with Ctrl."""
BAR_HEIGHT = 48
QUARTER_LETTERS = 16


class TopBar(QFrame):
    """The program, the quarter, who works, language, theme, the way out."""

    quarter_chosen = Signal(Quarter)
    language_chosen = Signal(Language)
    theme_asked = Signal()
    leave_asked = Signal()

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        """Lay out the bar."""
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(BAR_HEIGHT)
        self._staff = staff
        self._texts: Texts | None = None
        self._theme = Theme.LIGHT
        self._brand, self._who = QLabel(), QLabel()
        self._brand.setProperty("role", "brand")
        self._who.setProperty("role", "quiet")
        self._quarter = QComboBox()
        self._quarter.setObjectName("shell.quarter")
        self._quarter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._quarter.setMinimumContentsLength(QUARTER_LETTERS)
        self._quarter.activated.connect(lambda place: self.quarter_chosen.emit(self._quarter.itemData(place)))
        self._languages = {language: _quiet(f"shell.language.{language.value}") for language in Language}
        for language, button in self._languages.items():
            button.setText(language.value.upper())
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, chosen=language: self.language_chosen.emit(chosen))
        self._look, self._leave = _quiet("shell.theme"), _quiet("shell.leave")
        self._look.clicked.connect(self.theme_asked)
        self._leave.clicked.connect(self.leave_asked)
        self._lay_out()

    def offer_quarters(self, quarters: Sequence[Quarter], chosen: Quarter) -> None:
        """Offer quarters to work on."""
        self._quarter.clear()
        for quarter in quarters:
            self._quarter.addItem(self._texts.quarter(quarter) if self._texts else str(quarter), quarter)
        self._quarter.setCurrentIndex(quarters.index(chosen))

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._brand.setText(texts("common.app"))
        self._who.setText(f"{texts(f'labels.role_{self._staff.role.value}')} · {self._staff.name}")
        self._quarter.setAccessibleName(texts("shell.quarter"))
        for place in range(self._quarter.count()):
            self._quarter.setItemText(place, texts.quarter(self._quarter.itemData(place)))
        for language, button in self._languages.items():
            button.setChecked(language is texts.language)
            button.setAccessibleName(f"{texts('shell.language')}: {texts(f'common.language.{language.value}')}")
            button.setToolTip(f"{texts(f'common.language.{language.value}')} (Ctrl+L)")
        self._leave.setText(texts("shell.leave"))
        self.show_theme(self._theme)

    def show_theme(self, theme: Theme) -> None:
        """Offer the other theme."""
        self._theme = theme
        if self._texts:
            self._look.setText(self._texts("shell.light" if theme is Theme.DARK else "shell.dark"))
            self._look.setToolTip(self._texts("shell.theme"))
            self._look.setAccessibleName(self._texts("shell.theme"))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID + 4, 0, GRID, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._brand)
        layout.addSpacing(2 * GRID)
        layout.addWidget(self._quarter)
        layout.addStretch()
        layout.addWidget(self._who)
        layout.addSpacing(GRID)
        for button in (*self._languages.values(), self._look, self._leave):
            layout.addWidget(button)


class Sidebar(QFrame):
    """The screens by name; the first stands apart."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        """Take the screens' names, in order."""
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setFixedWidth(SIDE_WIDTH)
        self._heading = QLabel()
        self._heading.setProperty("role", "caption")
        self._heading.setContentsMargins(12, 14, 0, 4)
        self._buttons = {name: QPushButton() for name in names}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        layout.setSpacing(2)
        for place, (name, button) in enumerate(self._buttons.items()):
            button.setObjectName(f"shell.{name}")
            button.setProperty("role", "nav")
            button.setAutoDefault(True)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, wanted=name: self.chosen.emit(wanted))
            layout.addWidget(button)
            if place == 0:
                layout.addWidget(self._heading)
        layout.addStretch()

    def mark(self, name: str) -> None:
        """Mark the screen that is shown."""
        for other, button in self._buttons.items():
            button.setChecked(other == name)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._heading.setText(texts("shell.of_quarter"))
        for key, (name, button) in zip(SCREEN_KEYS, self._buttons.items(), strict=False):
            button.setText(texts(f"shell.screen.{name}"))
            button.setToolTip(f"Ctrl+{key}")


class Foot(QFrame):
    """That the store is encrypted, how old the last good backup is, and where the keys are told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the foot."""
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._dot, self._store, self._keys, self._cap = QLabel("●"), QLabel(), QLabel(), QLabel("F1")
        self._backup = QLabel()
        self._backup.setObjectName("shell.backup")
        self._texts: Texts | None = None
        self._aged: tuple[datetime | None, datetime] | None = None
        for part, role in ((self._dot, "dot-good"), (self._store, "small"), (self._keys, "small"), (self._cap, "key")):
            part.setProperty("role", role)
        self._backup.setProperty("role", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID + 4, 4, 2 * GRID + 4, 4)
        layout.addWidget(self._dot)
        layout.addWidget(self._store)
        layout.addSpacing(2 * GRID)
        layout.addWidget(self._backup)
        layout.addStretch()
        layout.addWidget(self._cap)
        layout.addWidget(self._keys)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._store.setText(texts("shell.encrypted"))
        self._keys.setText(texts("shell.keys"))
        self._show()

    def show_backup(self, last: datetime | None, now: datetime) -> None:
        """Show how old the last good backup is; None: there is none."""
        self._aged = last, now
        self._show()

    def _show(self) -> None:
        if self._texts is None or self._aged is None:
            return
        last, now = self._aged
        if last is None:
            self._backup.setText(self._texts("shell.backup_none"))
        elif days := (now.astimezone(ALMATY).date() - last.astimezone(ALMATY).date()).days:
            self._backup.setText(self._texts("shell.backup_days", n=days))
        else:
            self._backup.setText(self._texts("shell.backup_today", at=self._texts.clock(last)))


def _quiet(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("role", "quiet")
    button.setAutoDefault(True)
    return button
