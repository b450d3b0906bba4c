"""The bar above the interview: the day's counts, the next promise, the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from survey.services.calling import Day
from survey.staff import Staff
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.chip import Chip
from ui.widgets.key_button import KeyButton


class Header(QFrame):
    """The top bar of the interview screen."""

    leave = Signal()

    def __init__(self, staff: Staff) -> None:
        """Take who is at work."""
        super().__init__()
        set_role(self, "bar")
        self._brand, self._where, self._day, self._staff = QLabel(), QLabel(), QLabel(), QLabel(staff.name)
        set_role(self._brand, "brand")
        set_role(self._day, "quiet")
        set_role(self._staff, "quiet")
        self._day.setObjectName("interview.day")
        self._appointment = Chip()
        self._shown_day = Day(0, 0, None)
        self._leave = KeyButton("Ctrl+Q")
        self._leave.clicked.connect(self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, GRID, 12, GRID)
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

    def show_region(self, region: str) -> None:
        """Name the region of the client in hand."""
        self._where.setText(region)

    def show_day(self, day: Day) -> None:
        """Show the counts of the day and the next promise to call back."""
        texts = self._texts
        self._shown_day = day
        counts = texts("interview.day", interviews=texts.number(day.interviews), calls=texts.number(day.calls))
        self._day.setText(counts)
        due = day.next_appointment
        self._appointment.say(
            texts("interview.next_appointment", time=texts.moment(due)) if due else "", "chip-warning"
        )
