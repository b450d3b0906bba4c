"""Reports around an invented section."""

from typing import Any

from survey.edition import Edition
from survey.report.compose import compose
from survey.report.document import Document, ReportKind
from survey.report.figures import AuditSection
from survey.report.snapshot import Compared, MonthRows, Snapshot


def snapshot_on(section: AuditSection, **changes: Any) -> Snapshot:
    """Return a snapshot around a section, of a quarter that the store has nothing to compare with."""
    months = [
        MonthRows(month, 1000, 990, late=False, left_out={"date.missing": 10}) for month in section.quarter.months
    ]
    values: dict[str, Any] = {
        "kind": ReportKind.QUARTERLY,
        "section": section,
        "quarter": Compared(section.statistics),
        "months": tuple(months),
        "sha256": section.snapshot_sha256,
    }
    return Snapshot(**values | changes)


def report_on(section: AuditSection, edition: Edition, **changes: Any) -> Document:
    """Return the report around a section."""
    return compose(snapshot_on(section, **changes), edition)
