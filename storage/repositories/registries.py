"""Versions of the monthly registries, their rows and findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from uuid import UUID

from sqlalchemy import Column, Connection, Select, bindparam, distinct, func, insert, select, update

from storage import tables
from storage.bulk import add_many
from storage.prepared import Prepared
from storage.rows.registry import (
    CARD,
    FRAME,
    KIND,
    PERSON,
    STATED,
    card_of,
    finding_of,
    finding_values,
    frame_row_of,
    kind_of,
    person_row_of,
    records_values,
    version_of,
    version_values,
)
from storage.tables import findings, registry_rows, registry_versions
from survey.errors import StoreError
from survey.periods import Month
from survey.ports import ClientCard, FindingCount, FindingRow
from survey.registry.faces import PersonRow
from survey.registry.records import Finding, Record, Records, Version
from survey.report.stated import StatedService
from survey.sampling.design import FrameRow, Kind

_ADD = insert(registry_versions)
_SUMS = (
    update(registry_versions)
    .where(registry_versions.c.id == bindparam("version"))
    .values(rows=bindparam("of_rows"), counted=bindparam("of_counted"))
)

_OF_MONTH = (
    select(registry_versions)
    .where(registry_versions.c.month == bindparam("month"))
    .order_by(registry_versions.c.number.desc())
    .limit(1)
)
_VERSIONS = (
    select(registry_versions)
    .where(registry_versions.c.month == bindparam("month"))
    .order_by(registry_versions.c.number)
)
_AS_AT = _OF_MONTH.where(registry_versions.c.imported_at <= bindparam("moment"))
_BY_SHA256 = _OF_MONTH.where(registry_versions.c.sha256 == bindparam("sha256"))

_ROWS_OF_VERSION = registry_rows.c.version_id == bindparam("version")
_ROWS = select(registry_rows.c.number, registry_rows.c.cells).where(_ROWS_OF_VERSION).order_by(registry_rows.c.number)
_FRAME = select(*FRAME).where(_ROWS_OF_VERSION, registry_rows.c.counted).order_by(registry_rows.c.number)
_PERSONS = (
    select(*PERSON)
    .where(_ROWS_OF_VERSION, registry_rows.c.counted, registry_rows.c.person != "")
    .order_by(registry_rows.c.number)
)
_KINDS = (
    select(registry_rows.c.number, *KIND)
    .where(_ROWS_OF_VERSION, registry_rows.c.counted)
    .order_by(registry_rows.c.number)
)
_STATED = select(*STATED).where(_ROWS_OF_VERSION, registry_rows.c.counted).order_by(registry_rows.c.number)
_CARD = Prepared(select(*CARD).where(_ROWS_OF_VERSION, registry_rows.c.number == bindparam("row")))

_FINDINGS = (
    select(findings)
    .where(findings.c.version_id == bindparam("version"))
    .order_by(findings.c.row_number, findings.c.form_column, findings.c.id)
)
_FINDING_ROWS = (
    _FINDINGS.where(findings.c.code == bindparam("code"))
    .add_columns(*CARD)
    .join(
        registry_rows,
        (registry_rows.c.version_id == findings.c.version_id) & (registry_rows.c.number == findings.c.row_number),
    )
)
_ROWS_WITH_FINDING = func.count(distinct(findings.c.row_number))
_FINDING_COUNTS = (
    select(findings.c.code, findings.c.severity, _ROWS_WITH_FINDING)
    .where(findings.c.version_id == bindparam("version"))
    .group_by(findings.c.code, findings.c.severity)
    .order_by(_ROWS_WITH_FINDING.desc(), findings.c.code)
)


def _distinct_counted(key: Column[str]) -> Select[int]:
    return select(func.count(distinct(key))).where(_ROWS_OF_VERSION, registry_rows.c.counted, key != "")


_PERSON_KEYS = (
    select(registry_rows.c.person, registry_rows.c.name_birth)
    .where(_ROWS_OF_VERSION, registry_rows.c.counted, registry_rows.c.person != "")
    .distinct()
)
_NEWEST_MONTH = select(func.max(registry_versions.c.month))
_ROWS_WITH_FINDINGS = select(_ROWS_WITH_FINDING).where(findings.c.version_id == bindparam("version"))
_ENTERPRISES = _distinct_counted(registry_rows.c.enterprise)


class RegistryTables:
    """Registries in the store (survey.ports.Registries)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def add(self, version: Version, records: Iterable[Record], findings: Iterable[Finding]) -> None:
        """Store a version with few rows, and its findings."""
        self.add_in_pieces(version, map(Records.of, records), findings)

    def add_in_pieces(self, version: Version, pieces: Iterable[Records], findings: Iterable[Finding]) -> None:
        """Store a version with its rows and findings; the findings are asked for after the last row."""
        self._connection.execute(_ADD, version_values(version))
        rows = chain.from_iterable(records_values(version.id, piece) for piece in pieces)
        add_many(self._connection, registry_rows, rows)
        add_many(self._connection, tables.findings, (finding_values(version.id, finding) for finding in findings))

    def sum_up(self, version: Version) -> None:
        """Write the sums of a version whose rows were counted while they were stored."""
        self._connection.execute(_SUMS, {"version": version.id, "of_rows": version.rows, "of_counted": version.counted})

    def latest(self, month: Month) -> Version | None:
        """Return the newest version of a month."""
        row = self._connection.execute(_OF_MONTH, {"month": str(month)}).first()
        return version_of(row) if row else None

    def versions(self, month: Month) -> Sequence[Version]:
        """Return the versions of a month, the oldest first."""
        return [version_of(row) for row in self._connection.execute(_VERSIONS, {"month": str(month)})]

    def rows(self, version: UUID) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Stream the number and the cells of each row in order."""
        return (tuple(row) for row in self._connection.execute(_ROWS, {"version": version}))

    def as_at(self, month: Month, moment: datetime) -> Version | None:
        """Return the version of a month that was the newest at a moment."""
        row = self._connection.execute(_AS_AT, {"month": str(month), "moment": moment}).first()
        return version_of(row) if row else None

    def by_sha256(self, month: Month, sha256: str) -> Version | None:
        """Return the version of a month that came from the same file."""
        row = self._connection.execute(_BY_SHA256, {"month": str(month), "sha256": sha256}).first()
        return version_of(row) if row else None

    def newest_month(self) -> Month | None:
        """Return the latest month that has a registry."""
        month = self._connection.scalar(_NEWEST_MONTH)
        return Month.parse(month) if month else None

    def rows_with_findings(self, version: UUID) -> int:
        """Count the rows that have any finding."""
        return self._connection.scalar(_ROWS_WITH_FINDINGS, {"version": version}) or 0

    def frame_rows(self, months: Sequence[Month]) -> Iterator[FrameRow]:
        """Stream the counted rows of the newest versions of months, in order of month and row.

        A month whose newest version was late is left out (¶10).
        """
        for version in self._in_time(months):
            for row in self._connection.execute(_FRAME, {"version": version.id}):
                yield frame_row_of(version.month, row)

    def person_rows(self, months: Sequence[Month]) -> Iterator[PersonRow]:
        """Stream what the rows of `frame_rows` tell of their persons, those that tell none left out."""
        for version in self._in_time(months):
            for row in self._connection.execute(_PERSONS, {"version": version.id}):
                yield person_row_of(row)

    def _in_time(self, months: Sequence[Month]) -> Iterator[Version]:
        versions = (self.latest(month) for month in sorted(months))
        return (version for version in versions if version and not version.late)

    def kinds(self, version: UUID) -> Iterator[tuple[int, Kind]]:
        """Stream the numbers of a version's counted rows with what each says of its service."""
        for row in self._connection.execute(_KINDS, {"version": version}):
            yield row.number, kind_of(row)

    def stated(self, version: UUID) -> Iterator[StatedService]:
        """Stream the counted rows of a version in order, as the indicators need them."""
        return map(StatedService._make, self._connection.execute(_STATED, {"version": version}))

    def finding_counts(self, version: UUID) -> Sequence[FindingCount]:
        """Count the rows of each finding code, the commonest first."""
        found = self._connection.execute(_FINDING_COUNTS, {"version": version})
        return [FindingCount(code, severity, rows) for code, severity, rows in found]

    def findings(self, version: UUID, code: str | None, limit: int | None) -> Sequence[Finding]:
        """Return findings in order of row and column."""
        wanted = _FINDINGS if code is None else _FINDINGS.where(findings.c.code == code)
        return [finding_of(row) for row in self._connection.execute(wanted.limit(limit), {"version": version})]

    def finding_rows(self, version: UUID, code: str, limit: int) -> Sequence[FindingRow]:
        """Return the rows that have a finding, with what is wrong, in order of row."""
        found = self._connection.execute(_FINDING_ROWS.limit(limit), {"version": version, "code": code})
        return [FindingRow(finding_of(row), card_of(row)) for row in found]

    def person_keys(self, version: UUID) -> Iterator[tuple[str, str]]:
        """Stream person key and name-and-birth key of the counted rows that tell a person, each pair once."""
        return (tuple(row) for row in self._connection.execute(_PERSON_KEYS, {"version": version}))

    def enterprises(self, version: UUID) -> int:
        """Count the distinct enterprises among the counted rows."""
        return self._connection.execute(_ENTERPRISES, {"version": version}).scalar_one()

    def card(self, version: UUID, row: int) -> ClientCard:
        """Return a row for the operator. Raises StoreError (store.row_missing)."""
        found = _CARD.rows(self._connection, {"version": version, "row": row})
        if not found:
            raise StoreError("store.row_missing", row=row)
        return card_of(found[0])
