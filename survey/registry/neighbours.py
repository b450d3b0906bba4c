"""What can be wrong with a row beside the others of its month: repeated rows and services, shared numbers."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
    """Remembers the rows seen so far, by the hashes of what they say: memory holds no row."""

    def __init__(self, links: Sequence[PersonLink] = ()) -> None:
        """Start with none; `links` are the supervisor's words on who is one person."""
        self._links = links
        self._rows: dict[int, int] = {}
        self._services: dict[int, int] = {}
        self._numbers: dict[str, list[tuple[int, str]]] = {}
        self._persons: set[tuple[str, str]] = set()

    def see(self, row: Row, *, sound: bool) -> Repeated | None:
        """Remember a row; say whether it repeats an earlier row (¶8) or only its service.

        Only sound rows, those that nothing else excludes, take each other's place: a service whose first row is
        excluded counts by its second, so the order of rows changes no total.
        """
        number, person, folded = row.number, row.person, row.folded
        self._persons.add((person, row.name_birth))
        for phone in row.dialable:
            self._numbers.setdefault(phone, []).append((number, person))
        first = self._rows.setdefault(hash(tuple(folded.values())), number)
        if first != number:
            return Repeated("duplicate.row", first)
        if not sound:
            return None
        days = (row.dates["start"].day, row.dates["end"].day)
        service = hash((person, row.enterprise, folded["service"], folded["subservice"], days))
        first = self._services.setdefault(service, number)
        return Repeated("duplicate.service", first) if first != number else None

    def shared(self) -> Iterator[SharedNumber]:
        """Return every row whose number is also another person's (persons merged by methodology decision 2)."""
        clients = merge_persons(self._persons, self._links)
        for number, seen in self._numbers.items():
            if len(seen) > 1:
                persons = {clients[person] for _, person in seen}
                if len(persons) > 1:
                    yield from (SharedNumber(row, number, len(persons)) for row, _ in seen)
