"""What can be wrong with a row beside the others of its month: repeated rows and services, shared numbers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from survey.registry.folding import fold
from survey.registry.links import PersonLink
from survey.registry.persons import merge_persons
from survey.registry.row import Row


class Repeated(NamedTuple):
    """A row that repeats an earlier one; the earlier counts."""

    code: str
    first: int


class SharedNumber(NamedTuple):
    """A number that different persons of the month have: the row and what it shares with how many others."""

    row: int
    number: str
    persons: int


class Neighbours:
    """Remembers the rows seen so far."""

    def __init__(self, links: Sequence[PersonLink] = ()) -> None:
        """Start with none; `links` are the supervisor's words on who is one person."""
        self._links = links
        self._rows: dict[tuple[str, ...], int] = {}
        self._services: dict[tuple[str, ...], int] = {}
        self._numbers: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._persons: set[tuple[str, str]] = set()

    def see(self, row: Row, *, sound: bool) -> Repeated | None:
        """Remember a row; say whether it repeats an earlier row (¶8) or only its service.

        Only sound rows, those that nothing else excludes, take each other's place: a service whose first row is
        excluded counts by its second, so the order of rows changes no total.
        """
        self._persons.add((row.person, row.name_birth))
        for number in row.dialable:
            self._numbers[number].append((row.number, row.person))
        first = self._rows.setdefault(tuple(map(fold, row.text.values())), row.number)
        if first != row.number:
            return Repeated("duplicate.row", first)
        if not sound:
            return None
        first = self._services.setdefault(_service(row), row.number)
        return Repeated("duplicate.service", first) if first != row.number else None

    def shared(self) -> Iterator[SharedNumber]:
        """Return every row whose number is also another person's (persons merged by methodology decision 2)."""
        clients = merge_persons(self._persons, self._links)
        for number, seen in self._numbers.items():
            persons = {clients[person] for _, person in seen}
            if len(persons) > 1:
                yield from (SharedNumber(row, number, len(persons)) for row, _ in seen)


def _service(row: Row) -> tuple[str, ...]:
    words = (row.text["service"], row.text["subservice"])
    return (row.person, row.enterprise, *map(fold, words), str(row.day("start")), str(row.day("end")))
