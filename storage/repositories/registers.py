"""Registers of acts and questionnaires, and what is derived from them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, Table, and_, bindparam, delete, distinct, exists, func, insert, select, update

from storage.bulk import add_many
from storage.chunks import chunks
from storage.register_tables import (
    act_matches,
    acts,
    questionnaire_findings,
    questionnaire_matches,
    questionnaires,
    registers,
    wave_sources,
)
from storage.rows.registers import (
    act_of,
    act_values,
    questionnaire_of,
    questionnaire_values,
    register_finding_of,
    register_finding_values,
    register_of,
    register_values,
    service_row_of,
)
from storage.rows.registry import finding_values
from storage.tables import findings, registry_rows, registry_versions
from survey.edition import Severity
from survey.periods import Month
from survey.registers.judging import ACT_CODES
from survey.registers.records import Act, OnlineAnswer, Questionnaire, RegisterFinding
from survey.registers.register import Register, RegisterKind
from survey.registers.services import ServiceRow
from survey.registry.records import Finding, Version

_MATCHES = {RegisterKind.ACTS: act_matches, RegisterKind.QUESTIONNAIRES: questionnaire_matches}
_EXCLUDED = Severity.EXCLUDED.value

# UUIDv7 sort by the time they were made.
_OF_KIND = select(registers).where(registers.c.kind == bindparam("kind")).order_by(registers.c.id.desc())
_ACTS = select(acts).where(acts.c.register_id == bindparam("register")).order_by(acts.c.row_number)
_UNMATCHED = _ACTS.where(
    ~exists().where(act_matches.c.register_id == acts.c.register_id, act_matches.c.line == acts.c.row_number)
)
_QUESTIONNAIRES = (
    select(questionnaires)
    .where(questionnaires.c.register_id == bindparam("register"))
    .order_by(questionnaires.c.row_number)
)
_FINDINGS = (
    select(questionnaire_findings)
    .where(questionnaire_findings.c.register_id == bindparam("register"))
    .order_by(questionnaire_findings.c.line, questionnaire_findings.c.id)
)
_SERVICES = (
    select(
        *(registry_rows.c[name] for name in ("number", "id_number", "start_date", "end_date", "counted", "cells")),
    )
    .where(registry_rows.c.version_id == bindparam("version"))
    .order_by(registry_rows.c.number)
)
_UNSOUND = select(findings.c.row_number).where(
    findings.c.version_id == bindparam("version"),
    findings.c.severity == _EXCLUDED,
    findings.c.code.not_in(ACT_CODES),
)
_DROP_JUDGEMENT = delete(findings).where(findings.c.version_id == bindparam("version"), findings.c.code.in_(ACT_CODES))
_OF_VERSION = registry_rows.c.version_id == bindparam("version")
_EXCLUDED_ROWS = registry_rows.c.number.in_(
    select(findings.c.row_number).where(findings.c.version_id == bindparam("version"), findings.c.severity == _EXCLUDED)
)
_LEAVE_OUT = update(registry_rows).where(_OF_VERSION, registry_rows.c.counted, _EXCLUDED_ROWS).values(counted=False)
_COUNT = update(registry_rows).where(_OF_VERSION, ~registry_rows.c.counted, ~_EXCLUDED_ROWS).values(counted=True)
_COUNTED = select(func.count()).select_from(registry_rows).where(_OF_VERSION, registry_rows.c.counted).scalar_subquery()
_SUM_UP = update(registry_versions).where(registry_versions.c.id == bindparam("version")).values(counted=_COUNTED)
_ROWS_LEFT_OUT = select(func.count(distinct(findings.c.row_number))).where(
    findings.c.version_id == bindparam("version"), findings.c.severity == _EXCLUDED, findings.c.code.in_(ACT_CODES)
)
_ONLINE = (
    select(act_matches.c.row_number, acts.c.online)
    .join(acts, and_(acts.c.register_id == act_matches.c.register_id, acts.c.row_number == act_matches.c.line))
    .where(act_matches.c.version_id == bindparam("version"), acts.c.online.is_not(None))
)
_LEFT_OUT = exists().where(
    questionnaire_findings.c.register_id == questionnaires.c.register_id,
    questionnaire_findings.c.line == questionnaires.c.row_number,
    questionnaire_findings.c.severity == _EXCLUDED,
)
_ANSWERED = (
    select(
        registry_rows.c.person,
        registry_rows.c.region,
        questionnaires.c.marks,
        questionnaires.c.financial,
        questionnaires.c.other,
    )
    .select_from(questionnaire_matches)
    .join(
        questionnaires,
        and_(
            questionnaires.c.register_id == questionnaire_matches.c.register_id,
            questionnaires.c.row_number == questionnaire_matches.c.line,
        ),
    )
    .join(
        registry_rows,
        and_(
            registry_rows.c.version_id == questionnaire_matches.c.version_id,
            registry_rows.c.number == questionnaire_matches.c.row_number,
        ),
    )
    .join(registry_versions, registry_versions.c.id == questionnaire_matches.c.version_id)
    .where(
        registry_versions.c.month.in_(bindparam("months", expanding=True)),
        ~registry_versions.c.late,
        ~_LEFT_OUT,
    )
)

_FROZEN = select(wave_sources).where(wave_sources.c.wave_id == bindparam("wave"))


class RegisterTables:
    """Registers in the store (survey.ports.Registers)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def add_acts(self, register: Register, listed: Iterable[Act]) -> None:
        """Store a register of acts."""
        self._connection.execute(insert(registers), register_values(register))
        for rows in chunks(act_values(register.id, act) for act in listed):
            self._connection.execute(insert(acts), rows)

    def add_questionnaires(self, register: Register, filled: Iterable[Questionnaire]) -> None:
        """Store a register of questionnaires."""
        self._connection.execute(insert(registers), register_values(register))
        for rows in chunks(questionnaire_values(register.id, one) for one in filled):
            self._connection.execute(insert(questionnaires), rows)

    def of_kind(self, kind: RegisterKind) -> Sequence[Register]:
        """Return the registers of a kind, the newest first."""
        return [register_of(row) for row in self._connection.execute(_OF_KIND, {"kind": kind.value})]

    def acts(self, register: UUID) -> Sequence[Act]:
        """Return the acts of a register in order."""
        return [act_of(row) for row in self._connection.execute(_ACTS, {"register": register})]

    def questionnaires(self, register: UUID) -> Sequence[Questionnaire]:
        """Return the questionnaires of a register in order."""
        return [questionnaire_of(row) for row in self._connection.execute(_QUESTIONNAIRES, {"register": register})]

    def services(self, version: Version) -> Iterator[ServiceRow]:
        """Stream the rows of a version as registers are matched with them."""
        asked = {"version": version.id}
        unsound = frozenset(self._connection.scalars(_UNSOUND, asked))
        online = self.online(version.id)
        return (service_row_of(version, row, unsound, online) for row in self._connection.execute(_SERVICES, asked))

    def online(self, version: UUID) -> Mapping[int, bool]:
        """Return whether the service of a row was rendered online, for the rows whose act says so."""
        return {row.row_number: row.online for row in self._connection.execute(_ONLINE, {"version": version})}

    def judge(self, version: UUID, judged: Iterable[Finding]) -> None:
        """Put findings in the place of what acts said of a version before, and tell anew which rows count."""
        self._connection.execute(_DROP_JUDGEMENT, {"version": version})
        add_many(self._connection, findings, (finding_values(version, finding) for finding in judged))
        for change in (_LEAVE_OUT, _COUNT, _SUM_UP):
            self._connection.execute(change, {"version": version})

    def left_out(self, version: UUID) -> int:
        """Count the rows of a version that leave the registry for want of an act that agrees."""
        return self._connection.execute(_ROWS_LEFT_OUT, {"version": version}).scalar_one()

    def forget(self, register: Register) -> None:
        """Drop what was derived from a register: its matches and the findings in its lines."""
        derived: tuple[Table, ...] = (_MATCHES[register.kind], questionnaire_findings)
        for table in derived:
            self._connection.execute(delete(table).where(table.c.register_id == register.id))

    def match(self, register: Register, pairs: Iterable[tuple[ServiceRow, int]]) -> None:
        """Keep which registry row each line is about."""
        for rows in chunks(
            {"version_id": row.version, "row_number": row.row, "register_id": register.id, "line": line}
            for row, line in pairs
        ):
            self._connection.execute(insert(_MATCHES[register.kind]), rows)

    def find(self, register: UUID, found: Iterable[RegisterFinding]) -> None:
        """Keep what is wrong in the lines of a register of questionnaires."""
        for rows in chunks(register_finding_values(register, finding) for finding in found):
            self._connection.execute(insert(questionnaire_findings), rows)

    def matched(self, register: Register) -> int:
        """Count the lines that are about a registry row."""
        table = _MATCHES[register.kind]
        counting = select(func.count(distinct(table.c.line))).where(table.c.register_id == register.id)
        return self._connection.execute(counting).scalar_one()

    def unmatched_acts(self, register: UUID) -> Sequence[Act]:
        """Return the acts that no registry row answers to, in order."""
        return [act_of(row) for row in self._connection.execute(_UNMATCHED, {"register": register})]

    def findings(self, register: UUID) -> Sequence[RegisterFinding]:
        """Return the findings of a register of questionnaires by row."""
        return [register_finding_of(row) for row in self._connection.execute(_FINDINGS, {"register": register})]

    def answered(self, months: Sequence[Month]) -> Sequence[OnlineAnswer]:
        """Return the questionnaires on services of the newest versions of months that were not late, in no order."""
        found = self._connection.execute(_ANSWERED, {"months": [str(month) for month in months]})
        return [OnlineAnswer(*row[:2], *map(tuple, row[2:])) for row in found]

    def freeze(self, wave: UUID, versions: Iterable[Version]) -> None:
        """Keep how many rows of the versions that a wave is drawn from count: acts that come later change it."""
        kept = [{"wave_id": wave, "version_id": version.id, "counted": version.counted} for version in versions]
        self._connection.execute(insert(wave_sources), kept)

    def frozen(self, wave: UUID) -> Mapping[UUID, int]:
        """Return how many rows of each version counted when a wave was drawn."""
        found = self._connection.execute(_FROZEN, {"wave": wave})
        return {row.version_id: row.counted for row in found}
