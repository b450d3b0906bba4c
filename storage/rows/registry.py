"""Registry rows and findings."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from storage.bulk import Values
from storage.json_text import columns_to_json, to_json
from storage.tables import registry_rows
from survey.edition import Severity
from survey.periods import Month
from survey.ports import ClientCard
from survey.registry.faces import PersonRow
from survey.registry.records import Finding, Phone, Records, Version
from survey.sampling.design import FrameRow, Kind, Service

# A card stands beside a finding in one row, so its columns bear their own names.
CARD = tuple(
    registry_rows.c[name].label(f"card_{name}")
    for name in ("version_id", "number", "region", "cells", "start_date", "end_date")
)
"""The columns of a client's card."""

FRAME = tuple(registry_rows.c[name] for name in ("version_id", "number", "region", "person", "name_birth", "phones"))
"""The columns that the frame needs."""

PERSON = (
    *(registry_rows.c[name] for name in ("person", "name_birth", "id_number", "region", "birth", "phones")),
    registry_rows.c.cells["client"].as_string().label("client"),
)
"""The columns that tell a person."""

KIND = tuple(registry_rows.c.cells[name].as_string().label(name) for name in ("service", "legal_form"))
"""What a row says of its service, as written."""


STATED = tuple(
    registry_rows.c[name]
    for name in (
        *("number", "region", "person", "name_birth", "enterprise", "sex", "birth", "category", "end_date"),
        *("legal_form", "industry", "service", "mode"),
    )
)
"""The columns that the indicators need, in the order of StatedService."""


def version_values(version: Version) -> dict[str, Any]:
    """Return the row of a version."""
    return {
        "id": version.id,
        "month": str(version.month),
        "number": version.number,
        "file": version.file,
        "sha256": version.sha256,
        "received": version.received,
        "late": version.late,
        "rows": version.rows,
        "counted": version.counted,
        "imported_at": version.imported_at,
        "by_id": version.by,
    }


def version_of(row: Row[Any]) -> Version:
    """Return the version in a row."""
    return Version(
        id=row.id,
        month=Month.parse(row.month),
        number=row.number,
        file=row.file,
        sha256=row.sha256,
        received=row.received,
        late=row.late,
        rows=row.rows,
        counted=row.counted,
        imported_at=row.imported_at,
        by=row.by_id,
    )


def records_values(version: UUID, records: Records) -> Iterator[Values]:
    """Return records as the driver stores them."""
    return zip(
        repeat(version.bytes, len(records.number)),
        records.number,
        records.counted,
        records.region,
        records.id_number,
        records.person,
        records.name_birth,
        records.enterprise,
        records.sex,
        _iso(records.birth),
        records.category,
        _iso(records.start),
        _iso(records.end),
        map(_phones, records.phones),
        columns_to_json(records.cells, len(records.number)),
        records.legal_form,
        records.industry,
        records.service,
        records.mode,
        strict=True,
    )


def _iso(days: Sequence[date | None]) -> list[str | None]:
    return [day.isoformat() if day else None for day in days]


def _phones(phones: tuple[Phone, ...]) -> str:
    return "[" + ",".join([f'["{number}",{column}]' for number, column in phones]) + "]"


def frame_row_of(month: Month, row: Row[Any]) -> FrameRow:
    """Return what the frame needs of a row of a month's registry."""
    return FrameRow(
        service=Service(month, row.number, row.region, row.version_id),
        person=row.person,
        name_birth=row.name_birth,
        phones=tuple(number for number, _ in row.phones),
    )


def person_row_of(row: Row[Any]) -> PersonRow:
    """Return what a registry row tells of its person."""
    return PersonRow(
        person=row.person,
        name_birth=row.name_birth,
        name=row.client or "",
        birth=row.birth,
        id_number=row.id_number,
        region=row.region,
        phones=tuple(number for number, _ in row.phones),
    )


def kind_of(row: Row[Any]) -> Kind:
    """Return what a row says of its service; a form without the column says nothing."""
    return Kind(row.service or "", row.legal_form or "")


def card_of(row: Row[Any]) -> ClientCard:
    """Return what the operator sees of a registry row."""
    return ClientCard(
        version=row.card_version_id,
        row=row.card_number,
        region=row.card_region,
        cells=row.card_cells,
        start=row.card_start_date,
        end=row.card_end_date,
    )


def finding_values(version: UUID, finding: Finding) -> Values:
    """Return a finding as the driver stores it."""
    return (
        version.bytes,
        finding.row,
        finding.column,
        finding.code,
        finding.severity.value,
        finding.value,
        to_json(finding.facts),
    )


def finding_of(row: Row[Any]) -> Finding:
    """Return the finding in a row."""
    return Finding(
        row=row.row_number,
        column=row.form_column,
        code=row.code,
        severity=Severity(row.severity),
        value=row.value,
        facts=row.facts,
    )
