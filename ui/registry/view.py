"""The registry screen: months, files, progress, and a tab for each thing that is found."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.periods import Month
from survey.ports import FindingRow
from ui.registry.faces import CorrectionFace, FindingFace, MonthFace
from ui.registry.file_strip import FileStrip, ask_table
from ui.registry.listing import Tab
from ui.registry.listing_view import ListingView
from ui.registry.month_cards import MonthCards
from ui.registry.tab_row import TabRow
from ui.registry.twins_view import TwinsView
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.progress import ProgressStrip
from ui.widgets.table import Column


class RegistryView(Screen):
    """Layout of the registry screen; `brought` says a file and the day it was received."""

    brought = Signal(Path, date)
    acts_brought = Signal(Path)
    questionnaires_brought = Signal(Path)
    month_chosen = Signal(Month)
    turned = Signal(Month)
    tab_chosen = Signal(Tab)
    pair_chosen = Signal(tuple)
    letter_asked = Signal(Month)
    changed = Signal()
    judged = Signal()
    stop_asked = Signal()
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("registry")
        self.setAcceptDrops(True)
        self._texts: Texts | None = None
        self._month: Month | None = None
        self._title, self._subtitle = label("title"), label("quiet")
        self._acts, self._letter = KeyButton("Ctrl+D"), KeyButton("Ctrl+E")
        self._acts.setObjectName("registry.acts")
        self._letter.setObjectName("registry.letter")
        set_role(self._letter, "primary")
        self._letter.hide()
        self._months, self._progress, self.files = MonthCards(), ProgressStrip(), FileStrip()
        self._tabs = TabRow()
        self._pairs = QComboBox()
        self._pairs.setObjectName("registry.pairs")
        self._pairs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._questionnaires = KeyButton("Ctrl+U")
        self._questionnaires.setObjectName("registry.questionnaires")
        self._tabs.stand_beside(Tab.VERSIONS, self._pairs)
        self._tabs.stand_beside(Tab.QUESTIONNAIRES, self._questionnaires)
        self.listings: dict[Tab, ListingView] = {tab: ListingView(tab) for tab in Tab if tab is not Tab.TWINS}
        self.twins = TwinsView()
        self._stack = QStackedWidget()
        for part in (*self.listings.values(), self.twins):
            self._stack.addWidget(part)
        self._lay_out()
        self._connect()

    def listing(self, tab: Tab) -> ListingView:
        """Return the part that shows a tab."""
        return self.listings[tab]

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        for listing in self.listings.values():
            listing.retranslate(texts)
        self.files.retranslate(texts)
        self._tabs.retranslate(texts)
        self.twins.retranslate(texts)
        self._acts.say(texts("listing.compare_acts"))
        self._questionnaires.say(texts("listing.import_questionnaires"))
        self._pairs.setAccessibleName(texts("listing.pairs"))

    def start(self) -> None:
        """Start at the choice of a file."""
        self.files.start()

    def show_heading(self, title: str, subtitle: str) -> None:
        """Head the screen with the month chosen."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def show_months(self, faces: Sequence[MonthFace], chosen: Month) -> None:
        """Show the quarter's months."""
        self._months.show_months(faces, chosen)
        if chosen != self._month:
            self._month = chosen
            self.turned.emit(chosen)

    def show_correction(self, face: CorrectionFace) -> None:
        """Show what the provider's correction of the chosen month waits for (¶9)."""
        self._months.show_correction(face)

    def show_letter(self, words: str) -> None:
        """Offer the letter of the chosen month; without words there is none to write."""
        self._letter.say(words)
        self._letter.setVisible(bool(words))
        if self._month:
            self.files.show_month(self._month, wanted=not words)

    def show_loading(self) -> None:
        """Say that findings are on their way."""
        self.listings[Tab.FINDINGS].show_loading()

    def show_empty(self, sentence: str) -> None:
        """Say why there are no findings."""
        self.listings[Tab.FINDINGS].show_empty(sentence)

    def show_findings(self, faces: Sequence[FindingFace], chosen: str) -> None:
        """List the kinds of findings."""
        self.listings[Tab.FINDINGS].show_findings(faces, chosen)

    def show_rows(self, title: str, columns: Sequence[Column[FindingRow]], rows: Sequence[FindingRow]) -> None:
        """Show the rows of a kind of finding."""
        self.listings[Tab.FINDINGS].show_rows(title, columns, rows)

    def show_failure(self, error: SurveyError) -> None:
        """Say that it could not be read."""
        self.listings[Tab.FINDINGS].show_failure(error)

    def show_pairs(
        self, words: Sequence[str], pairs: Sequence[tuple[int, int]], chosen: tuple[int, int] | None
    ) -> None:
        """Offer the pairs of versions that can be compared."""
        with QSignalBlocker(self._pairs):
            self._pairs.clear()
            for words_of, pair in zip(words, pairs, strict=True):
                self._pairs.addItem(words_of, pair)
            if chosen:
                self._pairs.setCurrentIndex(pairs.index(chosen))
        self._pairs.setEnabled(bool(pairs))

    def show_start(self, name: str) -> None:
        """Show that a file is being read."""
        self.show_busy(name)
        self._progress.stop.show()

    def show_busy(self, name: str) -> None:
        """Show that a file is being read that is too short to be stopped."""
        for part in (self.files, self._acts, self._questionnaires):
            part.setEnabled(False)
        self.files.hide()
        if self._texts:
            self._progress.start(name, self._texts("common.stop"))
        self._progress.stop.hide()

    def show_pace(self, done: int, total: int, pace: str) -> None:
        """Show how far the reading is."""
        self._progress.advance(done, total, pace)

    def show_end(self, sentence: str) -> None:
        """Put the progress away and say what came of it."""
        self._progress.finish()
        for part in (self.files, self._acts, self._questionnaires):
            part.setEnabled(True)
        self.files.show()
        self.files.show_result(sentence)
        if sentence:
            self.changed.emit()

    def show_judged(self) -> None:
        """Tell that the months were judged anew by a register."""
        self.judged.emit()

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and self.files.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Bring the file in."""
        self.files.take(Path(event.mimeData().urls()[0].toLocalFile()))

    def _ask_acts(self) -> None:
        if self._texts and self._acts.isEnabled():
            file = ask_table(self, self._texts("listing.acts_title"), self._texts)
            if file:
                self.acts_brought.emit(file)

    def _ask_questionnaires(self) -> None:
        if self._texts and self._questionnaires.isEnabled():
            file = ask_table(self, self._texts("listing.questionnaires_title"), self._texts)
            if file:
                self.questionnaires_brought.emit(file)

    def _ask_letter(self) -> None:
        if self._month and self._letter.isVisible():
            self.letter_asked.emit(self._month)

    def _open(self, tab: Tab) -> None:
        self._stack.setCurrentWidget(self.twins if tab is Tab.TWINS else self.listings[tab])
        self.tab_chosen.emit(tab)

    def _connect(self) -> None:
        for key, button, asked in (
            ("Ctrl+D", self._acts, self._ask_acts),
            ("Ctrl+E", self._letter, self._ask_letter),
            ("Ctrl+U", self._questionnaires, self._ask_questionnaires),
        ):
            button.clicked.connect(asked)
            QShortcut(QKeySequence(key), self).activated.connect(asked)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._progress)
        escape.activated.connect(self.stop_asked)
        self._progress.stopped.connect(self.stop_asked)
        self.files.brought.connect(self.brought)
        self._months.chosen.connect(self.month_chosen)
        self._tabs.chosen.connect(self._open)
        self._pairs.activated.connect(lambda place: self.pair_chosen.emit(self._pairs.itemData(place)))
        self.twins.failed.connect(self.failed)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self._title, 1)
        line.addWidget(self._acts)
        line.addWidget(self._letter)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(line)
        head.addWidget(self._subtitle)
        found = QVBoxLayout()
        found.setSpacing(GRID)
        found.addWidget(self._tabs)
        found.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addWidget(self._months)
        layout.addWidget(self._progress)
        layout.addWidget(self.files)
        layout.addLayout(found, 1)
