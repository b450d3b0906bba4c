"""What the store holds for section 2 of the report, counted in one unit of work (¶5.1)."""

from collections.abc import Iterable, Iterator, Sequence

from survey.edition import Edition
from survey.errors import Refused
from survey.periods import Month, Quarter
from survey.ports import UnitOfWork
from survey.registry.records import Version
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
    return count_statistics(stated_rows(work, months, edition), work.person_links.all(), edition)


def stated_rows(work: UnitOfWork, months: Sequence[Month], edition: Edition) -> Iterator[StatedService]:
    """Stream the rows that the indicators of months count."""
    kinds = Kinds(edition)
    for version in versions_in_time(work, months):
        yield from stated_of(work, version, kinds)


def versions_in_time(work: UnitOfWork, months: Sequence[Month]) -> Iterator[Version]:
    """Yield the newest versions of months, those that came late left out (¶10)."""
    for month in months:
        version = work.registries.latest(month)
        if version and not version.late:
            yield version


def stated_of(work: UnitOfWork, version: Version, kinds: Kinds) -> Iterable[StatedService]:
    """Stream the counted rows of a version; where the registry does not say how, the act does."""
    rows, acts = work.registries.stated(version.id), work.registers.online(version.id)
    return with_acts(rows, acts, kinds) if acts else rows
