"""What the store holds for section 2 of the report, counted in one unit of work (¶5.1)."""

from collections.abc import Iterator, Sequence

from survey.edition import Edition
from survey.errors import Refused
from survey.periods import Month, Quarter
from survey.ports import UnitOfWork
from survey.report.stated import Kinds, StatedService, with_acts
from survey.report.statistics import Statistics, carried_of, count_statistics


def count_quarter(work: UnitOfWork, quarter: Quarter, edition: Edition) -> Statistics:
    """Count the indicators of a quarter: months that came late are left out (¶10), rows that do not count never in.

    Raises Refused (report.no_registry).
    """
    months = edition.report.months(quarter)
    if not any(work.registries.latest(month) for month in months):
        raise Refused("report.no_registry", quarter=quarter)
    counted = count_months(work, months, edition)
    left = edition.report.carried(quarter)
    if not any(work.registries.latest(month) for month in left):
        return counted
    return counted.with_carried(carried_of(left, count_months(work, left, edition)))


def count_months(work: UnitOfWork, months: Sequence[Month], edition: Edition) -> Statistics:
    """Count the indicators of months, of those that came in time."""
    return count_statistics(_rows(work, months, Kinds(edition)), work.person_links.all(), edition)


def _rows(work: UnitOfWork, months: Sequence[Month], kinds: Kinds) -> Iterator[StatedService]:
    for month in months:
        version = work.registries.latest(month)
        if version and not version.late:
            rows, acts = work.registries.stated(version.id), work.registers.online(version.id)
            yield from with_acts(rows, acts, kinds) if acts else rows
