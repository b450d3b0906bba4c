"""The room around the screens: top bar, sidebar, foot; which screen stands in the middle."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.language import Language
from survey.periods import Month, Quarter
from survey.services.desks import Desks
from survey.staff import Deed
from ui.bars import Foot, Sidebar, TopBar
from ui.calendar.screen import CalendarScreen
from ui.dialler import Dialler
from ui.log.screen import LogScreen
from ui.monitor.screen import MonitorScreen
from ui.quality.screen import QualityScreen
from ui.registry.screen import RegistryScreen
from ui.report.screen import ReportScreen
from ui.settings.kept import Settings
from ui.settings.screen import SettingsScreen
from ui.staff.screen import StaffScreen
from ui.tasks import Worker
from ui.texts import ALMATY, Texts
from ui.theme import Theme
from ui.today.screen import TodayScreen
from ui.wave.screen import WaveScreen

if TYPE_CHECKING:
    from ui.interview.screen import InterviewScreen

QUARTERS_BACK = 5
HOUR = 60 * 60 * 1000


class Place(StrEnum):
    """The screens, in the order of their keys from Ctrl+1 on; each is for those who may do its deed."""

    TODAY = "today"
    REGISTRY = "registry"
    WAVE = "wave"
    INTERVIEW = "interview"
    MONITOR = "monitor"
    REPORT = "report"
    STAFF = "staff"
    QUALITY = "quality"
    CALENDAR = "calendar"
    LOG = "log"
    SETTINGS = "settings"


DEEDS = {
    Place.TODAY: Deed.SEE_DAY,
    Place.REGISTRY: Deed.READ_REGISTRY,
    Place.WAVE: Deed.DRAW_WAVE,
    Place.INTERVIEW: Deed.CALL,
    Place.MONITOR: Deed.WATCH,
    Place.REPORT: Deed.READ_REPORT,
    Place.STAFF: Deed.KEEP_STAFF,
    Place.QUALITY: Deed.BACK_CHECK,
    Place.CALENDAR: Deed.READ_REGISTRY,
    Place.LOG: Deed.READ_LOG,
    Place.SETTINGS: Deed.SEE_DAY,
}


class Shell(QWidget):
    """Joins the screens; none of them knows another."""

    failed = Signal(SurveyError)
    language_chosen = Signal(Language)
    theme_asked = Signal()
    theme_chosen = Signal(Theme)
    leave_asked = Signal()
    practice_asked = Signal()
    opened = Signal(Place)

    def __init__(self, desks: Desks, worker: Worker, settings: Settings, parent: QWidget | None = None) -> None:
        """Make the screens of one member of staff at one workplace."""
        super().__init__(parent)
        self.setObjectName("shell")
        self._desks = desks
        self._worker = worker
        self._texts = Texts(Language.KK)
        self._places = [place for place in Place if desks.staff.may(DEEDS[place])]
        self._top, self._side, self._foot = TopBar(desks.staff), Sidebar(self._places), Foot()
        self._today = TodayScreen(desks, _now, worker)
        self._registry = RegistryScreen(desks, worker)
        self._wave = WaveScreen(desks, worker)
        self._monitor = MonitorScreen(desks, _now, worker)
        self._report = ReportScreen(desks, worker)
        self._staff = StaffScreen(desks, worker)
        self._calendar = CalendarScreen(desks, _now, worker)
        self._dialler = Dialler(desks.telephony, settings, worker.run, self)
        self._settings = SettingsScreen(desks, settings, worker.run, self._dialler.wait_for)
        self._quality = QualityScreen(desks, worker, self._dialler.dial, _now)
        self._log = LogScreen(desks, _now, worker)
        self._interview: InterviewScreen | None = None
        self._stack = QStackedWidget()
        self._screens = {
            Place.TODAY: self._today,
            Place.REGISTRY: self._registry,
            Place.WAVE: self._wave,
            Place.MONITOR: self._monitor,
            Place.REPORT: self._report,
            Place.STAFF: self._staff,
            Place.QUALITY: self._quality,
            Place.CALENDAR: self._calendar,
            Place.LOG: self._log,
            Place.SETTINGS: self._settings,
        }
        for screen in self._screens.values():
            self._stack.addWidget(screen)
        self._hourly = QTimer(self)
        self._hourly.timeout.connect(self._keep_backed_up)
        self._lay_out()
        self._connect()

    @property
    def place(self) -> Place:
        """The screen in the middle."""
        shown = self._stack.currentWidget()
        return next((place for place, screen in self._screens.items() if screen is shown), Place.INTERVIEW)

    def open_number(self, number: int) -> None:
        """Put the screen of a key in the middle, if there is one."""
        if number < len(self._places):
            self.open(self._places[number])

    def start(self) -> None:
        """Show the day; find the quarter that is worked on."""
        self.open(Place.TODAY)
        self._worker.run(self._desks.registry.latest_quarter, self._offer_quarters, self.failed.emit)
        self._keep_backed_up()
        self._hourly.start(HOUR)

    def stop(self) -> None:
        """Stop what runs long, because the window is closing."""
        self._hourly.stop()
        self._registry.stop_asked.emit()
        self._dialler.close()

    def open(self, place: Place) -> None:
        """Put a screen in the middle; the interview takes the whole room above the foot."""
        screen = self._interview_screen() if place is Place.INTERVIEW else self._screens[place]
        self._stack.setCurrentWidget(screen)
        screen.start()
        self._side.mark(place.value)
        for bar in (self._top, self._side):
            bar.setVisible(place is not Place.INTERVIEW)
        self.opened.emit(place)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        for bar in (self._top, self._side, self._foot):
            bar.retranslate(texts)
        for screen in self._screens.values():
            screen.retranslate(texts)
        if self._interview:
            self._interview.retranslate(texts)

    def show_theme(self, theme: Theme) -> None:
        """Offer the other theme."""
        self._top.show_theme(theme)
        self._settings.show_theme(theme)

    def _offer_quarters(self, latest: Quarter | None) -> None:
        now = Month.of(_now().astimezone(ALMATY).date()).quarter
        offered = [now]
        while len(offered) < QUARTERS_BACK or (latest and latest < offered[-1]):
            offered.append(offered[-1].previous)
        self._top.offer_quarters(sorted({*offered, latest or now}, reverse=True), latest or now)
        self._choose(latest or now)

    def _keep_backed_up(self) -> None:
        """Back up once a day, but not while somebody waits for the next question."""
        if self.place is not Place.INTERVIEW:
            show = self._foot.show_backup
            self._worker.run(self._desks.vault.daily, lambda last: show(last, _now()), self.failed.emit)

    def _choose(self, quarter: Quarter) -> None:
        for screen in (self._today, self._registry, self._wave, self._monitor, self._report, self._quality):
            screen.choose(quarter)
        shown = self._screens.get(self.place)
        if shown and shown.isVisible():
            shown.shown()

    def _interview_screen(self) -> "InterviewScreen":
        if self._interview is None:
            from ui.interview.screen import InterviewScreen  # noqa: PLC0415  most days start without it

            desks = self._desks
            self._interview = InterviewScreen(
                desks.calling, desks.edition, desks.staff, self._worker.run, self._dialler.dial, _now
            )
            self._interview.retranslate(self._texts)
            self._interview.left.connect(lambda: self.open(Place.TODAY))
            for outdated in (self._monitor, self._report):
                self._interview.changed.connect(outdated.outdate)
            self._interview.failed.connect(self.failed)
            self._stack.addWidget(self._interview)
        return self._interview

    def _correct(self, case: UUID) -> None:
        self.open(Place.INTERVIEW)
        self._interview_screen().reopen(case)

    def _connect(self) -> None:
        self._side.chosen.connect(lambda name: self.open(Place(name)))
        self._top.quarter_chosen.connect(self._choose)
        self._top.language_chosen.connect(self.language_chosen)
        self._top.theme_asked.connect(self.theme_asked)
        self._settings.language_chosen.connect(self.language_chosen)
        self._settings.theme_chosen.connect(self.theme_chosen)
        self._dialler.failed.connect(self.failed)
        self._top.leave_asked.connect(self.leave_asked)
        self._today.practice_asked.connect(self.practice_asked)
        self._today.ended.connect(self.leave_asked)
        self._today.next_client.connect(lambda: self.open(Place.INTERVIEW))
        self._report.correct.connect(self._correct)
        kept = (self._today, self._staff, self._quality, self._calendar, self._log, self._settings)
        for failing in (self._registry, self._wave, self._monitor, self._report, *kept):
            failing.failed.connect(self.failed)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._side)
        middle.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot)


def _now() -> datetime:
    return datetime.now(UTC)
