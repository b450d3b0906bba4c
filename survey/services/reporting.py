"""The reporting desk: the quality audit as the store stands now, the interviews behind it, rejection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from uuid import UUID

from survey.calendar import registry_due
from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Disposition, Fact, Note, Review, Verdict
from survey.fieldwork.case import Case, CaseRow, derive
from survey.fieldwork.ledger import moment_after
from survey.ids import uuid7
from survey.interview import Interview
from survey.outcome import Group
from survey.periods import Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.registers.register import RegisterKind, in_force
from survey.report.audit import Response, audit, rate_figures
from survey.report.canonical import snapshot_sha256
from survey.report.figures import ActsCheck, AuditSection, Breach
from survey.report.online import online_figures
from survey.sampling.design import Wave
from survey.staff import Staff


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

    def section(self, quarter: Quarter) -> AuditSection:
        """Return section 3 computed from what the store holds now. Raises Refused (report.no_wave)."""
        with self._work() as work:
            wave = _wave(work, quarter)
            rows = work.waves.cases(wave.id)
            histories = _histories(work, wave)
            breaches = _breaches(work, quarter)
            acts = _acts(work, quarter)
            answered = work.registers.answered(quarter.months)
        complete = [row for row in rows if row.state.complete_at]
        found = audit(
            [self._response(row, histories[row.case.id]) for row in complete],
            {stratum.region: stratum.persons for stratum in wave.plan.strata},
            self._edition,
        )
        section = AuditSection(
            quarter=quarter,
            edition=self._edition.id,
            frame=wave.plan.frame,
            sample=len(rows),
            interviews=len(complete),
            doubtful=found.doubtful,
            last_at=max((row.state.complete_at for row in complete if row.state.complete_at), default=None),
            lonely=found.lonely,
            silent=found.silent,
            figures=found.figures,
            rates=rate_figures(self._groups(wave, rows)),
            breaches=breaches,
            snapshot_sha256="",
            acts=acts,
            online=online_figures(answered, self._edition.online),
        )
        return replace(section, snapshot_sha256=snapshot_sha256(section))

    def interviews(self, quarter: Quarter) -> Sequence[InterviewRow]:
        """Return the finished interviews, the newest first. Raises Refused (report.no_wave)."""
        with self._work() as work:
            wave = _wave(work, quarter)
            rows = [row for row in work.waves.cases(wave.id) if row.state.complete_at]
            histories = _histories(work, wave)
            names: dict[UUID, str] = {}
            made = []
            for row in rows:
                facts = histories[row.case.id]
                by = next(fact.by for fact in reversed(facts) if isinstance(fact, Disposition))
                names.setdefault(by, work.staff.get(by).name)
                made.append(self._interview_row(row, facts, names[by]))
        return sorted(made, key=lambda one: one.at, reverse=True)

    def reject(self, case: UUID, reason: str) -> None:
        """Take an interview out of the figures and open its case again.

        Raises Refused (review.reason_needed, case.unknown, case.not_complete).
        """
        if not reason.strip():
            raise Refused("review.reason_needed")
        with self._work() as work:
            if work.cases.get(case).state.complete_at is None:
                raise Refused("case.not_complete")
            facts = tuple(work.facts.of_case(case))
            at = moment_after(facts, self._clock())
            review = Review(
                id=uuid7(at), case=case, at=at, by=self._staff.id, verdict=Verdict.REJECTED, reason=reason.strip()
            )
            work.facts.add(review)
            work.cases.save(case, derive((*facts, review), self._edition))
            work.commit()

    def _response(self, row: CaseRow, facts: Sequence[Fact]) -> Response:
        choices = Interview.of(self._edition.questionnaire, facts).choices
        return Response(row.case.region, row.case.services, choices)

    def _groups(self, wave: Wave, rows: Sequence[CaseRow]) -> dict[str, list[Group]]:
        """Return the groups of the cases by region; none for a region with no case in the field yet."""
        group_of = {outcome.code: outcome.group for outcome in self._edition.outcomes}
        groups: dict[str, list[Group]] = {stratum.region: [] for stratum in wave.plan.strata}
        for row in rows:
            groups[row.case.region].append(group_of[row.state.outcome])
        return groups

    def _interview_row(self, row: CaseRow, facts: Sequence[Fact], operator: str) -> InterviewRow:
        note = next((fact.text for fact in reversed(facts) if isinstance(fact, Note)), "")
        choices = Interview.of(self._edition.questionnaire, facts).choices
        at = row.state.complete_at or facts[-1].at
        return InterviewRow(row.case, operator, at, choices, note)


def _wave(work: UnitOfWork, quarter: Quarter) -> Wave:
    wave = work.waves.of_quarter(quarter)
    if wave is None:
        raise Refused("report.no_wave", quarter=quarter)
    return wave


def _histories(work: UnitOfWork, wave: Wave) -> dict[UUID, list[Fact]]:
    grouped = groupby(work.facts.of_wave(wave.id), key=lambda fact: fact.case)
    return {case: list(facts) for case, facts in grouped}


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
