"""What opens between the questions and the outcomes: the note, the callback, the other outcomes."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLabel, QListWidget, QPlainTextEdit, QSizePolicy

from survey.edition import Edition
from survey.fieldwork.when import When
from survey.outcome import Outcome
from survey.periods import Quarter
from survey.ports import Clock
from ui.interview.keys import combination_of
from ui.interview.spoken import understand
from ui.interview.times import CallTime, call_times
from ui.interview.words_line import WordsLine
from ui.texts import ALMATY, Texts
from ui.theme import set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton

EDITOR_HEIGHT = 84
LOW_LIST, HIGH_LIST = 148, 256


class NotePanel(Card):
    """The note; `saved` carries its text."""

    saved = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        """Make the editor."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._prompt = QLabel()
        set_role(self._prompt, "quiet")
        self._editor = QPlainTextEdit()
        self._editor.setObjectName("interview.note")
        self._editor.setFixedHeight(EDITOR_HEIGHT)
        self._editor.setTabChangesFocus(True)
        self._editor.installEventFilter(self)
        self._save = KeyButton("Ctrl+Enter")
        set_role(self._save, "primary")
        self._save.clicked.connect(self._give)
        row = QHBoxLayout()
        row.addWidget(self._prompt, 1)
        row.addWidget(self._save)
        self.body.addLayout(row)
        self.body.addWidget(self._editor)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self.set_title(texts("interview.note"))
        self._prompt.setText(texts("interview.note_prompt"))
        self._editor.setAccessibleName(texts("interview.note"))
        self._save.say(texts("common.save"))

    def open(self, text: str) -> None:
        """Start with the note as it stands."""
        self._editor.setPlainText(text)
        self._editor.moveCursor(self._editor.textCursor().MoveOperation.End)
        self._editor.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Save with Ctrl+Enter or F4, leave with Esc."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, modifiers = combination_of(event)
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Return and modifiers == Qt.KeyboardModifier.ControlModifier):
            self._give()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _give(self) -> None:
        self.saved.emit(self._editor.toPlainText())


class AppointmentPanel(Card):
    """When to call back; `chosen` carries an aware datetime."""

    chosen = Signal(object)

    def __init__(self, edition: Edition, clock: Clock) -> None:
        """Take when clients may be called, and the time."""
        super().__init__()
        self._edition, self._clock = edition, clock
        self._closes: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._times: tuple[CallTime, ...] = ()
        self._buttons = [KeyButton(str(place)) for place in range(1, 5)]
        self._words = WordsLine(self._understand)
        self._words.understood.connect(lambda when: self._set(when.at))
        self._editor = QDateTimeEdit()
        self._editor.setObjectName("interview.appointment")
        self._editor.setTimeZone(QTimeZone(ALMATY.key.encode()))
        self._editor.setDisplayFormat("dd.MM.yyyy HH:mm")
        self._editor.setCalendarPopup(True)
        self._confirm = KeyButton("Enter")
        set_role(self._confirm, "primary")
        self._confirm.clicked.connect(self.confirm)
        row = QHBoxLayout()
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, place=place: self.take(place))
            row.addWidget(button)
        row.addStretch(1)
        by_hand = QHBoxLayout()
        by_hand.addWidget(self._editor)
        by_hand.addWidget(self._confirm)
        by_hand.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._words)
        self.body.addLayout(by_hand)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self.set_title(texts("interview.callback_prompt"))
        self._confirm.say(texts("interview.callback"))
        self._editor.setAccessibleName(texts("interview.callback_prompt"))
        self._words.retranslate(texts)
        self._say_times()

    def open(self, quarter: Quarter | None) -> None:
        """Offer times for a wave's client; the editor starts at the last of them."""
        now = self._clock()
        times = self._times = call_times(now, self._edition.calling_hours, ALMATY)
        self._closes = self._edition.report.due(quarter) if quarter else None
        self._words.open(now.astimezone(ALMATY).date())
        self._say_times()
        self._set(times[-1].at if times else now + timedelta(days=1))

    def take(self, place: int) -> None:
        """Choose an offer by its place; a place without an offer chooses nothing."""
        if 0 <= place < len(self._times):
            self.chosen.emit(self._times[place].at.astimezone(UTC))

    def _set(self, at: datetime) -> None:
        self._editor.setDateTime(QDateTime.fromSecsSinceEpoch(int(at.timestamp()), self._editor.timeZone()))

    def write(self, typed: str = "") -> None:
        """Begin, or go on with, a time in words."""
        self._words.begin(typed)

    def confirm(self) -> None:
        """Choose the time in words, when none is typed the one in the editor."""
        if not self._words.line.text().strip():
            self.chosen.emit(datetime.fromtimestamp(self._editor.dateTime().toSecsSinceEpoch(), UTC))
        elif when := self._words.when():
            self.chosen.emit(when.at.astimezone(UTC))

    def _understand(self, said: str) -> When:
        return understand(said, self._clock(), self._closes, self._edition)

    def _say_times(self) -> None:
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(self._times))
            if place < len(self._times):
                button.say(self._offer(self._times[place]))

    def _offer(self, time: CallTime) -> str:
        if time.soon:
            return self._texts("interview.in_an_hour")
        clock = self._texts.clock(time.at)
        if time.day > 1:
            return self._texts("interview.on_day", day=self._texts.day(time.at.date()), time=clock)
        return self._texts("interview.tomorrow" if time.day else "interview.today", time=clock)


class OtherOutcomesPanel(Card):
    """The outcomes that have no button; `chosen` carries the Outcome."""

    chosen = Signal(object)

    def __init__(self, outcomes: tuple[Outcome, ...]) -> None:
        """Take the outcomes."""
        super().__init__()
        self._outcomes = outcomes
        self._list = QListWidget()
        self._list.setObjectName("interview.other_outcomes")
        self._list.itemActivated.connect(lambda _item: self.chosen.emit(self._outcomes[self._list.currentRow()]))
        self.body.addWidget(self._list)

    def retranslate(self, texts: Texts) -> None:
        """Say the outcomes in another language."""
        self.set_title(texts("interview.other_title"))
        self._list.setAccessibleName(texts("interview.other_title"))
        self._list.clear()
        self._list.addItems([f"{one.text[texts.language]} ({one.code})" for one in self._outcomes])

    def limit(self, *, low: bool) -> None:
        """Show few lines at once where there is little room."""
        self._list.setFixedHeight(LOW_LIST if low else HIGH_LIST)

    def open(self) -> None:
        """Start at the first."""
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Keep Enter, which has chosen an outcome: on the screen it would ask for the next client."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        else:
            super().keyPressEvent(event)
