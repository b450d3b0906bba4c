"""The reporting desk: sections 2 and 3 as the store stands now, the interviews behind them, rejection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from survey.audit import Logged, entry
from survey.edition import Edition
from survey.facts import Fact, Note, Verdict
from survey.fieldwork.attempts import attempts
from survey.fieldwork.case import Case, CaseRow
from survey.interview import Interview
from survey.periods import Quarter
from survey.ports import Clock, NewWork
from survey.report.compose import compose
from survey.report.diagnostics import Diagnostics, Evidence, diagnose
from survey.report.document import Document
from survey.report.figures import AuditSection, RateFigures, Weighting
from survey.report.response import operator_rates, rate_figures
from survey.report.snapshot import Snapshot
from survey.report.statistics import Statistics
from survey.services.auditing import section_of
from survey.services.counting import count_quarter
from survey.services.freezing import snapshot_of
from survey.services.gathered import Gathered, gather
from survey.services.guard import needs
from survey.services.own_region import own_section, own_snapshot, own_statistics
from survey.services.reviewing import Decision, review
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
        with self._work() as work:
            return own_section(section_of(work, quarter, self._edition), self._staff)

    @needs(Deed.READ_REPORT)
    def raked(self, quarter: Quarter) -> AuditSection:
        """Return section 3 with weights raked to the frame's regions, services and legal forms.

        Raises Refused (report.no_wave, raking.*).
        """
        with self._work() as work:
            return own_section(section_of(work, quarter, self._edition, Weighting.RAKED), self._staff)

    @needs(Deed.READ_REPORT)
    def snapshot(self, quarter: Quarter) -> Snapshot:
        """Return the whole state that a report is made of (Annex 3).

        Raises Refused (report.no_wave, report.no_registry).
        """
        with self._work() as work:
            return own_snapshot(snapshot_of(work, quarter, self._edition), self._staff)

    @needs(Deed.READ_REPORT)
    def document(self, quarter: Quarter) -> Document:
        """Return the report as one document, as the store stands now.

        Raises Refused (report.no_wave, report.no_registry, report.reference_stale, report.paragraph_stale).
        """
        return compose(self.snapshot(quarter), self._edition)

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
    def saved(self, report: Document, file: str) -> None:
        """Write down that a report was saved to a file."""
        told = {"file": file, "snapshot_sha256": report.sha256}
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.REPORT, report.quarter, told))
            work.commit()

    @needs(Deed.REVIEW)
    def reject(self, case: UUID, reason: str) -> None:
        """Take an interview out of the figures and open its case again.

        Raises Refused (review.reason_needed, case.unknown, case.not_complete).
        """
        with self._work() as work:
            review(work, case, Decision(Verdict.REJECTED, reason), self._clock(), self._edition, self._staff)
            work.commit()

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
