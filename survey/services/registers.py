"""The registers desk: signed acts (¶11) and online questionnaires (Annex 2) taken in and matched with the registry."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from survey.audit import Entry, Logged, entry
from survey.edition import Edition
from survey.errors import FileRefused
from survey.ids import uuid7
from survey.periods import Month, Quarter
from survey.ports import Clock, NewWork, OpenWorkbook, UnitOfWork
from survey.registers.acts import read_acts
from survey.registers.judging import ACT_CODES
from survey.registers.questionnaires import read_questionnaires
from survey.registers.records import Act, OnlineAnswer, RegisterFinding
from survey.registers.register import Register, RegisterKind, in_force, months_of
from survey.services.following import follow_registers, months_in_force
from survey.services.guard import needs
from survey.services.sums import file_sha256
from survey.staff import Deed, Staff


@dataclass(frozen=True, slots=True)
class ActsResult:
    """What a register of acts brought: how many of its acts answer to a registry row, and those that do not.

    `findings` counts registry rows by code in the months that the register is in force for. `frozen` are the
    quarters whose wave is drawn already: its frame stays as it was.
    """

    register: Register
    matched: int
    unmatched: Sequence[Act]
    findings: Mapping[str, int]
    frozen: tuple[Quarter, ...]
    repeated: bool


@dataclass(frozen=True, slots=True)
class QuestionnairesResult:
    """What a register of questionnaires brought: how many are about a service of the registry, what is wrong."""

    register: Register
    matched: int
    unmatched: int
    findings: Mapping[str, int]
    repeated: bool


class RegistersDesk:
    """The registers of one supervisor."""

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
    def import_acts(self, path: Path) -> ActsResult:
        """Keep a register of signed acts and judge the registry by it (¶11).

        It takes the place of an earlier register for the months it speaks for, whose rows without a signed act that
        agrees leave the registry; a month's new version is judged by it too. A wave that is drawn keeps its frame and
        its interviews. The register that came last, once more, changes nothing.

        Raises FileRefused (file.*, register.*).
        """
        sha256 = file_sha256(path)
        with self._work() as work:
            register = _last(work, RegisterKind.ACTS, sha256)
            if register:
                return _acts_result(work, register, repeated=True)
            acts = read_acts(self._open(path), self._edition, path.name)
            register = self._register(RegisterKind.ACTS, path, sha256, [act.end or act.start for act in acts])
            work.registers.add_acts(register, acts)
            follow_registers(work, register.months, self._edition)
            result = _acts_result(work, register, repeated=False)
            work.audit.add(self._taken_in(Logged.ACTS, register))
            work.commit()
        return result

    @needs(Deed.KEEP_REGISTRY)
    def import_questionnaires(self, path: Path) -> QuestionnairesResult:
        """Keep a register of questionnaires and match each with the service it is about (Annex 2; ¶¶6, 15).

        It takes the place of an earlier register for the months it speaks for. The register that came last, once
        more, changes nothing. Raises FileRefused (file.*, register.*).
        """
        sha256 = file_sha256(path)
        with self._work() as work:
            register = _last(work, RegisterKind.QUESTIONNAIRES, sha256)
            if register:
                return _questionnaires_result(work, register, repeated=True)
            filled = read_questionnaires(self._open(path), self._edition, path.name)
            register = self._register(RegisterKind.QUESTIONNAIRES, path, sha256, [one.day for one in filled])
            work.registers.add_questionnaires(register, filled)
            follow_registers(work, register.months, self._edition)
            result = _questionnaires_result(work, register, repeated=False)
            work.audit.add(self._taken_in(Logged.QUESTIONNAIRES, register))
            work.commit()
        return result

    @needs(Deed.READ_REGISTRY)
    def unmatched_acts(self, quarter: Quarter) -> Sequence[Act]:
        """Return the acts of the registers in force that no row of the registry answers to."""
        with self._work() as work:
            registers = _in_force(work, RegisterKind.ACTS, quarter)
            return [act for register in registers for act in work.registers.unmatched_acts(register.id)]

    @needs(Deed.READ_REGISTRY)
    def questionnaire_findings(self, quarter: Quarter) -> Sequence[RegisterFinding]:
        """Return what is wrong in the registers of questionnaires in force."""
        with self._work() as work:
            registers = _in_force(work, RegisterKind.QUESTIONNAIRES, quarter)
            return [finding for register in registers for finding in work.registers.findings(register.id)]

    @needs(Deed.READ_REPORT)
    def answered(self, quarter: Quarter) -> Sequence[OnlineAnswer]:
        """Return the questionnaires that count in the report of a quarter, in no order."""
        with self._work() as work:
            return [answer for answer in work.registers.answered(quarter.months) if self._staff.sees(answer.region)]

    def _taken_in(self, what: Logged, register: Register) -> Entry:
        months = " ".join(map(str, register.months))
        return entry(self._clock(), self._staff, what, months, {"rows": register.rows, "sha256": register.sha256})

    def _register(self, kind: RegisterKind, path: Path, sha256: str, days: Sequence[date | None]) -> Register:
        months = months_of(days)
        if not months:
            raise FileRefused("register.no_dates", file=path.name)
        now = self._clock()
        return Register(uuid7(now), kind, path.name, sha256, len(days), months, now, self._staff.id)


def _last(work: UnitOfWork, kind: RegisterKind, sha256: str) -> Register | None:
    """Return the register of a kind that came last, if it came from this file."""
    last = next(iter(work.registers.of_kind(kind)), None)
    return last if last and last.sha256 == sha256 else None


def _in_force(work: UnitOfWork, kind: RegisterKind, quarter: Quarter) -> Sequence[Register]:
    registers = work.registers.of_kind(kind)
    found = {one.id: one for month in quarter.months if (one := in_force(registers, month))}
    return tuple(found.values())


def _acts_result(work: UnitOfWork, register: Register, *, repeated: bool) -> ActsResult:
    unmatched = work.registers.unmatched_acts(register.id)
    months = months_in_force(work.registers.of_kind(RegisterKind.ACTS), register)
    quarters = dict.fromkeys(month.quarter for month in months)
    return ActsResult(
        register=register,
        matched=register.rows - len(unmatched),
        unmatched=unmatched,
        findings=_rows_by_code(work, months),
        frozen=tuple(quarter for quarter in quarters if work.waves.of_quarter(quarter)),
        repeated=repeated,
    )


def _rows_by_code(work: UnitOfWork, months: Sequence[Month]) -> dict[str, int]:
    rows: Counter[str] = Counter()
    for month in months:
        if version := work.registries.latest(month):
            rows.update({one.code: one.rows for one in work.registries.finding_counts(version.id)})
    return {code: rows[code] for code in ACT_CODES if rows[code]}


def _questionnaires_result(work: UnitOfWork, register: Register, *, repeated: bool) -> QuestionnairesResult:
    found = work.registers.findings(register.id)
    lines = Counter(code for code, _ in {(finding.code, finding.row) for finding in found})
    matched = work.registers.matched(register)
    return QuestionnairesResult(
        register=register,
        matched=matched,
        unmatched=register.rows - matched,
        findings=dict(lines.most_common()),
        repeated=repeated,
    )
