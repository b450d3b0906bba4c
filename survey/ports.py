"""What the business needs from outside. storage/ implements it; tests bring fakes where that is simpler."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from survey.audit import AuditLog
from survey.dialling import KeptExchange
from survey.edition import Severity
from survey.facts import Fact
from survey.fieldwork.case import CaseRow, CaseState
from survey.fieldwork.store import Cases
from survey.fieldwork.tallies import Tallies
from survey.log import LogReading
from survey.periods import Month, Quarter
from survey.registers.store import Registers
from survey.registry.faces import PersonRow
from survey.registry.form import ColumnMappings
from survey.registry.links import PersonLinks
from survey.registry.records import Finding, Record, Records, Version
from survey.registry.standing import MonthFact
from survey.registry.workbook import Workbook
from survey.report.approval import Reports
from survey.report.stated import StatedServices
from survey.retention import Destruction
from survey.sampling.design import Draw, FrameRow, Kind, Release, Wave
from survey.sampling.margins import FrameMargins
from survey.staff import Staff

Clock = Callable[[], datetime]
"""Return the present moment in UTC; passed in, so that tests own time."""


OpenWorkbook = Callable[[Path], Workbook]
"""Open an office file. Raises FileRefused (file.missing, file.not_a_workbook, …)."""


@dataclass(frozen=True, slots=True)
class ClientCard:
    """What the operator sees of the client: the kept service's row, by column name, and the region."""

    version: UUID
    row: int
    region: str
    cells: dict[str, str]
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many rows of a version have a finding."""

    code: str
    severity: str
    rows: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding beside the row it is about."""

    finding: Finding
    card: ClientCard


class Registries(StatedServices, Protocol):
    """Versions of the monthly registries."""

    def add_in_pieces(self, version: Version, pieces: Iterable[Records], findings: Iterable[Finding]) -> None:
        """Store a version with its rows, streamed, and findings, which are asked for after the last row."""
        ...

    def add(self, version: Version, records: Iterable[Record], findings: Iterable[Finding]) -> None:
        """Store a version with few rows, and its findings."""
        ...

    def sum_up(self, version: Version) -> None:
        """Write the sums of a version whose rows were counted while they were stored."""
        ...

    def latest(self, month: Month) -> Version | None:
        """Return the newest version of a month."""
        ...

    def versions(self, month: Month) -> Sequence[Version]:
        """Return the versions of a month, the oldest first."""
        ...

    def rows(self, version: UUID) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Stream the number and the cells of each row in order."""
        ...

    def as_at(self, month: Month, moment: datetime) -> Version | None:
        """Return the version of a month that was the newest at a moment (UTC)."""
        ...

    def by_sha256(self, month: Month, sha256: str) -> Version | None:
        """Return the version of a month that came from the same file."""
        ...

    def newest_month(self) -> Month | None:
        """Return the latest month that has a registry."""
        ...

    def rows_with_findings(self, version: UUID) -> int:
        """Count the rows that have any finding."""
        ...

    def frame_rows(self, months: Sequence[Month]) -> Iterator[FrameRow]:
        """Stream the counted rows of the newest versions of months that were not late, in order of month and row."""
        ...

    def kinds(self, version: UUID) -> Iterator[tuple[int, Kind]]:
        """Stream the numbers of a version's counted rows with what each says of its service."""
        ...

    def finding_counts(self, version: UUID) -> Sequence[FindingCount]:
        """Count the rows of each finding code."""
        ...

    def findings(self, version: UUID, code: str | None, limit: int | None) -> Sequence[Finding]:
        """Return findings in order of row and column."""
        ...

    def finding_rows(self, version: UUID, code: str, limit: int) -> Sequence[FindingRow]:
        """Return the rows that have a finding, with what is wrong, in order of row."""
        ...

    def person_keys(self, version: UUID) -> Iterator[tuple[str, str]]:
        """Stream person key and name-and-birth key of the counted rows that tell a person, each pair once."""
        ...

    def person_rows(self, months: Sequence[Month]) -> Iterator[PersonRow]:
        """Stream what the rows of `frame_rows` tell of their persons, those that tell none left out."""
        ...

    def enterprises(self, version: UUID) -> int:
        """Count the distinct enterprises among the counted rows."""
        ...

    def card(self, version: UUID, row: int) -> ClientCard:
        """Return a row for the operator. Raises StoreError (store.row_missing)."""
        ...


class Months(Protocol):
    """What happened to a month between provider and agency: only added."""

    def add(self, fact: MonthFact) -> None:
        """Add a fact."""
        ...

    def facts(self, month: Month) -> Sequence[MonthFact]:
        """Return the facts of a month in the order they were entered."""
        ...

    def finding_rows(self, version: UUID, severities: Collection[Severity]) -> Sequence[FindingRow]:
        """Return the findings of these severities, each beside its row, in order of row and column."""
        ...


class Waves(FrameMargins, Protocol):
    """Waves and their cases."""

    def add(self, wave: Wave, draw: Draw, cases: Iterable[CaseRow]) -> None:
        """Store a drawn wave with its cases, each where it starts."""
        ...

    def release(self, release: Release, state: CaseState) -> None:
        """Keep a release and put the cases of its replicate into a state."""
        ...

    def releases(self, wave: UUID) -> Sequence[Release]:
        """Return the releases of a wave in order."""
        ...

    def replicate_sizes(self, wave: UUID) -> Mapping[int, int]:
        """Count the cases of each replicate, released or not."""
        ...

    def of_quarter(self, quarter: Quarter) -> Wave | None:
        """Return the wave of a quarter."""
        ...

    def latest(self) -> Wave | None:
        """Return the wave drawn last."""
        ...

    def all(self) -> Sequence[Wave]:
        """Return every wave."""
        ...

    def cases(self, wave: UUID) -> Sequence[CaseRow]:
        """Return the released cases in order of the draw."""
        ...

    def all_cases(self, wave: UUID) -> Sequence[CaseRow]:
        """Return the cases, those in reserve too, in order of the draw."""
        ...


class Facts(Protocol):
    """What people did: only added."""

    def add(self, fact: Fact) -> None:
        """Add a fact."""
        ...

    def of_case(self, case: UUID) -> Sequence[Fact]:
        """Return the facts of a case in the order they were made."""
        ...

    def of_wave(self, wave: UUID) -> Iterator[Fact]:
        """Stream the facts of a wave, case by case, each in the order they were made."""
        ...

    def of_finished(self, wave: UUID) -> Iterator[Fact]:
        """Stream the facts of a wave's cases whose interview counts, as `of_wave` does."""
        ...

    def completions(self, wave: UUID) -> Sequence[tuple[UUID, UUID]]:
        """Return the case and the id of each fact that finished an interview, in a wave's cases whose one counts."""
        ...

    def first_interviews(self, number: int) -> frozenset[tuple[UUID, UUID]]:
        """Return so many first interviews of each member of staff in all waves: who finished one, of which case."""
        ...

    def by_staff_since(self, staff: UUID, since: datetime) -> Sequence[Fact]:
        """Return what a member of staff did since a moment, for the day's counts."""
        ...


class StaffList(Protocol):
    """Members of staff."""

    def by_login(self, login: str) -> Staff | None:
        """Return a member of staff by login."""
        ...

    def get(self, staff: UUID) -> Staff:
        """Return a member of staff. Raises Refused (staff.unknown)."""
        ...

    def add(self, staff: Staff) -> None:
        """Add a member of staff."""
        ...

    def save(self, staff: Staff) -> None:
        """Keep a changed member of staff."""
        ...

    def everyone(self) -> Sequence[Staff]:
        """Return all members of staff by name."""
        ...


class UnitOfWork(AbstractContextManager["UnitOfWork"], Protocol):
    """One transaction: rolls back unless committed; durable when commit returns. Faults are StoreError."""

    registries: Registries
    person_links: PersonLinks
    months: Months
    mappings: ColumnMappings
    registers: Registers
    waves: Waves
    cases: Cases
    facts: Facts
    tallies: Tallies
    staff: StaffList
    reports: Reports
    audit: AuditLog
    exchange: KeptExchange
    log: LogReading
    destruction: Destruction

    def alone(self) -> None:
        """Let nobody else write until the work is over, so that what it reads still holds when it writes.

        Asked before anything is read.
        """
        ...

    def commit(self) -> None:
        """Make everything durable."""
        ...


NewWork = Callable[[], UnitOfWork]
"""Start a unit of work."""
