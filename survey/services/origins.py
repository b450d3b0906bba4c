"""The desk that answers for a figure: what made it, and which figures a registry row is in."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from survey.edition import Edition
from survey.estimation.design import StratifiedDesign
from survey.fieldwork.attempts import attempts
from survey.fieldwork.case import CaseRow
from survey.masking import masked_id, masked_name
from survey.periods import Month, Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.report.answers import Response
from survey.report.origins import (
    BAD_NUMBERS,
    PER_SERVICE,
    RATES,
    SAMPLE,
    CaseOrigin,
    Origin,
    RowFigures,
    RowOrigin,
    answer_figures,
    is_indicator,
    question_of,
    root_of,
)
from survey.report.snapshot import YEAR
from survey.report.stated import Kinds
from survey.report.statistics import clients_of
from survey.services.counting import count_months, stated_of, stated_rows, versions_in_time
from survey.services.gathered import Gathered, gather
from survey.services.guard import needs
from survey.staff import Deed, Staff

MOST = 500
"""So many rows are read for the eye; the sums are of all."""


class OriginsDesk:
    """Opens the figures of a report for one member of staff.

    Who may not read the registry sees initials, who has a region only what is of that region.
    """

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.READ_REPORT)
    def open(self, quarter: Quarter, ref: str) -> Origin:
        """Return what made a figure; nothing for one that no row or interview of the store makes.

        Raises Refused (report.no_wave, report.no_registry).
        """
        root = root_of(ref)
        with self._work() as work:
            if is_indicator(root):
                return self._of_rows(work, quarter, root)
            return self._of_cases(work, gather(work, quarter), root)

    @needs(Deed.READ_REPORT)
    def figures_of(self, quarter: Quarter, version: UUID, row: int) -> Sequence[str]:
        """Return the figures that a registry row is in, and those that the interview about it is counted in.

        Raises Refused (report.no_registry).
        """
        found: list[str] = []
        with self._work() as work:
            for prefix, months in self._periods(quarter).items():
                figures, kinds = self._row_figures(work, months, prefix), Kinds(self._edition)
                found += (
                    ref
                    for one in versions_in_time(work, months)
                    if one.id == version
                    for told in stated_of(work, one, kinds)
                    if told.row == row and self._staff.sees(told.region)
                    for ref in figures.of(told)
                )
            if work.waves.of_quarter(quarter):
                found += self._estimates_of(gather(work, quarter), version, row)
        return found

    def _estimates_of(self, gathered: Gathered, version: UUID, row: int) -> Iterator[str]:
        for case, response in zip(gathered.complete, gathered.responses(self._edition), strict=True):
            if (case.case.version, case.case.row) == (version, row) and self._staff.sees(response.region):
                told = answer_figures(response, self._edition.questionnaire.questions)
                yield from (ref for ref, counted in told.items() if counted)

    def _of_rows(self, work: UnitOfWork, quarter: Quarter, root: str) -> Origin:
        periods = self._periods(quarter)
        prefix = YEAR if root.startswith(YEAR) and YEAR in periods else ""
        months = periods[prefix]
        figures, kinds = self._row_figures(work, months, prefix), Kinds(self._edition)
        places = [
            (version, told.row)
            for version in versions_in_time(work, months)
            for told in stated_of(work, version, kinds)
            if self._staff.sees(told.region) and root in figures.of(told)
        ]
        rows = tuple(self._row(work, version.id, row, version.month) for version, row in places[:MOST])
        return Origin(root, rows=rows, total=len(places), counted=len(places))

    def _of_cases(self, work: UnitOfWork, gathered: Gathered, root: str) -> Origin:
        told = [one for one in self._told(gathered, root) if self._staff.sees(one[0].case.region)]
        weights = [(weight or 0.0, counted) for _, counted, _, weight in told]
        months = self._months_of(work, gathered)
        first = sorted(told, key=lambda one: not one[1])[:MOST]
        return Origin(
            root,
            cases=tuple(self._case(work, gathered, months, one) for one in first),
            total=len(told),
            counted=sum(counted for _, counted in weights),
            weight=sum(weight for weight, _ in weights),
            weight_counted=sum(weight for weight, counted in weights if counted),
        )

    def _told(self, gathered: Gathered, root: str) -> "Iterator[_Told]":
        """Yield the cases of a figure: whether each is counted, what it said, its weight."""
        if root == SAMPLE or root.startswith(RATES):
            yield from self._released(gathered, root)
            return
        responses = gathered.responses(self._edition)
        design = StratifiedDesign.of([response.region for response in responses], gathered.frame)
        for row, response, weight in zip(gathered.complete, responses, design.weight.tolist(), strict=True):
            found = answer_figures(response, self._edition.questionnaire.questions)
            if root in found:
                yield row, found[root], response.choices.get(question_of(root), ""), _weight(root, weight, response)

    def _released(self, gathered: Gathered, root: str) -> "Iterator[_Told]":
        name, _, region = root.partition("@")
        outcomes = {outcome.code: outcome for outcome in self._edition.outcomes}
        for row in gathered.rows:
            if not region or row.case.region == region:
                bad = outcomes[row.state.outcome].bad_number
                yield row, bad if name == BAD_NUMBERS else row.state.complete_at is not None, "", None

    def _case(self, work: UnitOfWork, gathered: Gathered, months: Mapping[UUID, Month], told: "_Told") -> CaseOrigin:
        row, counted, said, weight = told
        return CaseOrigin(
            origin=self._row(work, row.case.version, row.case.row, months[row.case.version]),
            case=row.case.id,
            calls=len(attempts(gathered.history(row), self._edition)),
            operator=gathered.last_operator(row),
            outcome=row.state.outcome,
            said=said,
            counted=counted,
            weight=weight,
        )

    def _row(self, work: UnitOfWork, version: UUID, row: int, month: Month) -> RowOrigin:
        card = work.registries.card(version, row)
        name = card.cells.get("client", "")
        return RowOrigin(
            month=month,
            version=version,
            row=row,
            region=card.region,
            client=name if self._staff.may(Deed.READ_REGISTRY) else masked_name(name),
            number=masked_id(card.cells.get("id_number", "")),
            service=card.cells.get("service", ""),
            end=card.end,
        )

    def _row_figures(self, work: UnitOfWork, months: Sequence[Month], prefix: str) -> RowFigures:
        clients = clients_of(stated_rows(work, months, self._edition), work.person_links.all(), self._edition)
        return RowFigures(count_months(work, months, self._edition), clients, self._edition, prefix)

    def _periods(self, quarter: Quarter) -> Mapping[str, Sequence[Month]]:
        """Return the months that are counted by how their references begin."""
        rules = self._edition.report
        quarterly: dict[str, Sequence[Month]] = {"": rules.months(quarter)}
        return quarterly | ({YEAR: rules.year_to(quarter)} if rules.is_final(quarter) else {})

    def _months_of(self, work: UnitOfWork, gathered: Gathered) -> Mapping[UUID, Month]:
        quarter = gathered.wave.plan.quarter
        return {version.id: month for month in quarter.months for version in work.registries.versions(month)}


_Told = tuple[CaseRow, bool, str, float | None]


def _weight(root: str, weight: float, response: Response) -> float:
    return weight * response.services if root in PER_SERVICE else weight
