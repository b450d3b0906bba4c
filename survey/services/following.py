"""What registers say of registry rows, derived anew whenever either of them changes (¶11, Annex 2)."""

from collections.abc import Callable, Sequence

from survey.edition import Edition
from survey.periods import Month
from survey.ports import UnitOfWork
from survey.registers.checking import check_questionnaires
from survey.registers.judging import judge_by_acts
from survey.registers.register import Register, RegisterKind, in_force
from survey.registers.services import ServiceRow
from survey.registry.records import Version

Follow = Callable[[UnitOfWork, Register, Sequence[Version], Edition], None]


def follow_registers(work: UnitOfWork, months: Sequence[Month], edition: Edition) -> None:
    """Match every register that speaks for one of these months with the months it is in force for, newest versions.

    Acts come first: a questionnaire on a row that leaves the registry is about no service.
    """
    _follow(work, RegisterKind.ACTS, months, edition, _judge)
    affected = _months(work.registers.of_kind(RegisterKind.ACTS), months)
    _follow(work, RegisterKind.QUESTIONNAIRES, affected, edition, _check)


def months_in_force(registers: Sequence[Register], register: Register) -> tuple[Month, ...]:
    """Return the months that no newer register of the same kind speaks for."""
    return tuple(month for month in register.months if in_force(registers, month) == register)


def _follow(work: UnitOfWork, kind: RegisterKind, months: Sequence[Month], edition: Edition, follow: Follow) -> None:
    registers = work.registers.of_kind(kind)
    affected = [register for register in registers if set(register.months) & set(months)]
    for register in affected:
        work.registers.forget(register)
    for register in affected:
        versions = (work.registries.latest(month) for month in months_in_force(registers, register))
        if known := [version for version in versions if version]:
            follow(work, register, known, edition)


def _judge(work: UnitOfWork, register: Register, versions: Sequence[Version], edition: Edition) -> None:
    rows = _rows(work, versions)
    by_key = {row.key: row for row in rows}
    verdict = judge_by_acts(rows, work.registers.acts(register.id), edition)
    for version in versions:
        work.registers.judge(version.id, verdict.findings.get(version.month, ()))
    work.registers.match(register, ((by_key[key], act.row) for key, act in verdict.matches.items()))


def _check(work: UnitOfWork, register: Register, versions: Sequence[Version], edition: Edition) -> None:
    checked = check_questionnaires(work.registers.questionnaires(register.id), _rows(work, versions), edition)
    work.registers.find(register.id, checked.findings)
    work.registers.match(register, ((row, line) for line, row in checked.matches.items()))


def _rows(work: UnitOfWork, versions: Sequence[Version]) -> list[ServiceRow]:
    return [row for version in versions for row in work.registers.services(version)]


def _months(registers: Sequence[Register], months: Sequence[Month]) -> tuple[Month, ...]:
    """Return these months and those that share a register with one of them."""
    shared = (month for register in registers if set(register.months) & set(months) for month in register.months)
    return tuple(dict.fromkeys((*months, *shared)))
