"""Sections 2 and 3 of the report as the store stands, in one unit of work."""

from collections.abc import Sequence
from dataclasses import replace

from survey.calendar import registry_due
from survey.edition import Edition
from survey.errors import Refused
from survey.periods import Month, Quarter
from survey.ports import UnitOfWork
from survey.registers.register import RegisterKind, in_force
from survey.report.audit import Audit, audit
from survey.report.canonical import snapshot_sha256
from survey.report.figures import ActsCheck, AuditSection, Breach, Weighting
from survey.report.online import online_figures
from survey.report.response import rate_figures
from survey.services.counting import count_quarter
from survey.services.gathered import Gathered, gather


def section_of(
    work: UnitOfWork, quarter: Quarter, edition: Edition, weighting: Weighting = Weighting.BASE
) -> AuditSection:
    """Return sections 2 and 3 of a quarter. Raises Refused (report.no_wave, report.no_registry, raking.*)."""
    gathered = gather(work, quarter)
    earlier = gather(work, quarter.previous) if work.waves.of_quarter(quarter.previous) else None
    found = _audit(gathered, edition, weighting)
    # Raked figures are set beside those of their own wave only: the margins of the one before may not be met.
    before = _audit(earlier, edition, weighting) if earlier and weighting is Weighting.BASE else None
    complete = gathered.complete
    section = AuditSection(
        quarter=quarter,
        edition=edition.id,
        frame=gathered.wave.plan.frame,
        sample=len(gathered.rows),
        interviews=len(complete),
        doubtful=found.doubtful,
        last_at=max((row.state.complete_at for row in complete if row.state.complete_at), default=None),
        lonely=found.lonely,
        silent=found.silent,
        figures=found.figures(before),
        rates=rate_figures(gathered.results(edition), gathered.frame),
        breaches=_breaches(work, _named_months(quarter, edition)),
        snapshot_sha256="",
        acts=_acts(work, edition.report.months(quarter)),
        online=online_figures(work.registers.answered(edition.report.months(quarter)), edition.online),
        weighting=weighting,
        statistics=count_quarter(work, quarter, edition),
    )
    return replace(section, snapshot_sha256=snapshot_sha256(section))


def _audit(gathered: Gathered, edition: Edition, weighting: Weighting) -> Audit:
    if weighting is Weighting.RAKED and not gathered.margins:
        raise Refused("raking.no_margins", quarter=gathered.wave.plan.quarter)
    margins = gathered.margins if weighting is Weighting.RAKED else None
    return audit(gathered.responses(edition), gathered.frame, edition, margins)


def _named_months(quarter: Quarter, edition: Edition) -> tuple[Month, ...]:
    """Return the months whose breaches a report names: its own, those carried into it, the year's in the final one."""
    rules = edition.report
    return rules.year_to(quarter) if rules.is_final(quarter) else (*rules.carried(quarter), *rules.months(quarter))


def _breaches(work: UnitOfWork, months: Sequence[Month]) -> tuple[Breach, ...]:
    versions = [work.registries.latest(month) for month in months]
    return tuple(
        Breach(version.month, registry_due(version.month), version.received)
        for version in versions
        if version and version.late
    )


def _acts(work: UnitOfWork, months: Sequence[Month]) -> ActsCheck:
    registers = work.registers.of_kind(RegisterKind.ACTS)
    versions = [version for month in months if (version := work.registries.latest(month))]
    judged = [version for version in versions if in_force(registers, version.month)]
    return ActsCheck(
        carried_out=bool(versions) and judged == versions,
        months=tuple(version.month for version in judged),
        left_out=sum(work.registers.left_out(version.id) for version in judged),
    )
