"""The state that a report is made of, frozen in one unit of work."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from survey.edition import Edition, Severity
from survey.periods import Month, Quarter
from survey.ports import UnitOfWork
from survey.report.approval import changed_figures, version_of
from survey.report.book import figures_of
from survey.report.canonical import report_sha256
from survey.report.document import ReportKind
from survey.report.figures import AuditSection
from survey.report.frozen import thaw
from survey.report.snapshot import YEAR, Compared, MonthRows, Snapshot
from survey.report.statistics import Statistics
from survey.services.auditing import section_of
from survey.services.counting import count_months
from survey.services.drawn import protocol_of


def snapshot_of(work: UnitOfWork, quarter: Quarter, edition: Edition) -> Snapshot:
    """Return the state of the report on a quarter. Raises Refused (report.no_wave, report.no_registry)."""
    rules = edition.report
    final = rules.is_final(quarter)
    section = section_of(work, quarter, edition)
    months = rules.year_to(quarter) if final else rules.months(quarter)
    wave = work.waves.of_quarter(quarter)
    snapshot = Snapshot(
        kind=ReportKind.FINAL if final else ReportKind.QUARTERLY,
        section=section,
        quarter=Compared(
            section.statistics,
            _comparable(work, rules.months(quarter), rules.months(quarter.previous), edition),
            _comparable(work, rules.months(quarter), rules.months(quarter.year_before), edition),
        ),
        months=tuple(_rows_of(work, months)),
        protocol=protocol_of(work, wave) if wave else None,
        year=_year(work, quarter, edition) if final else None,
        audits=tuple(_audits(work, quarter, edition)) if final else (),
        words=work.reports.words(quarter),
    )
    sha256 = report_sha256(snapshot)
    approvals = work.reports.approvals(quarter)
    version = version_of(sha256, approvals)
    before = next((thaw(one.snapshot) for one in approvals if one.version == version - 1), None)
    return replace(
        snapshot,
        section=replace(section, snapshot_sha256=sha256),
        changes=changed_figures(figures_of(before), figures_of(snapshot)) if before else (),
        version=version,
        sha256=sha256,
    )


def _year(work: UnitOfWork, quarter: Quarter, edition: Edition) -> Compared:
    """Return the indicators of the final report: from the year's first day to the day it is made as at (¶12)."""
    rules = edition.report
    return Compared(
        count_months(work, rules.year_to(quarter), edition),
        year_ago=_comparable(work, rules.year_to(quarter), rules.year_to(quarter.year_before), edition),
        prefix=YEAR,
    )


def _comparable(work: UnitOfWork, now: Sequence[Month], then: Sequence[Month], edition: Edition) -> Statistics | None:
    """Count another period, None where not the same months of both count: their numbers would not compare."""
    places, before = ([_counts(work, month) for month in months] for months in (now, then))
    return count_months(work, then, edition) if any(places) and places == before else None


def _counts(work: UnitOfWork, month: Month) -> bool:
    version = work.registries.latest(month)
    return version is not None and not version.late


def _rows_of(work: UnitOfWork, months: Sequence[Month]) -> Iterator[MonthRows]:
    for month in months:
        if version := work.registries.latest(month):
            counts = work.registries.finding_counts(version.id)
            left_out = {one.code: one.rows for one in counts if one.severity == Severity.EXCLUDED}
            yield MonthRows(month, version.rows, version.counted, version.late, dict(sorted(left_out.items())))


def _audits(work: UnitOfWork, quarter: Quarter, edition: Edition) -> Iterator[AuditSection]:
    """Yield the audits of the earlier quarters of the year that were polled."""
    for number in range(1, quarter.number):
        earlier = Quarter(quarter.year, number)
        if work.waves.of_quarter(earlier):
            yield section_of(work, earlier, edition)
