"""Two clients side by side, why they may be one, and the supervisor's word with its reason."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from survey.errors import SurveyError
from ui.registry.faces import FindingFace
from ui.registry.finding_list import FindingList
from ui.registry.listing_view import LIST_WIDTH, ROWS_WIDTH
from ui.registry.twins_faces import PairFace, PersonFace, Side
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.states import States
from ui.widgets.tab_button import TabButton


class TwinsView(QWidget):
    """Layout of the tab of possible twins; a word comes out with the reason that was written."""

    chosen = Signal(str)
    side_chosen = Signal(Side)
    join = Signal(str)
    part = Signal(str)
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the tab."""
        super().__init__(parent)
        self._texts: Texts | None = None
        self._sides = {side: TabButton() for side in Side}
        self._list, self._question = FindingList(), label("section")
        self._list.setObjectName("registry.twins.pairs")
        self._nothing = label("quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._one, self._other = PersonCard(), PersonCard()
        self._reasons = label("")
        self._reason = QLineEdit()
        self._reason.setObjectName("registry.twins.reason")
        self._join, self._part = KeyButton("Alt+J"), KeyButton("Alt+P")
        self._join.setObjectName("registry.twins.join")
        self._part.setObjectName("registry.twins.part")
        set_role(self._join, "primary")
        self._stack = QStackedWidget()
        self._states = States(self._parts())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._states)
        self._connect()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._list.setAccessibleName(texts("listing.tab_twins"))
        self._reason.setPlaceholderText(texts("twins.reason_why"))
        self._reason.setAccessibleName(texts("twins.reason_why"))
        self._join.say(texts("twins.join"))
        self._part.say(texts("twins.part"))

    def show_loading(self) -> None:
        """Say that pairs are on their way."""
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_sides(self, twins: str, decisions: str, side: Side) -> None:
        """Say how many pairs and decisions there are, and which are listed."""
        self._states.ready()
        for one, words in zip(Side, (twins, decisions), strict=True):
            self._sides[one].setText(words)
            self._sides[one].setChecked(one is side)

    def show_nothing(self, sentence: str) -> None:
        """Say why there are no pairs."""
        self._list.show_findings((), "")
        self._nothing.setText(sentence)
        self._stack.setCurrentWidget(self._nothing)

    def show_pairs(self, faces: Sequence[FindingFace], chosen: str) -> None:
        """List the pairs; one of them is open."""
        self._list.show_findings(faces, chosen)
        self._stack.setCurrentIndex(0)

    def show_pair(self, face: PairFace) -> None:
        """Show a pair."""
        self._question.setText(face.title)
        self._one.show_face(face.one)
        self._other.show_face(face.other)
        self._reasons.setText("\n".join(f"•  {reason}" for reason in face.reasons))
        for button, may in ((self._join, face.may_join), (self._part, face.may_part)):
            button.setVisible(may)
            button.setEnabled(may)

    def show_decided(self) -> None:
        """Take the reason away: it is kept."""
        self._reason.clear()

    def show_failure(self, error: SurveyError) -> None:
        """Say that they could not be read."""
        if self._texts:
            self._states.failed(error, self._texts)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def _connect(self) -> None:
        self._list.chosen.connect(self.chosen)
        self._states.retry.connect(self.retry)
        for side, button in self._sides.items():
            button.setObjectName(f"registry.twins.side.{side.value}")
            button.clicked.connect(partial(self._choose_side, side))
        for key, pressed, word in (("Alt+J", self._join, self.join), ("Alt+P", self._part, self.part)):
            pressed.clicked.connect(partial(self._say, word))
            QShortcut(QKeySequence(key), self).activated.connect(pressed.click)

    def _choose_side(self, side: Side, _clicked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt says so when clicked
        self.side_chosen.emit(side)

    def _say(self, word: SignalInstance, _clicked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt says so when clicked
        word.emit(self._reason.text())

    def _parts(self) -> QSplitter:
        sides = QHBoxLayout()
        sides.setSpacing(2)
        for button in self._sides.values():
            sides.addWidget(button)
        sides.addStretch()
        listed = Card()
        listed.body.addLayout(sides)
        listed.body.addWidget(self._list)
        self._stack.addWidget(self._pair_part())
        self._stack.addWidget(self._nothing)
        right = Card()
        right.body.addWidget(self._stack)
        parts = QSplitter()
        parts.addWidget(listed)
        parts.addWidget(right)
        parts.setSizes([LIST_WIDTH, ROWS_WIDTH])
        parts.setStretchFactor(1, 1)
        parts.setHandleWidth(2 * GRID)
        parts.setChildrenCollapsible(False)
        return parts

    def _pair_part(self) -> QWidget:
        faces, words = QHBoxLayout(), QHBoxLayout()
        faces.setSpacing(2 * GRID)
        faces.addWidget(self._one, 1)
        faces.addWidget(self._other, 1)
        words.setSpacing(GRID)
        words.addWidget(self._reason, 1)
        words.addWidget(self._join)
        words.addWidget(self._part)
        pair = QWidget()
        layout = QVBoxLayout(pair)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._question)
        layout.addLayout(faces)
        layout.addWidget(self._reasons)
        layout.addLayout(words)
        layout.addStretch()
        set_role(pair, "plain-area")
        area = QScrollArea()
        area.setWidget(pair)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


class PersonCard(Card):
    """One of the two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the card."""
        super().__init__("", parent)
        self._lines = label("")
        self.body.addWidget(self._lines)
        self.body.addStretch()

    def show_face(self, face: PersonFace) -> None:
        """Show a client."""
        self.set_title(face.name)
        self._lines.setText("\n".join(face.lines))
