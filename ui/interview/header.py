"""The bar above the interview: quarter and region, the day's counts, the next promise, the way out."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from survey.periods import Quarter
from survey.ports import Clock
from survey.services.calling import Day
from survey.staff import Staff
from ui.bars import BAR_HEIGHT
from ui.texts import ALMATY, Texts
from ui.theme import GRID, set_role
from ui.widgets.chip import Chip
from ui.widgets.key_button import KeyButton

MINUTE, HOUR = 60, 3600
EVERY_MS = 15_000
"""How often the minutes left to the next promise are counted anew."""


class Header(QFrame):
    """The top bar of the interview screen."""

    leave = Signal()

    def __init__(self, staff: Staff, clock: Clock) -> None:
        """Take who is at work."""
        super().__init__()
        self._clock = clock
        set_role(self, "bar")
        self.setFixedHeight(BAR_HEIGHT)
        self._brand, self._where, self._day, self._staff = QLabel(), QLabel(), QLabel(), QLabel(staff.name)
        set_role(self._brand, "brand")
        set_role(self._day, "quiet")
        set_role(self._staff, "quiet")
        self._day.setObjectName("interview.day")
        self._where.setObjectName("interview.where")
        self._appointment = Chip()
        self._appointment.setObjectName("interview.next_appointment")
        self._shown_day = Day(0, 0, None)
        self._region = ""
        self._leave = KeyButton("Ctrl+Q")
        self._leave.setObjectName("interview.leave")
        set_role(self._leave, "quiet")
        self._leave.clicked.connect(self.leave)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._say_appointment)
        self._timer.start()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 12, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._brand)
        layout.addWidget(self._where)
        layout.addStretch(1)
        for part in (self._day, self._appointment, self._staff, self._leave):
            layout.addWidget(part)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._brand.setText(texts("common.app"))
        self._leave.say(texts("interview.leave"))
        self.show_day(self._shown_day)

    @property
    def quarter(self) -> Quarter | None:
        """The quarter whose wave is called."""
        return self._shown_day.quarter

    def show_region(self, region: str) -> None:
        """Name the region of the client in hand."""
        self._region = region
        quarter = self._shown_day.quarter
        self._where.setText(" · ".join(part for part in (quarter and self._texts.quarter(quarter), region) if part))

    def show_day(self, day: Day) -> None:
        """Show the quarter, the counts of the day and the next promise to call back."""
        texts = self._texts
        self._shown_day = day
        counts = texts("interview.day", interviews=texts.number(day.interviews), calls=texts.number(day.calls))
        self._day.setText(counts)
        self.show_region(self._region)
        self._say_appointment()

    def _say_appointment(self) -> None:
        due = self._shown_day.next_appointment
        self._appointment.say(appointment_words(due, self._clock(), self._texts) if due else "", "chip-warning")


def appointment_words(due: datetime, now: datetime, texts: Texts) -> str:
    """Say when to call back: how many minutes are left within the hour, the day only when it is not today."""
    left = (due - now).total_seconds()
    if left <= 0:
        return texts("interview.appointment_due", time=texts.clock(due))
    if left < HOUR:
        return texts("interview.appointment_soon", time=texts.clock(due), n=1 + int(left // MINUTE))
    today = due.astimezone(ALMATY).date() == now.astimezone(ALMATY).date()
    return texts("interview.next_appointment", time=texts.clock(due) if today else texts.moment(due))
