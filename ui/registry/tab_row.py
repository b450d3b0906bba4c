"""The small tabs above the cards of the registry."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.registry.listing import Tab
from ui.texts import Texts
from ui.widgets.tab_button import TabButton


class TabRow(QWidget):
    """One button a tab, Alt+1 for the first; what belongs to the open tab alone stands at the end of the row."""

    chosen = Signal(Tab)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Open the first tab."""
        super().__init__(parent)
        self._buttons = {tab: TabButton(self) for tab in Tab}
        self._beside: dict[Tab, QWidget] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        for number, (tab, button) in enumerate(self._buttons.items(), 1):
            button.setObjectName(f"registry.tab.{tab.value}")
            button.clicked.connect(partial(self.open, tab))
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(partial(self.open, tab))
            self._layout.addWidget(button)
        self._layout.addStretch()
        self.open(Tab.FINDINGS)

    def stand_beside(self, tab: Tab, part: QWidget) -> None:
        """Show a part at the end of the row while a tab is open."""
        self._beside[tab] = part
        self._layout.addWidget(part)
        part.hide()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        for number, (tab, button) in enumerate(self._buttons.items(), 1):
            name = texts(f"listing.tab_{tab.value}")
            button.setText(name)
            button.setToolTip(f"Alt+{number}")
            button.setAccessibleName(f"{name} (Alt+{number})")

    def open(self, tab: Tab, _clicked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt says so when clicked
        """Open a tab."""
        for one, button in self._buttons.items():
            button.setChecked(one is tab)
        for one, part in self._beside.items():
            part.setVisible(one is tab)
        self.chosen.emit(tab)
