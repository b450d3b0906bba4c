"""What lies below the sections: figures, paragraphs, interviews, one of them open."""

from enum import StrEnum
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.report.figure_list import FigureList, ParagraphList
from ui.report.interviews import InterviewList
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.tab_button import TabButton


class Tab(StrEnum):
    """The lists in the order of their keys from Alt+1 on."""

    FIGURES = "figures"
    PARAGRAPHS = "paragraphs"
    INTERVIEWS = "interviews"


class WorkTabs(QWidget):
    """The tabs; each list is a part of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Open the figures."""
        super().__init__(parent)
        self.figures, self.paragraphs, self.interviews = FigureList("report"), ParagraphList(), InterviewList()
        self._parts: dict[Tab, FigureList | ParagraphList | InterviewList] = {
            Tab.FIGURES: self.figures,
            Tab.PARAGRAPHS: self.paragraphs,
            Tab.INTERVIEWS: self.interviews,
        }
        self._buttons = {tab: TabButton(self) for tab in Tab}
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(2)
        for number, (tab, button) in enumerate(self._buttons.items(), 1):
            button.setObjectName(f"report.tab.{tab.value}")
            button.clicked.connect(partial(self.open, tab))
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(partial(self.open, tab))
            row.addWidget(button)
        row.addStretch()
        for part in (self.figures, self.paragraphs):
            card = Card()
            card.body.addWidget(part)
            self._stack.addWidget(card)
        self._stack.addWidget(self.interviews)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self._mark(Tab.FIGURES)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        for part in self._parts.values():
            part.retranslate(texts)
        for number, (tab, button) in enumerate(self._buttons.items(), 1):
            name = texts(f"report.tab.{tab.value}")
            button.setText(name)
            button.setToolTip(f"Alt+{number}")
            button.setAccessibleName(f"{name} (Alt+{number})")

    def open(self, tab: Tab, _clicked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt says so when clicked
        """Open a list and start there."""
        self._mark(tab)
        self._parts[tab].start()

    def _mark(self, tab: Tab) -> None:
        self._stack.setCurrentIndex(list(Tab).index(tab))
        for one, button in self._buttons.items():
            button.setChecked(one is tab)
