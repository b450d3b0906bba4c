"""What a member of staff of one region sees of the report: the country as a whole, and his own region."""

from collections.abc import Iterable
from dataclasses import replace

from survey.report.canonical import report_sha256, snapshot_sha256
from survey.report.figures import AuditSection, Figure, RateFigures
from survey.report.snapshot import Compared, Snapshot
from survey.report.statistics import Statistic, Statistics
from survey.staff import Staff

REGION = "region"


def own_section(section: AuditSection, staff: Staff) -> AuditSection:
    """Return a section without the figures of other regions."""
    if not staff.region:
        return section
    seen = replace(
        section,
        figures=_figures(section.figures, staff),
        rates=_rates(section.rates, staff),
        online=_figures(section.online, staff),
        lonely=tuple(filter(staff.sees, section.lonely)),
        silent=tuple(filter(staff.sees, section.silent)),
        statistics=own_statistics(section.statistics, staff),
    )
    return replace(seen, snapshot_sha256=snapshot_sha256(seen))


def own_statistics(statistics: Statistics, staff: Staff) -> Statistics:
    """Return the indicators without the cells of other regions; the totals are the country's."""
    if not staff.region:
        return statistics
    return replace(statistics, indicators={name: _own(one, staff) for name, one in statistics.indicators.items()})


def own_snapshot(snapshot: Snapshot, staff: Staff) -> Snapshot:
    """Return the state of a report without the figures of other regions."""
    if not staff.region:
        return snapshot
    seen = replace(
        snapshot,
        section=own_section(snapshot.section, staff),
        quarter=_own_compared(snapshot.quarter, staff),
        year=snapshot.year and _own_compared(snapshot.year, staff),
        audits=tuple(own_section(one, staff) for one in snapshot.audits),
    )
    return replace(seen, sha256=report_sha256(seen))


def _own_compared(compared: Compared, staff: Staff) -> Compared:
    return replace(
        compared,
        now=own_statistics(compared.now, staff),
        previous=compared.previous and own_statistics(compared.previous, staff),
        year_ago=compared.year_ago and own_statistics(compared.year_ago, staff),
    )


def _own(statistic: Statistic, staff: Staff) -> Statistic:
    if REGION not in statistic.dimensions:
        return statistic
    place = statistic.dimensions.index(REGION)
    return replace(statistic, cells={key: value for key, value in statistic.cells.items() if staff.sees(key[place])})


def _figures(figures: Iterable[Figure], staff: Staff) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if staff.sees(figure.domain.get(REGION, staff.region)))


def _rates(rates: Iterable[RateFigures], staff: Staff) -> tuple[RateFigures, ...]:
    return tuple(rate for rate in rates if staff.sees(rate.domain.get(REGION, staff.region)))
