"""The calendar desk: every due date of a year and its state, from what the store holds now (¶¶7-9, 12)."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from survey.calendar import registry_due
from survey.deadlines import DueDate, Duty, report_dates, state_of
from survey.edition import Edition
from survey.periods import Month
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
        today = self._clock().astimezone(ZoneInfo(self._edition.time_zone)).date()
        year = year or today.year
        # December's letters and corrections fall in the year after their month, those of earlier months seldom.
        months = [Month(year - 1, number) for number in (10, 11, 12)] + [Month(year, number) for number in range(1, 13)]
        with self._work() as work:
            found = [due for month in months for due in self._of_month(work, month, today)]
        found += report_dates(year, self._edition.report, today)
        return tuple(sorted((one for one in found if one.due.year == year), key=lambda one: (one.due, one.paragraph)))

    def _of_month(self, work: UnitOfWork, month: Month, today: date) -> Iterator[DueDate]:
        versions = work.registries.versions(month)
        due, delivered = registry_due(month), versions[0].received if versions else None
        yield DueDate(Duty.REGISTRY, month, due, state_of(due, month.first, delivered, today), delivered)
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
            yield DueDate(Duty.CORRECTIONS, newest.month, stands.corrections_due, state, corrected)
