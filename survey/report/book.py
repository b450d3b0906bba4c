"""Every figure of a report by its reference: the one place from which tables and words take their numbers.

A reference is the figure's id of the command line's contract, then what part of it is meant, then its domain:
audit.q2.mean, audit.q2.mean.low, audit.q2.mean@KZ-10, clients_by_region_sex@KZ-10/female, services_total.growth.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping

from survey.estimation.comparisons import Difference
from survey.report.document import Interval, Number, Unit
from survey.report.figures import AuditSection, Figure, RateFigures
from survey.report.snapshot import Compared, Snapshot
from survey.report.statistics import Statistic

SEPARATOR = "/"
WITHHELD = frozenset({"suppressed", "few"})


def reference(name: str, *domain: str) -> str:
    """Return the reference of a figure in a domain, {} the country."""
    return f"{name}@{SEPARATOR.join(domain)}" if domain else name


def unit_of(name: str) -> Unit:
    """Return what a figure of the audit is by its id."""
    match name.rpartition(".")[2]:
        case "mean":
            return Unit.MEAN
        case "denied":
            return Unit.COUNT
    return Unit.SHARE


def count_number(ref: str, value: int) -> Number:
    """Return a count as a number of the document."""
    return Number(ref, float(value), Unit.COUNT)


def left_out(snapshot: Snapshot) -> Mapping[str, int]:
    """Return the rows of the months that came in time that are left out, by finding."""
    counts: Counter[str] = Counter()
    for one in snapshot.months:
        if not one.late:
            counts.update(one.left_out)
    return counts


def number_of(figure: Figure) -> Number:
    """Return a figure as a number of the document; a withheld one is not a number."""
    value = math.nan if figure.flag in WITHHELD else figure.estimate
    return Number(_named(figure), value, unit_of(figure.id), figure.flag)


def interval_of(figure: Figure) -> Interval:
    """Return the interval of a figure."""
    withheld = figure.flag in WITHHELD
    low, high = (math.nan, math.nan) if withheld else (figure.low, figure.high)
    return Interval(low, high, unit_of(figure.id), figure.flag)


def changes_of(figure: Figure, change: Difference) -> tuple[Number, Number]:
    """Return the change of a figure since the quarter before, and its standard error."""
    unit = Unit.POINTS if unit_of(figure.id) is Unit.SHARE else unit_of(figure.id)
    changed = Number(_named(figure, ".change"), change.estimate, unit, change=True)
    return changed, Number(_named(figure, ".change_se"), change.se, unit)


def figures_of(snapshot: Snapshot) -> Mapping[str, Number]:
    """Return every figure that a text may name, by reference."""
    section = snapshot.section
    numbers = (
        *_counts(section),
        *_rows(snapshot),
        *_poll(section),
        *_response(section),
        *_statistics(snapshot),
    )
    return {number.ref: number for number in numbers}


def growth(now: int, before: int) -> float:
    """Return the change as a fraction of what was before, not a number where there was nothing."""
    return (now - before) / before if before else math.nan


def growths(one: Statistic, name: str, before: Statistic | None, *key: str) -> Number:
    """Return the growth of a cell, of a sum by the second dimension or of the total since another period."""
    was = math.nan if before is None else growth(cell_or_sum(one, key), cell_or_sum(before, key))
    return Number(reference(f"{one.name}.{name}", *key), was, Unit.SHARE, change=True)


def count_of(one: Statistic, *key: str) -> Number:
    """Return a cell, a sum by the second dimension, or the total."""
    return Number(reference(one.name, *key), float(cell_or_sum(one, key)), Unit.COUNT)


def share_of(one: Statistic, *key: str) -> Number:
    """Return what part of the whole a cell or a sum is: of the total, where cells overlap of the sum of all."""
    whole = sum(one.cells.values()) if len(one.dimensions) > 1 and len(key) == 1 else one.total
    value = cell_or_sum(one, key) / whole if whole else math.nan
    return Number(reference(f"{one.name}.share", *key), value, Unit.SHARE)


def online_share(period: Compared) -> Number:
    """Return what part of all services was rendered online."""
    online, services = period.named("services_online"), period.now["services_total"].total
    return Number(f"{online.name}.of_all", online.total / services if services else math.nan, Unit.SHARE)


def cell_or_sum(one: Statistic, key: tuple[str, ...]) -> int:
    """Return the total for no key, the cell for a whole key, else the sum by the last dimension."""
    if not key:
        return one.total
    if len(key) == len(one.dimensions):
        return one.cells.get(key, 0)
    return one.by(one.dimensions[-1]).get(key[0], 0)


def _named(figure: Figure, part: str = "") -> str:
    region = figure.domain.get("region")
    kept = figure.domain.get("service")
    domain = (region,) if region else (kept,) if kept else ()
    return reference(f"{figure.id}{part}", *domain)


def _counts(section: AuditSection) -> Iterator[Number]:
    for name in ("frame", "sample", "interviews", "doubtful"):
        yield count_number(name, getattr(section, name))
    yield count_number("acts.left_out", section.acts.left_out)


def registry_rows(snapshot: Snapshot) -> dict[str, Number]:
    """Return what the registries held: rows, counted, left_out; a late month counts nowhere (¶10)."""
    rows = sum(one.rows for one in snapshot.months)
    counted = sum(one.counted for one in snapshot.months if not one.late)
    told = {"rows": rows, "counted": counted, "left_out": rows - counted}
    return {name: count_number(f"registry.{name}", value) for name, value in told.items()}


def _rows(snapshot: Snapshot) -> Iterator[Number]:
    yield from registry_rows(snapshot).values()
    for code, number in left_out(snapshot).items():
        yield count_number(f"left_out.{code}", number)


def _poll(section: AuditSection) -> Iterator[Number]:
    for figure in (*section.figures, *section.online):
        number, unit = number_of(figure), unit_of(figure.id)
        yield number
        yield Number(_named(figure, ".n"), float(figure.n), Unit.COUNT)
        if figure.flag in WITHHELD:
            continue
        yield Number(_named(figure, ".low"), figure.low, unit, figure.flag)
        yield Number(_named(figure, ".high"), figure.high, unit, figure.flag)
        if figure.change:
            yield from changes_of(figure, figure.change)


def rate_of(rates: RateFigures, name: str) -> Number:
    """Return an outcome rate."""
    region = rates.domain.get("region")
    value = rates.bad_numbers if name == "bad_numbers" else rates.rates[name]
    return Number(reference(f"rates.{name}", *((region,) if region else ())), value, Unit.SHARE)


def _response(section: AuditSection) -> Iterator[Number]:
    for rates in section.rates:
        for name in (*rates.rates, "bad_numbers"):
            yield rate_of(rates, name)


def _statistics(snapshot: Snapshot) -> Iterator[Number]:
    for period in snapshot.periods:
        yield online_share(period)
        for name in period.now.indicators:
            yield from _indicator(period, name)


def _indicator(period: Compared, name: str) -> Iterator[Number]:
    one = period.named(name)
    keys: list[tuple[str, ...]] = [(), *one.cells]
    if len(one.dimensions) > 1:
        keys += [(key,) for key in one.by(one.dimensions[-1])]
    for key in keys:
        yield count_of(one, *key)
        yield share_of(one, *key)
        yield growths(one, "growth", period.before(name), *key)
        yield growths(one, "year_growth", period.year_before(name), *key)
