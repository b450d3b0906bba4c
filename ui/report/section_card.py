"""The sections of the report with their states."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ui.report.faces import SectionFace, SectionLine
from ui.texts import Texts
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.table import ROW_HEIGHT, Column, Rows, Table

LEAST_LIST = 3 * ROW_HEIGHT + 4


class SectionCard(Card):
    """The list turns the page to a section; below it the version, and where the report stands."""

    section_chosen = Signal(int)

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
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._version)
        self.body.addWidget(self._standing)
        self._table.selectionModel().selectionChanged.connect(self._say_section)

    @property
    def section(self) -> int:
        """The place of the chosen section, -1 for none."""
        return self._table.currentIndex().row()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self.set_title(texts("report.sections"))
        self._table.setAccessibleName(texts("report.sections"))
        self._columns = (
            Column(texts("report.column.section"), lambda line: line.name),
            Column(texts("report.column.state"), lambda line: line.state, marked=lambda line: line.stale),
        )

    def start(self) -> None:
        """Start at the sections."""
        self._table.setFocus()

    def show_section(self, face: SectionFace) -> None:
        """Show where the report stands."""
        self._version.setText(face.version)
        self._standing.setText("; ".join(filter(None, (face.counted, face.chip, face.last, *face.remarks))))

    def show_lines(self, lines: Sequence[SectionLine]) -> None:
        """List the sections; the chosen one stays chosen."""
        chosen = self.section
        self._model.fill(self._columns, lines)
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        if 0 <= chosen < len(lines):
            self._table.selectRow(chosen)

    def forget(self) -> None:
        """Show no report."""
        self._model.fill((), ())
        self._version.clear()
        self._standing.clear()

    def _say_section(self) -> None:
        if self.section >= 0:
            self.section_chosen.emit(self.section)
