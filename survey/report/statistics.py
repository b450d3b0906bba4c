"""Section 2 of the report: the nine indicators of ¶5.1, counted over the registry's rows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from survey.collector import collector_at_rest
from survey.edition import Edition
from survey.edition_report import INDICATORS
from survey.periods import Month
from survey.registry.dates import full_years
from survey.registry.folding import fold
from survey.registry.links import PersonLink
from survey.registry.memo import Memo
from survey.registry.persons import merge_persons
from survey.report.stated import ONLINE, UNKNOWN, Kinds, StatedService

NO_KEY = "unknown"
"""What a row says of sex and category where it says nothing that can be read."""
SEXES = ("male", "female", NO_KEY)
CATEGORIES = ("micro", "small", "medium", "large", NO_KEY)

Cells: TypeAlias = Mapping[tuple[str, ...], int]
"""How many, by the values of an indicator's dimensions."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """One indicator: its dimensions (region, sex, …), the cells that are not empty, in order, and the total.

    A person or an enterprise that stands in several cells counts once in the total, which may be less than the sum.
    """

    name: str
    dimensions: tuple[str, ...]
    cells: Cells
    total: int

    def by(self, dimension: str) -> dict[str, int]:
        """Return the sums of the cells by one dimension, in their order."""
        place = self.dimensions.index(dimension)
        sums: dict[str, int] = {}
        for key, value in self.cells.items():
            sums[key[place]] = sums.get(key[place], 0) + value
        return sums


@dataclass(frozen=True, slots=True)
class Carried:
    """Months that no report was about, told on a line of their own in that on quarter I (methodology decision 9)."""

    months: tuple[Month, ...]
    clients: int
    enterprises: int
    services: int
    online: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The nine indicators by name, in the order of Annex 3.

    `mode_unknown` counts the services of which neither registry nor act says whether they were rendered online.
    """

    indicators: Mapping[str, Statistic]
    mode_unknown: int = 0
    carried: Carried | None = None

    def __getitem__(self, name: str) -> Statistic:
        """Return an indicator."""
        return self.indicators[name]

    def with_carried(self, carried: Carried) -> "Statistics":
        """Return the same beside the months that are carried over."""
        return replace(self, carried=carried)


NO_STATISTICS = Statistics({})


@dataclass(frozen=True, slots=True)
class Client:
    """What counts of a person of a period: the stated sex, and the age category at the first service."""

    sex: str
    age: str


def age_labels(brackets: Sequence[int]) -> tuple[str, ...]:
    """Return the names of the age categories whose last years are given: "..28", "29-34", …, "63.."."""
    between = (f"{before + 1}-{last}" for before, last in pairwise(brackets))
    return f"..{brackets[0]}", *between, f"{brackets[-1] + 1}.."


def count_statistics(rows: Iterable[StatedService], links: Iterable[PersonLink], edition: Edition) -> Statistics:
    """Count the nine indicators; the order of the rows changes nothing.

    Persons are merged by the rule and the supervisor's words (methodology decision 2). A person's sex and birth date
    are what the first service of the period states that states them, its age is taken on the end date of the first.
    """
    with collector_at_rest():
        count = _Count(edition)
        for row in rows:
            count.add(row)
        return count.statistics(links)


def clients_of(rows: Iterable[StatedService], links: Iterable[PersonLink], edition: Edition) -> Mapping[str, Client]:
    """Return the client that each person key of the rows belongs to, as the indicators count him."""
    with collector_at_rest():
        count = _Count(edition)
        for row in rows:
            count.add(row)
        return count.clients(links)


def carried_of(months: tuple[Month, ...], counted: Statistics) -> Carried:
    """Return the line about months that are carried over."""
    return Carried(
        months=months,
        clients=counted["clients_by_region"].total,
        enterprises=counted["enterprises_by_region_legal_form"].total,
        services=counted["services_total"].total,
        online=counted["services_online"].total,
    )


@dataclass(slots=True)
class _First:
    """What the earliest rows of a person say: (end date, row, value), so that rows of one day have an order, too."""

    service: tuple[date, int]
    sex: tuple[date, int, str] | None = None
    birth: tuple[date, int, date] | None = None

    @property
    def stated_sex(self) -> str:
        """The sex that counts."""
        return self.sex[2] if self.sex else NO_KEY

    def join(self, other: "_First") -> None:
        """Take what is earlier from the rows of the same person under another key."""
        self.service = min(self.service, other.service)
        self.sex = min(filter(None, (self.sex, other.sex)), default=None)
        self.birth = min(filter(None, (self.birth, other.birth)), default=None)


class _Count:
    """Sets of person and enterprise keys that grow row by row."""

    def __init__(self, edition: Edition) -> None:
        self._brackets = edition.report.age_brackets
        self._ages = age_labels(self._brackets)
        self._kinds = Kinds(edition)
        self._folded = Memo(fold)
        self._names: set[tuple[str, str]] = set()
        self._firsts: dict[str, _First] = {}
        self._persons: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        self._enterprises: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._services: defaultdict[tuple[str, str, str], int] = defaultdict(int)

    def add(self, row: StatedService) -> None:
        """Count a row."""
        at, region, person, name_birth, enterprise, sex, birth, category, end, form, industry, service, mode = row
        if person:
            self._names.add((person, name_birth))
            self._persons[region, industry, category].add(person)
            self._see(person, (end or date.max, at), sex, birth)
        if enterprise:
            self._enterprises[region, form].add(enterprise)
        self._services[region, service, mode] += 1

    def _see(self, person: str, at: tuple[date, int], sex: str, birth: date | None) -> None:
        first = self._firsts.get(person)
        if first is None:
            first = self._firsts[person] = _First(at)
        elif at < first.service:
            first.service = at
        if sex != NO_KEY and (first.sex is None or (*at, sex) < first.sex):
            first.sex = (*at, sex)
        if birth and (first.birth is None or (*at, birth) < first.birth):
            first.birth = (*at, birth)

    def statistics(self, links: Iterable[PersonLink]) -> Statistics:
        """Merge the persons and count."""
        modes = self._modes()
        counted = (*self._of_clients(merge_persons(self._names, links)), *self._of_services(modes))
        unknown = sum(number for (_, mode), number in modes.items() if mode == UNKNOWN)
        return Statistics(
            {one.name: one for one in sorted(counted, key=lambda one: INDICATORS.index(one.name))}, unknown
        )

    def clients(self, links: Iterable[PersonLink]) -> Mapping[str, Client]:
        """Merge the persons and return who each key belongs to."""
        merged = merge_persons(self._names, links)
        firsts = {name: Client(first.stated_sex, self._age(first)) for name, first in self._merged(merged).items()}
        return {person: firsts[client] for person, client in merged.items()}

    def _of_clients(self, clients: Mapping[str, str]) -> Iterator[Statistic]:
        firsts = self._merged(clients)
        everyone = len(firsts)
        regions = self._of_persons(clients, lambda region, _industry, _category: (region,))
        industries = self._of_persons(
            clients, lambda region, industry, _category: (region, self._kinds.industries[industry])
        )
        categories = self._of_persons(clients, lambda region, _industry, category: (region, category))
        sexes: Counter[tuple[str, ...]] = Counter()
        for (region,), here in regions.items():
            sexes.update((region, firsts[client].stated_sex) for client in here)
        ages: Counter[tuple[str, ...]] = Counter((self._age(first),) for first in firsts.values())
        yield _statistic("clients_by_region", ("region",), _sizes(regions), everyone)
        yield _statistic("clients_by_region_industry", ("region", "industry"), _sizes(industries), everyone)
        yield _statistic("clients_by_region_sex", ("region", "sex"), sexes, everyone, SEXES)
        yield _statistic("clients_by_age", ("age",), ages, everyone, (*self._ages, UNKNOWN))
        yield _statistic("clients_by_region_category", ("region", "category"), _sizes(categories), everyone, CATEGORIES)

    def _of_services(self, modes: Mapping[tuple[str, str], int]) -> Iterator[Statistic]:
        regions: Counter[tuple[str, ...]] = Counter()
        for (region, _, _), number in self._services.items():
            regions[region,] += number
        online: Cells = {(region,): number for (region, mode), number in modes.items() if mode == ONLINE}
        every, enterprises = sum(self._services.values()), set[str]().union(*self._enterprises.values())
        forms = ("region", "legal_form")
        yield _statistic("enterprises_by_region_legal_form", forms, _sizes(self._forms()), len(enterprises))
        yield _statistic("services_by_region_service", ("region", "service"), self._spelled(), every)
        yield _statistic("services_total", ("region",), regions, every)
        yield _statistic("services_online", ("region",), online, sum(online.values()))

    def _merged(self, clients: Mapping[str, str]) -> dict[str, _First]:
        merged: dict[str, _First] = {}
        for person, first in self._firsts.items():
            client = clients[person]
            if client in merged:
                merged[client].join(first)
            else:
                merged[client] = _First(first.service, first.sex, first.birth)
        return merged

    def _of_persons(
        self, clients: Mapping[str, str], cell: Callable[[str, str, str], tuple[str, ...]]
    ) -> Mapping[tuple[str, ...], set[str]]:
        found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for key, persons in self._persons.items():
            found[cell(*key)].update(map(clients.__getitem__, persons))
        return found

    def _forms(self) -> Mapping[tuple[str, ...], set[str]]:
        found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for (region, form), enterprises in self._enterprises.items():
            found[region, self._kinds.legal_forms[form]] |= enterprises
        return found

    def _age(self, first: _First) -> str:
        """Return the category of the age on the end date of the first service (methodology decision 4)."""
        on, born = first.service[0], first.birth[2] if first.birth else None
        if born is None or born > on or on == date.max:
            return UNKNOWN
        years = full_years(born, on)
        return self._ages[sum(years > last for last in self._brackets)]

    def _spelled(self) -> Cells:
        """Count services; of several spellings of one service the commonest stands for all."""
        spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        sums: Counter[tuple[str, str]] = Counter()
        for (region, service, _), number in self._services.items():
            folded = self._folded[service]
            spellings[folded][service] += number
            sums[region, folded] += number
        names = {
            folded: min(found, key=lambda name: (-found[name], name)) or UNKNOWN for folded, found in spellings.items()
        }
        return {(region, names[folded]): number for (region, folded), number in sums.items()}

    def _modes(self) -> Mapping[tuple[str, str], int]:
        modes: Counter[tuple[str, str]] = Counter()
        for (region, _, mode), number in self._services.items():
            modes[region, self._kinds.modes[mode]] += number
        return modes


def _sizes(cells: Mapping[tuple[str, ...], set[str]]) -> Cells:
    return {key: len(found) for key, found in cells.items()}


def _statistic(
    name: str, dimensions: tuple[str, ...], cells: Cells, total: int, order: Sequence[str] = ()
) -> Statistic:
    """Return an indicator with its cells in order: regions by code, then as named in `order`, "?" the last."""

    def place(key: tuple[str, ...]) -> tuple[tuple[bool, int, str], ...]:
        return tuple((part == UNKNOWN, order.index(part) if part in order else -1, part) for part in key)

    return Statistic(name, dimensions, {key: cells[key] for key in sorted(cells, key=place)}, total)
