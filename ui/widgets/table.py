"""A table over frozen rows: sorted the Kazakh way, filtered as one types, copied with Ctrl+C."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from survey.alphabet import alphabetical
from survey.registry.folding import fold
from ui.theme import current

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
SHARE = Qt.ItemDataRole.UserRole
"""The role under which a cell gives its share, a fraction, to the delegate that draws a bar."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW_HEIGHT = 32
RUSSIAN_LETTERS = str.maketrans("әғқңөұүһі", "агкноуухи")
"""What a keyboard without Kazakh letters gives instead of them."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, what a cell says, how it sorts (without a key: by its words), whether it is marked."""

    heading: str
    value: Callable[[Row], str]
    alignment: Qt.AlignmentFlag = LEFT
    sort_key: Callable[[Row], Any] | None = None
    marked: Callable[[Row], bool] | None = None
    share: Callable[[Row], float] | None = None


def sought(words: str) -> str:
    """Return words as they are searched: folded, and with Russian letters for the Kazakh ones."""
    return fold(words).translate(RUSSIAN_LETTERS)


class Rows(QAbstractTableModel, Generic[Row]):
    """The rows that pass the filter, in the order asked for."""

    def __init__(self) -> None:
        """Make an empty model."""
        super().__init__()
        self._columns: Sequence[Column[Row]] = ()
        self._rows: Sequence[Row] = ()
        self._shown: Sequence[Row] = ()
        self._wanted = ""
        self._order: tuple[int, bool] | None = None

    def fill(self, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
        """Show other rows; filter and order stay."""
        self.beginResetModel()
        self._columns, self._rows = columns, rows
        self._arrange()
        self.endResetModel()

    def filter(self, words: str) -> None:
        """Show the rows in which the words occur, Kazakh and Russian letters alike."""
        self.beginResetModel()
        self._wanted = sought(words)
        self._arrange()
        self.endResetModel()

    def row_at(self, place: int) -> Row:
        """Return a row as it is shown."""
        return self._shown[place]

    def place_of(self, wanted: Callable[[Row], bool]) -> int | None:
        """Return where the first such row is shown."""
        return next((place for place, row in enumerate(self._shown) if wanted(row)), None)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  Qt's name
        """Count the rows shown."""
        return 0 if parent and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802  Qt's name
        """Count the columns."""
        return 0 if parent and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        column, row = self._columns[index.column()], self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.value(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.alignment
            case Qt.ItemDataRole.BackgroundRole if column.marked and column.marked(row):
                return QBrush(QColor(current().bad_soft))
            case Qt.ItemDataRole.ForegroundRole if column.marked and column.marked(row):
                return QBrush(QColor(current().bad_text))
            case _ if role == SHARE and column.share:
                return column.share(row)
        return None

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._columns[section].heading
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._columns[section].alignment
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column below zero gives back the order the rows came in."""
        self.layoutAboutToBeChanged.emit()
        self._order = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        shown = [row for row in self._rows if self._passes(row)]
        if self._order and self._order[0] < len(self._columns):
            column = self._columns[self._order[0]]
            shown.sort(key=column.sort_key or (lambda row: alphabetical(column.value(row))), reverse=self._order[1])
        self._shown = shown

    def _passes(self, row: Row) -> bool:
        return not self._wanted or any(self._wanted in sought(column.value(row)) for column in self._columns)


class Cells(QStyledItemDelegate):
    """Paints the ground of marked cells, which a stylesheet would leave out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then the cell."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QBrush):
            painter.fillRect(option.rect, ground)
            option.state &= ~QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)


class Table(QTableView):
    """A calm table: whole rows, thin lines, sorting by a click on the heading."""

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        """Take the model."""
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    def fit(self, widest: int = 320) -> None:
        """Make the columns as wide as their words, up to a width."""
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column), widest))

    def copy(self) -> None:
        """Put the chosen rows, or all, on the clipboard with their headings."""
        model = self.model()
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()}) or range(model.rowCount())
        columns = range(model.columnCount())
        headings = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        lines = [[str(model.index(row, column).data()) for column in columns] for row in chosen]
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in (headings, *lines)))
