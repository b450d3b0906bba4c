"""What a figure was made of, told by its reference: registry rows for a statistic, interviews for an estimate.

One rule goes both ways: it names the figures that a row or an interview is in, and a figure is made of those that
name it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from survey.edition import Edition
from survey.edition_report import INDICATORS
from survey.periods import Month
from survey.questionnaire import CONFIRMATION, DENIED, Question, QuestionKind
from survey.registry.folding import fold
from survey.report.answers import NO_MARK, TOP_MARKS, Response
from survey.report.book import reference
from survey.report.snapshot import YEAR
from survey.report.stated import ONLINE, UNKNOWN, Kinds, StatedService
from survey.report.statistics import Client, Statistics

PARTS = frozenset({"n", "low", "high", "change", "change_se", "share", "growth", "year_growth", "of_all"})
"""What a reference says of a figure rather than which figure it is."""
PER_SERVICE = (f"audit.{CONFIRMATION}.services", f"audit.{CONFIRMATION}.denied")
"""Estimates in which a client counts for each of his services: weight w·m."""
INTERVIEWS, DOUBTFUL, SAMPLE, RATES, BAD_NUMBERS = "interviews", "doubtful", "sample", "rates.", "rates.bad_numbers"


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """A registry row behind a figure. `number` is the IIN or BIN with its middle hidden."""

    month: Month
    version: UUID
    row: int
    region: str
    client: str
    number: str
    service: str
    end: date | None


@dataclass(frozen=True, slots=True)
class CaseOrigin:
    """A drawn client behind a figure, and the registry row that he was asked about.

    `calls` are the numbers dialled; `said` is the choice that the figure looks at; `counted` tells whether he is in
    the figure and not only in what it is a share of. `weight` is how many clients he stands for, None for one without
    an interview.
    """

    origin: RowOrigin
    case: UUID
    calls: int
    operator: str
    outcome: str
    said: str
    counted: bool
    weight: float | None


@dataclass(frozen=True, slots=True)
class Origin:
    """What made a figure, its first rows or cases, those counted before the others.

    `total` and `counted` are of all; `weight` and `weight_counted` are the sums of their weights.
    """

    ref: str
    rows: tuple[RowOrigin, ...] = ()
    cases: tuple[CaseOrigin, ...] = ()
    total: int = 0
    counted: int = 0
    weight: float = 0.0
    weight_counted: float = 0.0


def root_of(ref: str) -> str:
    """Return the figure that a reference says something of: audit.q2.mean.low@KZ-10 is of audit.q2.mean@KZ-10."""
    name, at, domain = ref.partition("@")
    head, _, part = name.rpartition(".")
    return f"{head if part in PARTS else name}{at}{domain}"


def is_indicator(ref: str) -> bool:
    """Tell whether a figure is one of section 2."""
    return root_of(ref).partition("@")[0].removeprefix(YEAR) in INDICATORS


def question_of(ref: str) -> str:
    """Return the question that an estimate is about, nothing for another figure."""
    area, _, rest = ref.partition(".")
    return rest.partition(".")[0] if area == "audit" else ""


class RowFigures:
    """Names the indicators that a row of their period is in."""

    def __init__(self, counted: Statistics, clients: Mapping[str, Client], edition: Edition, prefix: str = "") -> None:
        """Take what was counted, who the clients are by person key, and how the references of the period begin."""
        self._clients = clients
        self._kinds = Kinds(edition)
        self._prefix = prefix
        self._spelled = {fold(name): name for _, name in counted["services_by_region_service"].cells}

    def of(self, row: StatedService) -> Sequence[str]:
        """Return the references of the cells, the sums and the totals that a row is in."""
        found: dict[str, None] = {}
        for name, key in self._cells(row):
            whole = [(), key] if len(key) == 1 else [(), key, key[-1:]]
            found |= {reference(f"{self._prefix}{name}", *part): None for part in whole}
        return tuple(found)

    def _cells(self, row: StatedService) -> Iterator[tuple[str, tuple[str, ...]]]:
        if row.person:
            client = self._clients[row.person]
            yield "clients_by_region", (row.region,)
            yield "clients_by_region_industry", (row.region, self._kinds.industries[row.industry])
            yield "clients_by_region_sex", (row.region, client.sex)
            yield "clients_by_age", (client.age,)
            yield "clients_by_region_category", (row.region, row.category)
        if row.enterprise:
            yield "enterprises_by_region_legal_form", (row.region, self._kinds.legal_forms[row.legal_form])
        yield "services_by_region_service", (row.region, self._spelled.get(fold(row.service), UNKNOWN))
        yield "services_total", (row.region,)
        if self._kinds.modes[row.mode] == ONLINE:
            yield "services_online", (row.region,)


def answer_figures(response: Response, questions: Sequence[Question]) -> Mapping[str, bool]:
    """Return the estimates that an interview is in the base of, and whether it is counted in each."""
    domains = [(), (response.region,), *([(response.service,)] if response.service else [])]
    found = {
        reference(f"audit.{question.id}.{name}", *domain): counted
        for question in questions
        if (said := response.choices.get(question.id))
        for name, counted in _of_question(question, said)
        for domain in domains
    }
    confirmation = response.choices.get(CONFIRMATION)
    found |= {PER_SERVICE[0]: confirmation == "yes", PER_SERVICE[1]: confirmation == DENIED}
    return found | {INTERVIEWS: True, DOUBTFUL: confirmation == DENIED}


def _of_question(question: Question, said: str) -> Iterator[tuple[str, bool]]:
    is_mark = question.kind is QuestionKind.MARK
    gave_mark = is_mark and said not in NO_MARK
    for choice in question.choices:
        if gave_mark or not is_mark or choice.key in NO_MARK:
            yield choice.key, choice.key == said
    if gave_mark:
        yield "mean", True
        yield "top", said in TOP_MARKS
