"""The country as tiles: one for each region, about where it lies, with a number and a colour that repeats it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import BODY, RADIUS, SMALL, current
from ui.widgets.labels import label
from ui.widgets.shades import shade

COLUMNS, GAP, INNER = 7, 4, 6
LEAST, FAVOURITE = QSize(58, 44), QSize(86, 92)
SMALLEST = 9
PLACES = {
    "KZ-39": (0, 2),
    "KZ-59": (0, 3),
    "KZ-11": (0, 4),
    "KZ-55": (0, 5),
    "KZ-27": (1, 0),
    "KZ-15": (1, 1),
    "KZ-62": (1, 2),
    "KZ-71": (1, 3),
    "KZ-35": (1, 4),
    "KZ-10": (1, 5),
    "KZ-63": (1, 6),
    "KZ-23": (2, 0),
    "KZ-47": (2, 1),
    "KZ-43": (2, 2),
    "KZ-61": (2, 3),
    "KZ-31": (2, 4),
    "KZ-19": (2, 5),
    "KZ-33": (2, 6),
    "KZ-79": (3, 3),
    "KZ-75": (3, 5),
}
"""Row and column of each region by its ISO 3166-2 code; others stand in a row of their own below."""
BELOW = 4
UPPER_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True)
class TileFace:
    """A region's tile: its code, the number and short name on it, the sentence that says all, its share, a mark."""

    code: str
    number: str
    name: str
    says: str
    share: float
    marked: bool


class Tile(QWidget):
    """One region."""

    def __init__(self, parent: "TileMap") -> None:
        """Start without a region, unseen."""
        super().__init__(parent)
        self._map = parent
        self._face = TileFace("", "", "", "", 0.0, marked=False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(LEAST)
        self.hide()

    def show_face(self, face: TileFace) -> None:
        """Show a region."""
        self._face = face
        self.setObjectName(f"tile.{face.code}")
        self.setAccessibleName(face.says)
        self.setToolTip(face.says)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Ask for a low tile."""
        return FAVOURITE

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Tell the map who has the focus."""
        super().focusInEvent(event)
        self._map.enter(self._face.code)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Go to the neighbour with the arrow keys."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not self._map.go(self._face.code, step):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint ground, number and name; a thick frame when it has the focus."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(tokens.warning_soft) if self._face.marked else shade(self._face.share)
        painter.setBrush(ground)
        edge = QPen(QColor(tokens.ink), 2) if self.hasFocus() else QPen(ground, 1)
        painter.setPen(QPen(QColor(tokens.warning), 1) if self._face.marked and not self.hasFocus() else edge)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setPen(QColor(tokens.ink))
        words = QRectF(self.rect()).adjusted(INNER, INNER / 2, -INNER / 3, -INNER / 2)
        number = QFont(self.font())
        number.setPixelSize(BODY + 1)
        number.setBold(True)
        painter.setFont(number)
        painter.drawText(words, UPPER_LEFT, self._face.number)
        words.setTop(words.top() + painter.fontMetrics().height())
        painter.setFont(self._name_font(int(words.width())))
        name = painter.fontMetrics().elidedText(self._face.name, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, UPPER_LEFT, name)

    def _name_font(self, width: int) -> QFont:
        """Return the largest type in which the name fits."""
        font = QFont(self.font())
        for size in range(SMALL, SMALLEST - 1, -1):
            font.setPixelSize(size)
            if QFontMetrics(font).horizontalAdvance(self._face.name) < width:
                break
        return font


class TileMap(QWidget):
    """The tiles; Tab reaches one of them, the arrow keys go on from there, the line below says what it says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without regions."""
        super().__init__(parent)
        self._pool = [Tile(self) for _ in PLACES]
        self._tiles: dict[str, Tile] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._faces: dict[str, TileFace] = {}
        self._current = ""
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._line = label("small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self._line)

    def show_tiles(self, faces: Sequence[TileFace]) -> None:
        """Show the regions; the one with the focus keeps it."""
        if {face.code for face in faces} != set(self._tiles):
            self._lay_tiles(faces)
        self._faces = {face.code: face for face in faces}
        for face in faces:
            self._tiles[face.code].show_face(face)
        self.enter(self._current if self._current in self._tiles else next(iter(self._tiles), ""))

    def enter(self, code: str) -> None:
        """Let a region be the one that Tab reaches, and say its sentence."""
        self._current = code
        for other, tile in self._tiles.items():
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == code else Qt.FocusPolicy.ClickFocus)
        self._line.setText(self._faces[code].says if code in self._faces else "")

    def go(self, code: str, step: tuple[int, int]) -> bool:
        """Give the focus to the nearest tile in a direction; False when there is none."""
        row, column = self._places[code]
        down, across = step
        ahead = [
            (abs(there[0] - row) + abs(there[1] - column), other)
            for other, there in self._places.items()
            if ((there[0] - row) * down > 0 if down else there[0] == row and (there[1] - column) * across > 0)
        ]
        if not ahead:
            return False
        self._tiles[min(ahead)[1]].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay_tiles(self, faces: Sequence[TileFace]) -> None:
        """Put the regions on tiles that were made with the screen: Tab goes by the order of making."""
        self._pool.extend(Tile(self) for _ in range(len(faces) - len(self._pool)))
        for tile in self._pool:
            self._grid.removeWidget(tile)
            tile.hide()
        strangers = [face.code for face in faces if face.code not in PLACES]
        below = {code: (BELOW + place // COLUMNS, place % COLUMNS) for place, code in enumerate(strangers)}
        self._places = {face.code: (PLACES | below)[face.code] for face in faces}
        ordered = sorted(faces, key=lambda face: self._places[face.code])
        self._tiles = dict(zip((face.code for face in ordered), self._pool, strict=False))
        for code, tile in self._tiles.items():
            self._grid.addWidget(tile, *self._places[code])
            tile.show()
