"""Doubtful services: registry rows whose client says that the service was not rendered (question 1; beside ¶11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from survey.edition import Edition
from survey.facts import Answer
from survey.interview import Interview
from survey.masking import masked_id, masked_name
from survey.periods import Month, Quarter
from survey.ports import ClientCard, UnitOfWork
from survey.questionnaire import CONFIRMATION, DENIED
from survey.registry.records import Version


@dataclass(frozen=True, slots=True)
class DoubtfulService:
    """A registry row that may not have happened, and the interview behind it.

    `month`, `version` (its number) and `row` name the row; `client` and `id_number` are masked; `start` and `end` are
    the service's days; `operator` wrote down the answer at `at` (UTC).
    """

    month: Month
    version: int
    row: int
    region: str
    client: str
    id_number: str
    service: str
    start: date | None
    end: date | None
    case: UUID
    operator: str
    at: datetime


def doubtful_services(work: UnitOfWork, quarter: Quarter, edition: Edition) -> Sequence[DoubtfulService]:
    """Return what clients of a quarter's wave deny in interviews that count, the newest answer first.

    A rejected interview and an answer corrected to another leave the list.
    """
    wave = work.waves.of_quarter(quarter)
    if wave is None:
        return []
    cases = {row.case.id: row for row in work.waves.cases(wave.id)}
    versions = {version.id: version for month in quarter.months for version in work.registries.versions(month)}
    names: dict[UUID, str] = {}
    found: list[DoubtfulService] = []
    for case_id, facts in groupby(work.facts.of_wave(wave.id), key=lambda fact: fact.case):
        row = cases[case_id]
        answer = _denial(Interview.of(edition.questionnaire, list(facts))) if row.state.complete_at else None
        if answer:
            if answer.by not in names:
                names[answer.by] = work.staff.get(answer.by).name
            card = work.registries.card(row.case.version, row.case.row)
            found.append(_doubtful(versions[row.case.version], card, answer, names[answer.by]))
    return sorted(found, key=lambda one: one.at, reverse=True)


def _doubtful(version: Version, card: ClientCard, answer: Answer, operator: str) -> DoubtfulService:
    return DoubtfulService(
        month=version.month,
        version=version.number,
        row=card.row,
        region=card.region,
        client=masked_name(card.cells.get("client", "")),
        id_number=masked_id(card.cells.get("id_number", "")),
        service=card.cells.get("service", ""),
        start=card.start,
        end=card.end,
        case=answer.case,
        operator=operator,
        at=answer.at,
    )


def _denial(interview: Interview) -> Answer | None:
    """Return the answer that denies the service, None when the client does not."""
    answer = interview.current.get(CONFIRMATION)
    return answer if answer and answer.choice == DENIED else None
