"""The registry desk: a month's registry taken in, judged, kept as a version (¶¶4-10)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from survey.audit import Entry, Logged, entry
from survey.calendar import registry_due
from survey.collector import collector_at_rest
from survey.edition import Edition
from survey.errors import Refused
from survey.ids import uuid7
from survey.masking import masked_words
from survey.periods import Month, Quarter
from survey.ports import ClientCard, Clock, FindingCount, FindingRow, NewWork, OpenWorkbook, UnitOfWork
from survey.registry.comparison import Comparison, VersionRow, compare
from survey.registry.form import Form, FormProposal, HandMapping, find_form, map_by_hand, propose
from survey.registry.persons import merge_persons
from survey.registry.reading import RegistryFile
from survey.registry.records import Aside, Finding, Records, Version
from survey.registry.standing import MonthState, is_late
from survey.services.doubtful import DoubtfulService, doubtful_services
from survey.services.following import follow_registers
from survey.services.guard import needs
from survey.services.notices import standing_of
from survey.services.sums import file_sha256
from survey.staff import Deed, Staff


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import brought: the version, its sums, rows by finding code.

    `asides` are the lines of the file that were not taken for rows; `repeated` says that the same file was there
    already and no new version was made.
    """

    version: Version
    counted: int
    excluded: int
    findings: Mapping[str, int]
    persons: int
    enterprises: int
    repeated: bool
    asides: Sequence[Aside] = ()


@dataclass(frozen=True, slots=True)
class MonthStatus:
    """Where a month stands: when its registry is due (¶7), the newest version, how many rows have a finding.

    `state` is None while no registry has come. `notice_due` (¶8) and `corrections_due` (¶9) are None while no letter
    is called for and while its receipt is not entered.
    """

    month: Month
    due: date
    version: Version | None
    finding_rows: int
    state: MonthState | None = None
    notice_due: date | None = None
    corrections_due: date | None = None


class _Tally:
    """Records passing by, counted, and whom and what the counted ones are about."""

    def __init__(self, pieces: Iterator[Records]) -> None:
        self._pieces = pieces
        self.rows = 0
        self.counted = 0
        self.persons: set[tuple[str, str]] = set()
        self.enterprises: set[str] = set()

    def __iter__(self) -> Iterator[Records]:
        for piece in self._pieces:
            self.rows += len(piece.number)
            self.counted += sum(piece.counted)
            self.persons.update(compress(zip(piece.person, piece.name_birth, strict=True), piece.counted))
            self.enterprises.update(compress(piece.enterprise, piece.counted))
            yield piece


class RegistryDesk:
    """The registries of one supervisor."""

    def __init__(
        self, work: NewWork, clock: Clock, edition: Edition, staff: Staff, open_workbook: OpenWorkbook
    ) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff
        self._open = open_workbook

    @needs(Deed.KEEP_REGISTRY)
    def propose_mapping(self, path: Path) -> FormProposal:
        """Return which column of a file is which of the form's, as the program would read it.

        Raises FileRefused (file.*, registry.no_form when nothing in the file could be headings).
        """
        workbook = self._open(path)
        with self._work() as work:
            return propose(find_form(workbook, self._edition, path.name, work.mappings.latest), self._edition)

    @needs(Deed.KEEP_REGISTRY)
    def import_month(
        self,
        path: Path,
        month: Month,
        received: date | None,
        progress: Callable[[int], None],
        mapping: Mapping[str, int] | None = None,
    ) -> ImportResult:
        """Read, check and keep a month's registry as a new version, whole or not at all.

        `received` is today when None. `progress` is told the rows so far and may raise Stopped. `mapping` is made by
        hand: numbers of the file's columns (FormProposal.columns) by our name; it is remembered for the sender's next
        file. The same file for the same month, read by the same mapping, makes no new version. Raises FileRefused
        (file.*, registry.*).
        """
        sha256 = file_sha256(path)
        with self._work() as work:
            known = work.registries.by_sha256(month, sha256)
            if known and mapping is None:
                return _result(work, known, None, repeated=True)
            workbook = self._open(path)
            form = found = find_form(workbook, self._edition, path.name, work.mappings.latest)
            if mapping is not None:
                form = map_by_hand(found, mapping, self._edition, path.name)
                if known and form.places == found.places:
                    return _result(work, known, None, repeated=True)
                work.mappings.add(self._remembered(form))
            links = work.person_links.all()
            file = RegistryFile(workbook, form, self._edition, month, path.name, links)
            records = _Tally(file.pieces(progress))
            version = self._next_version(work, month, path.name, sha256, received)
            with collector_at_rest():
                work.registries.add_in_pieces(version, records, file.findings)
            version = replace(version, rows=records.rows, counted=records.counted)
            work.registries.sum_up(version)
            follow_registers(work, [month], self._edition)
            kept = work.registries.latest(month) or version
            # Unless signed acts took rows away, what was seen passing by need not be looked up in the store.
            tally = records if kept.counted == records.counted else None
            result = replace(_result(work, kept, tally), asides=tuple(file.asides))
            work.audit.add(self._taken_in(kept))
            work.commit()
        return result

    def _next_version(self, work: UnitOfWork, month: Month, file: str, sha256: str, received: date | None) -> Version:
        """Return the version that a month's file begins; its rows are not counted yet."""
        before = work.registries.latest(month)
        now = self._clock()
        received = received or now.astimezone(ZoneInfo(self._edition.time_zone)).date()
        return Version(
            id=uuid7(now),
            month=month,
            number=before.number + 1 if before else 1,
            file=file,
            sha256=sha256,
            received=received,
            late=is_late(received, before, work.months.facts(month), month, self._edition.letter),
            rows=0,
            counted=0,
            imported_at=now,
            by=self._staff.id,
        )

    def _taken_in(self, version: Version) -> Entry:
        told = {"version": version.number, "rows": version.rows, "counted": version.counted, "sha256": version.sha256}
        return entry(self._clock(), self._staff, Logged.REGISTRY, version.month, told)

    def _remembered(self, form: Form) -> HandMapping:
        now = self._clock()
        return HandMapping(uuid7(now), form.key, form.mapped(), now, self._staff.id)

    @needs(Deed.SEE_DAY)
    def months(self, quarter: Quarter) -> tuple[MonthStatus, ...]:
        """Return where the months of a quarter stand."""
        with self._work() as work:
            return tuple(_status(work, month, self._edition) for month in quarter.months)

    @needs(Deed.READ_REGISTRY)
    def finding_counts(self, month: Month) -> Sequence[FindingCount]:
        """Return how many rows of the newest version have each finding. Raises Refused (registry.none)."""
        with self._work() as work:
            return work.registries.finding_counts(_version(work, month))

    @needs(Deed.READ_REGISTRY)
    def findings(self, month: Month, limit: int | None = None) -> Sequence[Finding]:
        """Return the findings of the newest version by row and column. Raises Refused (registry.none)."""
        with self._work() as work:
            return work.registries.findings(_version(work, month), None, limit)

    @needs(Deed.READ_REGISTRY)
    def finding_rows(self, month: Month, code: str, limit: int = 1000) -> Sequence[FindingRow]:
        """Return the rows of the newest version that have a finding. Raises Refused (registry.none)."""
        with self._work() as work:
            return work.registries.finding_rows(_version(work, month), code, limit)

    @needs(Deed.UNMASK)
    def unmask(self, month: Month, row: int, reason: str) -> ClientCard:
        """Return a row of the newest version with its personal numbers in full; who looked, and why, is logged.

        Raises Refused (registry.none, unmask.reason_needed), StoreError (store.row_missing).
        """
        if not reason.strip():
            raise Refused("unmask.reason_needed")
        with self._work() as work:
            card = work.registries.card(_version(work, month), row)
            told = {"row": row, "reason": masked_words(reason.strip())}
            work.audit.add(entry(self._clock(), self._staff, Logged.UNMASKED, month, told))
            work.commit()
        return card

    @needs(Deed.READ_REGISTRY)
    def versions(self, month: Month) -> Sequence[Version]:
        """Return the versions of a month, the oldest first."""
        with self._work() as work:
            return work.registries.versions(month)

    @needs(Deed.READ_REGISTRY)
    def compare(self, month: Month, older: int, newer: int) -> Comparison:
        """Return what changed between two versions of a month. Raises Refused (registry.no_version)."""
        with self._work() as work:
            numbers = {version.number: version.id for version in work.registries.versions(month)}
            for number in (older, newer):
                if number not in numbers:
                    raise Refused("registry.no_version", month=month, number=number)
            return compare(_rows(work, numbers[older]), _rows(work, numbers[newer]))

    @needs(Deed.READ_REGISTRY)
    def doubtful(self, quarter: Quarter) -> Sequence[DoubtfulService]:
        """Return the services that clients deny, the newest interview first; none before the wave is drawn."""
        with self._work() as work:
            return doubtful_services(work, quarter, self._edition)

    @needs(Deed.SEE_DAY)
    def latest_quarter(self) -> Quarter | None:
        """Return the quarter of the newest month that has a registry."""
        with self._work() as work:
            month = work.registries.newest_month()
        return month.quarter if month else None


def _version(work: UnitOfWork, month: Month) -> UUID:
    version = work.registries.latest(month)
    if version is None:
        raise Refused("registry.none", month=month)
    return version.id


def _rows(work: UnitOfWork, version: UUID) -> list[VersionRow]:
    wrong: defaultdict[int, set[tuple[str, int]]] = defaultdict(set)
    for finding in work.registries.findings(version, None, None):
        wrong[finding.row].add((finding.code, finding.column))
    rows = work.registries.rows(version)
    return [VersionRow(number, cells, frozenset(wrong.get(number, ()))) for number, cells in rows]


def _status(work: UnitOfWork, month: Month, edition: Edition) -> MonthStatus:
    version, due = work.registries.latest(month), registry_due(month)
    if version is None:
        return MonthStatus(month, due, None, 0)
    rows, stands = work.registries.rows_with_findings(version.id), standing_of(work, version, edition)
    return MonthStatus(month, due, version, rows, stands.state, stands.notice_due, stands.corrections_due)


def _result(work: UnitOfWork, version: Version, seen: _Tally | None, *, repeated: bool = False) -> ImportResult:
    """Return what a version brought, by what was seen of its counted rows, else by what is stored of them."""
    persons = seen.persons if seen else work.registries.person_keys(version.id)
    clients = merge_persons(persons, work.person_links.all())
    return ImportResult(
        version=version,
        counted=version.counted,
        excluded=version.rows - version.counted,
        findings={count.code: count.rows for count in work.registries.finding_counts(version.id)},
        persons=len(set(clients.values()) - {""}),
        enterprises=len(seen.enterprises - {""}) if seen else work.registries.enterprises(version.id),
        repeated=repeated,
    )
