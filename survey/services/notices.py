"""The notice desk: the letter about a registry's faults and what came of it (¶¶8-9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from survey.audit import Logged, entry
from survey.edition import Edition, Severity
from survey.errors import Refused
from survey.fieldwork.ledger import moment_after
from survey.ids import uuid7
from survey.masking import LETTER_REASON, masked_words
from survey.periods import Month
from survey.ports import Clock, FindingCount, FindingRow, NewWork, UnitOfWork
from survey.registry.records import Version
from survey.registry.standing import MonthFact, Newest, Standing, Step, last, standing
from survey.services.guard import needs
from survey.staff import Deed, Staff

CALLS_FOR_LETTER = frozenset({Severity.EXCLUDED, Severity.ERROR})
"""What the provider must mend (¶¶8-9); warnings go into the letter only if the supervisor says so."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a letter says: the version it is about, its sums by kind of finding, each finding beside its row.

    `found` is the day the version was checked, `due` the day by which the letter goes out (¶8). `received` is None
    until the day of receipt is entered; until then `corrections_due` (¶9) supposes receipt on the day it is due.
    """

    version: Version
    found: date
    due: date
    received: date | None
    corrections_due: date
    counts: Sequence[FindingCount]
    rows: Sequence[FindingRow]


class NoticeDesk:
    """The letters of one supervisor."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.READ_REGISTRY)
    def notice(self, month: Month, *, warnings: bool) -> Notice:
        """Return the letter about a month's newest version. Raises Refused (registry.none, notice.nothing)."""
        severities = frozenset(Severity) if warnings else CALLS_FOR_LETTER
        with self._work() as work:
            version = _newest(work, month)
            counts = [one for one in work.registries.finding_counts(version.id) if one.severity in severities]
            counts.sort(key=lambda one: list(Severity).index(Severity(one.severity)))
            if not counts:
                raise Refused("notice.nothing", month=month)
            rows = work.months.finding_rows(version.id, severities)
            received = last(work.months.facts(month), Step.RECEIVED, version.id)
        found, letter = _day_of(version.imported_at, self._edition), self._edition.letter
        due, day = letter.notice_due(found), received.day if received else None
        return Notice(version, found, due, day, letter.corrections_due(day or due), counts, rows)

    @needs(Deed.READ_REGISTRY)
    def saved(self, notice: Notice, file: str) -> None:
        """Write down that a letter, which names clients, was saved to a file."""
        told = {
            "version": notice.version.number,
            "rows": len(notice.rows),
            "file": masked_words(file),
            "personal": True,
            "reason": LETTER_REASON,
        }
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.LETTER, notice.version.month, told))
            work.commit()

    @needs(Deed.READ_REGISTRY)
    def standing(self, month: Month) -> Standing:
        """Return where a month stands. Raises Refused (registry.none)."""
        with self._work() as work:
            return standing_of(work, _newest(work, month), self._edition)

    @needs(Deed.KEEP_REGISTRY)
    def notice_sent(self, month: Month, day: date) -> Standing:
        """Enter the day a letter about the newest version went out.

        Raises Refused (registry.none, notice.future, notice.accepted, notice.nothing, notice.before_registry,
        notice.received_before_sent).
        """
        with self._work() as work:
            version, facts = _newest(work, month), work.months.facts(month)
            self._refuse_future(day)
            if last(facts, Step.ACCEPTED, version.id):
                raise Refused("notice.accepted", month=month)
            if not work.registries.finding_counts(version.id):
                raise Refused("notice.nothing", month=month)
            if day < version.received:
                raise Refused("notice.before_registry", day=day, received=version.received)
            received = last(facts, Step.RECEIVED, version.id)
            if received and received.day < day:
                raise Refused("notice.received_before_sent", day=received.day, sent=day)
            return self._enter(work, month, version.id, Step.SENT, day)

    @needs(Deed.KEEP_REGISTRY)
    def notice_received(self, month: Month, day: date) -> Standing:
        """Enter the day the provider received the month's last letter: the corrections are due by it (¶9).

        Raises Refused (registry.none, notice.future, notice.not_sent, notice.received_before_sent).
        """
        with self._work() as work:
            _newest(work, month)
            self._refuse_future(day)
            sent = last(work.months.facts(month), Step.SENT)
            if sent is None:
                raise Refused("notice.not_sent", month=month)
            if day < sent.day:
                raise Refused("notice.received_before_sent", day=day, sent=sent.day)
            return self._enter(work, month, sent.version, Step.RECEIVED, day)

    @needs(Deed.KEEP_REGISTRY)
    def accept(self, month: Month) -> Standing:
        """Take the newest version of a month for good. Raises Refused (registry.none, notice.accepted)."""
        with self._work() as work:
            version = _newest(work, month)
            if last(work.months.facts(month), Step.ACCEPTED, version.id):
                raise Refused("notice.accepted", month=month)
            return self._enter(work, month, version.id, Step.ACCEPTED, self._today())

    def _enter(self, work: UnitOfWork, month: Month, version: UUID, step: Step, day: date) -> Standing:
        at = moment_after(work.months.facts(month), self._clock())
        fact = MonthFact(id=uuid7(at), month=month, version=version, step=step, day=day, at=at, by=self._staff.id)
        work.months.add(fact)
        work.audit.add(entry(at, self._staff, Logged.MONTH, month, {"step": step, "day": day}))
        found = standing_of(work, _newest(work, month), self._edition)
        work.commit()
        return found

    def _refuse_future(self, day: date) -> None:
        if day > self._today():
            raise Refused("notice.future", day=day)

    def _today(self) -> date:
        return _day_of(self._clock(), self._edition)


def standing_of(work: UnitOfWork, version: Version, edition: Edition) -> Standing:
    """Return where a month stands whose newest version is given. Its faults were found on the day it was taken in."""
    counts = work.registries.finding_counts(version.id)
    faulty = any(count.severity in CALLS_FOR_LETTER for count in counts)
    newest = Newest(version, _day_of(version.imported_at, edition), faulty)
    return standing(newest, work.months.facts(version.month), edition.letter)


def _newest(work: UnitOfWork, month: Month) -> Version:
    version = work.registries.latest(month)
    if version is None:
        raise Refused("registry.none", month=month)
    return version


def _day_of(moment: datetime, edition: Edition) -> date:
    return moment.astimezone(ZoneInfo(edition.time_zone)).date()
