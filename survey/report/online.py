"""Figures of the online questionnaires (Annex 2): marks of the aspects, support wished for (¶¶5.2, 15).

Every questionnaire that came is counted, so nothing is estimated: there is no error of sampling.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from survey.edition_registers import OnlineQuestionnaire
from survey.estimation.suppression import FEWEST_PERSONS, Flag
from survey.registers.checking import read_mark
from survey.registers.questionnaires import ASPECT, FINANCIAL, OTHER, names_of
from survey.registers.records import OnlineAnswer
from survey.report.figures import Figure

BASE = "questionnaires"


def online_figures(answered: Sequence[OnlineAnswer], asked: OnlineQuestionnaire) -> tuple[Figure, ...]:
    """Return the mean of each aspect and the share that wished for each kind of support, country and regions."""
    if not answered:
        return ()
    by_region: defaultdict[str, list[OnlineAnswer]] = defaultdict(list)
    for one in answered:
        by_region[one.region].append(one)
    figures = list(_of_domain({}, answered, asked))
    for region in sorted(by_region):
        figures += _of_domain({"region": region}, by_region[region], asked)
    return tuple(figures)


def _of_domain(
    domain: Mapping[str, str], answered: Sequence[OnlineAnswer], asked: OnlineQuestionnaire
) -> Iterator[Figure]:
    for place, name in enumerate(names_of(ASPECT, asked.aspects)):
        marks = [(one.person, read_mark(one.marks[place], asked.marks)) for one in answered]
        given = [(person, mark) for person, mark in marks if mark is not None]
        yield _figure(f"{name}.mean", domain, given)
    for number, name in enumerate(names_of(FINANCIAL, asked.financial_support), start=1):
        yield _figure(name, domain, [(one.person, int(number in one.financial)) for one in answered])
    for number, name in enumerate(names_of(OTHER, asked.other_support), start=1):
        yield _figure(name, domain, [(one.person, int(number in one.other)) for one in answered])


def _figure(name: str, domain: Mapping[str, str], values: Sequence[tuple[str, int]]) -> Figure:
    """Return the mean of what each questionnaire says, which is withheld when fewer than three persons said it."""
    count = len(values)
    few = len({person for person, _ in values}) < FEWEST_PERSONS
    mean = math.nan if few else sum(value for _, value in values) / count
    error = math.nan if few else 0.0
    raised = Flag.FEW if few else None
    return Figure(f"online.{name}", domain, mean, error, mean, mean, count, float(count), BASE, raised)
