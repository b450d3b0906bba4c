"""What a member of staff of one region sees of the report: the country as a whole, and his own region."""

from collections.abc import Iterable
from dataclasses import replace

from survey.report.figures import AuditSection, Figure, RateFigures
from survey.report.statistics import Statistic, Statistics
from survey.staff import Staff

REGION = "region"


def own_section(section: AuditSection, staff: Staff) -> AuditSection:
    """Return a section without the figures of other regions."""
    if not staff.region:
        return section
    return replace(
        section,
        figures=_figures(section.figures, staff),
        rates=_rates(section.rates, staff),
        online=_figures(section.online, staff),
        lonely=tuple(filter(staff.sees, section.lonely)),
        silent=tuple(filter(staff.sees, section.silent)),
        statistics=own_statistics(section.statistics, staff),
    )


def own_statistics(statistics: Statistics, staff: Staff) -> Statistics:
    """Return the indicators without the cells of other regions; the totals are the country's."""
    if not staff.region:
        return statistics
    return replace(statistics, indicators={name: _own(one, staff) for name, one in statistics.indicators.items()})


def _own(statistic: Statistic, staff: Staff) -> Statistic:
    if REGION not in statistic.dimensions:
        return statistic
    place = statistic.dimensions.index(REGION)
    return replace(statistic, cells={key: value for key, value in statistic.cells.items() if staff.sees(key[place])})


def _figures(figures: Iterable[Figure], staff: Staff) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if staff.sees(figure.domain.get(REGION, staff.region)))


def _rates(rates: Iterable[RateFigures], staff: Staff) -> tuple[RateFigures, ...]:
    return tuple(rate for rate in rates if staff.sees(rate.domain.get(REGION, staff.region)))
