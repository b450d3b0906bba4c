"""Which column of a file is which of the form's: chosen by hand where the headings do not tell."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from survey.edition import Edition
from survey.registry.form import FormProposal
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.chip import Chip
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label

SIZE = (820, 640)
NAME_WIDTH, CHOICE_WIDTH = 290, 360


class MappingDialog(QDialog):
    """The form's columns, each beside a choice of the file's; `mapped` gives the file's column by our name."""

    mapped = Signal(dict)

    def __init__(self, proposal: FormProposal, edition: Edition, texts: Texts, parent: QWidget) -> None:
        """Propose what was recognised; the first column that is missing has the focus."""
        super().__init__(parent)
        self.setObjectName("mapping")
        self.setWindowTitle(texts("mapping.title"))
        self.resize(*SIZE)
        self._texts = texts
        ours = {column.name for column in edition.columns}
        self._extra = {name: number for name, number in proposal.places.items() if name not in ours}
        self._choices = {column.name: QComboBox() for column in edition.columns}
        self._chips = {name: Chip() for name in self._choices}
        self._area = QScrollArea()
        self._bring, self._cancel = KeyButton("Ctrl+Enter"), KeyButton("Esc")
        self._bring.setObjectName("mapping.bring")
        self._bring.say(texts("mapping.bring"))
        set_role(self._bring, "primary")
        self._cancel.say(texts("common.cancel"))
        self._lay_out(self._rows(proposal, edition), proposal)
        self._connect()
        self._mark()
        self._first = self._choices[next(iter((*proposal.missing, *self._choices)))]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Start at the first column that is missing."""
        super().showEvent(event)
        self._first.setFocus()
        self._area.ensureWidgetVisible(self._first, 0, self.height() // 4)

    def chosen(self) -> Mapping[str, int]:
        """Return the number of the file's column by our name; extra columns stay where nothing took them."""
        chosen = self._of_form()
        extra = {name: number for name, number in self._extra.items() if number not in chosen.values()}
        return chosen | extra

    def _of_form(self) -> dict[str, int]:
        return {name: box.currentData() for name, box in self._choices.items() if box.currentData() is not None}

    def _rows(self, proposal: FormProposal, edition: Edition) -> QWidget:
        rows = QWidget()
        set_role(rows, "ground")
        grid = QGridLayout(rows)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        for place, column in enumerate(edition.columns):
            heading = f"{column.number}. {column.heading[self._texts.language]}"
            box = self._choices[column.name]
            box.setObjectName(f"mapping.{column.name}")
            box.setAccessibleName(heading)
            box.setFixedWidth(CHOICE_WIDTH)
            box.addItem(self._texts("mapping.none"), None)
            for one in proposal.columns:
                box.addItem(f"{one.number}. {' '.join(one.heading.split())}", one.number)
            box.setCurrentIndex(max(box.findData(proposal.places.get(column.name)), 0))
            name = label("", heading)
            name.setMinimumWidth(NAME_WIDTH)
            grid.addWidget(name, place, 0)
            grid.addWidget(box, place, 1)
            grid.addWidget(self._chips[column.name], place, 2)
        grid.setColumnMinimumWidth(2, self._room_for_chip())
        return rows

    def _room_for_chip(self) -> int:
        widest = Chip()
        widest.setText(self._texts("mapping.twice"))
        widest.ensurePolished()
        return widest.sizeHint().width()

    def _mark(self) -> None:
        """Mark what is missing and what was chosen twice; without those the file can be read."""
        numbers = list(self._of_form().values())
        for name, box in self._choices.items():
            number = box.currentData()
            if number is None:
                self._chips[name].say(self._texts("mapping.missing"), "chip-bad")
            elif numbers.count(number) > 1:
                self._chips[name].say(self._texts("mapping.twice"), "chip-warning")
            else:
                self._chips[name].say("")
        self._bring.setEnabled(len(set(numbers)) == len(self._choices))

    def _connect(self) -> None:
        for box in self._choices.values():
            box.currentIndexChanged.connect(self._mark)
        self._bring.clicked.connect(self._say)
        self._cancel.clicked.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._bring.click)

    def _say(self) -> None:
        self.accept()
        self.mapped.emit(dict(self.chosen()))

    def _lay_out(self, rows: QWidget, proposal: FormProposal) -> None:
        area = self._area
        area.setWidget(rows)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._bring)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label("title", self._texts("mapping.title")))
        told = self._texts("mapping.told", sheet=proposal.sheet, row=proposal.row, n=len(proposal.missing))
        layout.addWidget(label("quiet", told))
        layout.addWidget(area, 1)
        layout.addLayout(buttons)
