"""The calendar desk: every due date of a year and its state, from what the store holds now (¶¶7-9, 12)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from survey.audit import Logged
from survey.calendar import registry_due, working_days_left
from survey.deadlines import DueDate, Duty, Obstacle, report_dates, state_of
from survey.edition import Edition
from survey.periods import Month, Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.registry.records import Version
from survey.registry.standing import MonthState
from survey.services.guard import needs
from survey.services.notices import standing_of
from survey.staff import Deed, Staff

CORRECTED = frozenset({MonthState.CORRECTED, MonthState.ACCEPTED})


class CalendarDesk:
    """The due dates as one member of staff sees them."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.SEE_DAY)
    def year(self, year: int | None = None) -> tuple[DueDate, ...]:
        """Return what is due in a year, in order of the day; the present year when none is given.

        A letter and corrections are there once they are called for.
        """
        today = self._day(self._clock())
        year = year or today.year
        # December's letters and corrections fall in the year after their month, those of earlier months seldom.
        months = [Month(year - 1, number) for number in (10, 11, 12)] + [Month(year, number) for number in range(1, 13)]
        with self._work() as work:
            found = [due for month in months for due in self._of_month(work, month, today)]
            found += self._reports(work, year, today)
        mine = (one if one.done else _under_way(one, today) for one in found if one.due.year == year)
        return tuple(sorted(mine, key=lambda one: (one.due, one.paragraph)))

    def _reports(self, work: UnitOfWork, year: int, today: date) -> Iterator[DueDate]:
        """Yield the reports of a year (¶12); one is done once its package was written to a carrier (¶13).

        Whatever else is to count as done, an approval say, gives its day here.
        """
        quarters = [Quarter(year, number) for number in range(1, 5)]
        written = {quarter: work.audit.first(Logged.HANDED_IN, quarter) for quarter in quarters}
        handed_in = {quarter: self._day(at) for quarter, at in written.items() if at}
        reports = report_dates(year, self._edition.report, today, handed_in)
        for quarter, one in zip(quarters, reports, strict=True):
            yield one if one.done else replace(one, obstacle=self._obstacle(work, quarter, today))

    def _obstacle(self, work: UnitOfWork, quarter: Quarter, today: date) -> Obstacle | None:
        rules = self._edition.report
        if today < rules.as_at(quarter):
            return Obstacle.PERIOD
        if not all(work.registries.latest(month) for month in rules.months(quarter)):
            return Obstacle.REGISTRY
        wave = work.waves.of_quarter(quarter)
        if wave is None:
            return Obstacle.WAVE
        interviewed = any(row.state.complete_at for row in work.waves.cases(wave.id))
        return None if interviewed else Obstacle.INTERVIEWS

    def _of_month(self, work: UnitOfWork, month: Month, today: date) -> Iterator[DueDate]:
        versions = work.registries.versions(month)
        due, delivered = registry_due(month), versions[0].received if versions else None
        state = state_of(due, month.first, delivered, today)
        obstacle = Obstacle.PERIOD if today <= month.last else Obstacle.PROVIDER
        yield DueDate(Duty.REGISTRY, month, due, state, delivered, obstacle=None if delivered else obstacle)
        if versions:
            yield from self._of_letter(work, versions[-1], today)

    def _of_letter(self, work: UnitOfWork, newest: Version, today: date) -> Iterator[DueDate]:
        stands = standing_of(work, newest, self._edition)
        if stands.notice_due and stands.state is not MonthState.ACCEPTED:
            sent = stands.sent if stands.state is MonthState.NOTIFIED else None
            state = state_of(stands.notice_due, today, sent, today)
            yield DueDate(Duty.NOTICE, newest.month, stands.notice_due, state, sent)
        if stands.corrections_due:
            corrected = newest.received if stands.state in CORRECTED else None
            state = state_of(stands.corrections_due, today, corrected, today)
            obstacle = None if corrected else Obstacle.PROVIDER
            yield DueDate(Duty.CORRECTIONS, newest.month, stands.corrections_due, state, corrected, obstacle)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self._edition.time_zone)).date()


def _under_way(one: DueDate, today: date) -> DueDate:
    return replace(one, working_days=working_days_left(today, one.due))
