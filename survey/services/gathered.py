"""What the store holds of a wave, gathered in one unit of work for the figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Appointment, Disposition, Fact
from survey.fieldwork.case import CaseRow
from survey.interview import Interview
from survey.periods import Quarter
from survey.ports import UnitOfWork
from survey.report.answers import Response
from survey.report.response import CaseResult
from survey.sampling.design import Kind, Wave
from survey.sampling.margins import Kinds, Margins


@dataclass(frozen=True, slots=True)
class Gathered:
    """A wave, its released cases, what was done with each, and what the registry says of their kept services.

    `margins` are the frame's clients by service and by legal form, empty for a wave drawn before they were kept;
    `operators` are the names of those who made calls.
    """

    wave: Wave
    rows: Sequence[CaseRow]
    histories: Mapping[UUID, Sequence[Fact]]
    kinds: Mapping[UUID, Kind]
    margins: Margins
    operators: Mapping[UUID, str]

    @property
    def frame(self) -> dict[str, int]:
        """Return the frame's clients by region."""
        return {stratum.region: stratum.persons for stratum in self.wave.plan.strata}

    @property
    def complete(self) -> list[CaseRow]:
        """Return the cases whose interview counts."""
        return [row for row in self.rows if row.state.complete_at]

    def history(self, row: CaseRow) -> Sequence[Fact]:
        """Return what was done with a case, nothing for one that was never called."""
        return self.histories.get(row.case.id, ())

    def responses(self, edition: Edition) -> list[Response]:
        """Return the interviews that count."""
        kinds = Kinds(edition, self.margins.get("service", ()))
        return [
            Response(
                region=row.case.region,
                services=row.case.services,
                choices=Interview.of(edition.questionnaire, self.history(row)).choices,
                service=kinds.service(self.kinds[row.case.id]),
                legal_form=kinds.legal_form(self.kinds[row.case.id]),
            )
            for row in self.complete
        ]

    def results(self, edition: Edition) -> list[CaseResult]:
        """Return what became of each released case."""
        outcomes = {outcome.code: outcome for outcome in edition.outcomes}
        final = ((row, outcomes[row.state.outcome]) for row in self.rows)
        return [
            CaseResult(row.case.region, outcome.group, self.last_operator(row), outcome.bad_number)
            for row, outcome in final
        ]

    def last_operator(self, row: CaseRow) -> str:
        """Return who ended the last call to a client, nobody for one that was never called."""
        ended = (fact.by for fact in reversed(self.history(row)) if isinstance(fact, Disposition | Appointment))
        return next((self.operators[by] for by in ended), "")


def gather(work: UnitOfWork, quarter: Quarter) -> Gathered:
    """Return what the store holds of a quarter's wave. Raises Refused (report.no_wave)."""
    wave = work.waves.of_quarter(quarter)
    if wave is None:
        raise Refused("report.no_wave", quarter=quarter)
    grouped = groupby(work.facts.of_wave(wave.id), key=lambda fact: fact.case)
    histories = {case: tuple(facts) for case, facts in grouped}
    callers = {fact.by for facts in histories.values() for fact in facts}
    return Gathered(
        wave=wave,
        rows=work.waves.cases(wave.id),
        histories=histories,
        kinds=work.waves.kinds(wave.id),
        margins=work.waves.margins(wave.id),
        operators={by: work.staff.get(by).name for by in callers},
    )
