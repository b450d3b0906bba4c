"""The reporting desk: sections 2 and 3 as the store stands now, the interviews behind them, rejection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from survey.audit import Logged, entry
from survey.calendar import registry_due
from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Fact, Note, Review, Verdict
from survey.fieldwork.attempts import attempts
from survey.fieldwork.case import Case, CaseRow, derive
from survey.fieldwork.ledger import moment_after
from survey.ids import uuid7
from survey.interview import Interview
from survey.periods import Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.registers.register import RegisterKind, in_force
from survey.report.audit import Audit, audit
from survey.report.canonical import snapshot_sha256
from survey.report.diagnostics import Diagnostics, Evidence, diagnose
from survey.report.figures import ActsCheck, AuditSection, Breach, RateFigures, Weighting
from survey.report.online import online_figures
from survey.report.response import operator_rates, rate_figures
from survey.report.statistics import Statistics
from survey.services.counting import count_quarter
from survey.services.gathered import Gathered, gather
from survey.services.guard import needs
from survey.services.own_region import own_section, own_statistics
from survey.staff import Deed, Staff


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """A finished interview: who made it, when it was finished or last corrected, the choice keys by question."""

    case: Case
    operator: str
    at: datetime
    choices: Mapping[str, str]
    note: str


class ReportingDesk:
    """The report of one supervisor. Nothing is kept between calls, so that every change is in the figures at once."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.READ_REPORT)
    def section(self, quarter: Quarter) -> AuditSection:
        """Return sections 2 and 3 computed from what the store holds now, with the change since the quarter before.

        Raises Refused (report.no_wave, report.no_registry).
        """
        return self._section(quarter, Weighting.BASE)

    @needs(Deed.READ_REPORT)
    def raked(self, quarter: Quarter) -> AuditSection:
        """Return section 3 with weights raked to the frame's regions, services and legal forms.

        Raises Refused (report.no_wave, raking.*).
        """
        return self._section(quarter, Weighting.RAKED)

    @needs(Deed.READ_REPORT)
    def statistics(self, quarter: Quarter) -> Statistics:
        """Return section 2 counted from what the store holds now; no wave is needed.

        Raises Refused (report.no_registry).
        """
        with self._work() as work:
            return own_statistics(count_quarter(work, quarter, self._edition), self._staff)

    @needs(Deed.WATCH)
    def diagnostics(self, quarter: Quarter) -> Diagnostics:
        """Return what a supervisor must know before he trusts the figures. Raises Refused (report.no_wave)."""
        with self._work() as work:
            gathered = gather(work, quarter)
        return diagnose(self._evidence(gathered), self._edition)

    @needs(Deed.WATCH)
    def operators(self, quarter: Quarter) -> tuple[RateFigures, ...]:
        """Return the outcome rates of each operator. Raises Refused (report.no_wave)."""
        with self._work() as work:
            gathered = gather(work, quarter)
        return operator_rates(gathered.results(self._edition), gathered.frame)

    @needs(Deed.READ_REPORT)
    def interviews(self, quarter: Quarter) -> Sequence[InterviewRow]:
        """Return the finished interviews, the newest first. Raises Refused (report.no_wave)."""
        with self._work() as work:
            gathered = gather(work, quarter)
        made = [
            self._interview_row(row, gathered.history(row), gathered.last_operator(row))
            for row in gathered.complete
            if self._staff.sees(row.case.region)
        ]
        return sorted(made, key=lambda one: one.at, reverse=True)

    @needs(Deed.READ_REPORT)
    def saved(self, section: AuditSection, file: str) -> None:
        """Write down that a section was saved to a file."""
        told = {"file": file, "snapshot_sha256": section.snapshot_sha256}
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.REPORT, section.quarter, told))
            work.commit()

    @needs(Deed.REVIEW)
    def reject(self, case: UUID, reason: str) -> None:
        """Take an interview out of the figures and open its case again.

        Raises Refused (review.reason_needed, case.unknown, case.not_complete).
        """
        if not reason.strip():
            raise Refused("review.reason_needed")
        with self._work() as work:
            row = work.cases.get(case)
            if row.state.complete_at is None:
                raise Refused("case.not_complete")
            facts = tuple(work.facts.of_case(case))
            at = moment_after(facts, self._clock())
            review = Review(
                id=uuid7(at), case=case, at=at, by=self._staff.id, verdict=Verdict.REJECTED, reason=reason.strip()
            )
            work.facts.add(review)
            work.cases.save(case, derive((*facts, review), self._edition, row.case.phones))
            work.audit.add(entry(at, self._staff, Logged.REVIEW, case, {"verdict": review.verdict}))
            work.commit()

    def _section(self, quarter: Quarter, weighting: Weighting) -> AuditSection:
        with self._work() as work:
            gathered = gather(work, quarter)
            earlier = gather(work, quarter.previous) if work.waves.of_quarter(quarter.previous) else None
            breaches = _breaches(work, quarter)
            acts = _acts(work, quarter)
            answered = work.registers.answered(quarter.months)
            counted = count_quarter(work, quarter, self._edition)
        found = self._audit(gathered, weighting)
        # Raked figures are set beside those of their own wave only: the margins of the one before may not be met.
        before = self._audit(earlier, weighting) if earlier and weighting is Weighting.BASE else None
        complete = gathered.complete
        section = AuditSection(
            quarter=quarter,
            edition=self._edition.id,
            frame=gathered.wave.plan.frame,
            sample=len(gathered.rows),
            interviews=len(complete),
            doubtful=found.doubtful,
            last_at=max((row.state.complete_at for row in complete if row.state.complete_at), default=None),
            lonely=found.lonely,
            silent=found.silent,
            figures=found.figures(before),
            rates=rate_figures(gathered.results(self._edition), gathered.frame),
            breaches=breaches,
            snapshot_sha256="",
            acts=acts,
            online=online_figures(answered, self._edition.online),
            weighting=weighting,
            statistics=counted,
        )
        seen = own_section(section, self._staff)
        return replace(seen, snapshot_sha256=snapshot_sha256(seen))

    def _audit(self, gathered: Gathered, weighting: Weighting) -> Audit:
        if weighting is Weighting.RAKED and not gathered.margins:
            raise Refused("raking.no_margins", quarter=gathered.wave.plan.quarter)
        margins = gathered.margins if weighting is Weighting.RAKED else None
        return audit(gathered.responses(self._edition), gathered.frame, self._edition, margins)

    def _evidence(self, gathered: Gathered) -> Evidence:
        calls = {row.case.id: attempts(gathered.history(row), self._edition) for row in gathered.rows}
        rates = rate_figures(gathered.results(self._edition), gathered.frame)
        return Evidence(
            responses=gathered.responses(self._edition),
            calls_needed=[len(calls[row.case.id]) for row in gathered.complete],
            calls=[(row.case.region, call) for row in gathered.rows for call in calls[row.case.id]],
            frame=gathered.frame,
            responding={rate.domain["region"]: rate.rates["RR1"] for rate in rates if rate.domain and rate.counts["I"]},
        )

    def _interview_row(self, row: CaseRow, facts: Sequence[Fact], operator: str) -> InterviewRow:
        note = next((fact.text for fact in reversed(facts) if isinstance(fact, Note)), "")
        choices = Interview.of(self._edition.questionnaire, facts).choices
        at = row.state.complete_at or facts[-1].at
        return InterviewRow(row.case, operator, at, choices, note)


def _breaches(work: UnitOfWork, quarter: Quarter) -> tuple[Breach, ...]:
    versions = [work.registries.latest(month) for month in quarter.months]
    return tuple(
        Breach(version.month, registry_due(version.month), version.received)
        for version in versions
        if version and version.late
    )


def _acts(work: UnitOfWork, quarter: Quarter) -> ActsCheck:
    registers = work.registers.of_kind(RegisterKind.ACTS)
    versions = [version for month in quarter.months if (version := work.registries.latest(month))]
    judged = [version for version in versions if in_force(registers, version.month)]
    return ActsCheck(
        carried_out=bool(versions) and judged == versions,
        months=tuple(version.month for version in judged),
        left_out=sum(work.registers.left_out(version.id) for version in judged),
    )
