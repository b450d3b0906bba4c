"""Registers, acts and questionnaires."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from survey.edition import Severity
from survey.periods import Month
from survey.registers.records import Act, Questionnaire, RegisterFinding
from survey.registers.register import Register, RegisterKind
from survey.registers.services import ServiceRow
from survey.registry.records import Version


def register_values(register: Register) -> dict[str, Any]:
    """Return the row of a register."""
    return {
        "id": register.id,
        "kind": register.kind.value,
        "file": register.file,
        "sha256": register.sha256,
        "rows": register.rows,
        "months": [str(month) for month in register.months],
        "imported_at": register.imported_at,
        "by_id": register.by,
    }


def register_of(row: Row[Any]) -> Register:
    """Return the register in a row."""
    return Register(
        id=row.id,
        kind=RegisterKind(row.kind),
        file=row.file,
        sha256=row.sha256,
        rows=row.rows,
        months=tuple(Month.parse(month) for month in row.months),
        imported_at=row.imported_at,
        by=row.by_id,
    )


def act_values(register: UUID, act: Act) -> dict[str, Any]:
    """Return the row of an act."""
    return {
        "register_id": register,
        "row_number": act.row,
        "number": act.number,
        "client": act.client,
        "id_number": act.id_number,
        "services": list(act.services),
        "start_date": act.start,
        "end_date": act.end,
        "online": act.online,
        "signed": act.signed,
    }


def act_of(row: Row[Any]) -> Act:
    """Return the act in a row."""
    return Act(
        row=row.row_number,
        number=row.number,
        client=row.client,
        id_number=row.id_number,
        services=tuple(row.services),
        start=row.start_date,
        end=row.end_date,
        online=row.online,
        signed=row.signed,
    )


def questionnaire_values(register: UUID, questionnaire: Questionnaire) -> dict[str, Any]:
    """Return the row of a questionnaire."""
    values = asdict(questionnaire)
    return {"register_id": register, "row_number": values.pop("row"), **values}


def questionnaire_of(row: Row[Any]) -> Questionnaire:
    """Return the questionnaire in a row."""
    return Questionnaire(
        row=row.row_number,
        client=row.client,
        id_number=row.id_number,
        manager=row.manager,
        service=row.service,
        subservice=row.subservice,
        purpose=row.purpose,
        dated=row.dated,
        day=row.day,
        marks=tuple(row.marks),
        financial=tuple(row.financial),
        other=tuple(row.other),
    )


def register_finding_values(register: UUID, finding: RegisterFinding) -> dict[str, Any]:
    """Return the row of a finding in a register's line."""
    return {
        "register_id": register,
        "line": finding.row,
        "form_column": finding.column,
        "code": finding.code,
        "severity": finding.severity.value,
        "value": finding.value,
        "facts": dict(finding.facts),
    }


def register_finding_of(row: Row[Any]) -> RegisterFinding:
    """Return the finding in a row."""
    return RegisterFinding(
        row=row.line,
        column=row.form_column,
        code=row.code,
        severity=Severity(row.severity),
        value=row.value,
        facts=row.facts,
    )


def service_row_of(version: Version, row: Row[Any], unsound: frozenset[int], online: Mapping[int, bool]) -> ServiceRow:
    """Return what registers are matched with of a row of a version, its act's word on the mode beside it."""
    cells = row.cells
    return ServiceRow(
        version=version.id,
        month=version.month,
        row=row.number,
        act_number=cells.get("act_number", ""),
        client=cells.get("client", ""),
        id_number=row.id_number,
        service=cells.get("service", ""),
        subservice=cells.get("subservice", ""),
        start=row.start_date,
        end=row.end_date,
        mode=cells.get("mode", ""),
        act_online=online.get(row.number),
        sound=row.number not in unsound,
        counted=row.counted,
    )
