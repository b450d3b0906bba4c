"""What can be wrong with a row beside the others of its month: repeated rows and services, shared numbers."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from survey.registry.links import PersonLink
from survey.registry.persons import merge_persons
from survey.registry.row import Rows


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
        self._numbers: list[tuple[str, int, str]] = []
        self._persons: set[tuple[str, str]] = set()

    def see(self, rows: Rows, unsound: Container[int]) -> dict[int, Repeated]:
        """Remember rows; say by place which repeat an earlier row (¶8) or only its service.

        Only sound rows, those that nothing else excludes, take each other's place: a service whose first row is
        excluded counts by its second, so the order of rows changes no total.
        """
        self._persons.update(zip(rows.person, rows.name_birth, strict=True))
        for phones, number, person in zip(rows.dialable, rows.number, rows.person, strict=True):
            for phone in phones:
                self._numbers.append((phone, number, person))
        folded = rows.folded
        says = map(hash, zip(*folded.values(), strict=True))
        days = rows.days("start"), rows.days("end")
        service = map(
            hash, zip(rows.person, rows.enterprise, folded["service"], folded["subservice"], *days, strict=True)
        )
        repeated = {}
        for place, (number, row, served) in enumerate(zip(rows.number, says, service, strict=True)):
            first = self._rows.setdefault(row, number)
            if first != number:
                repeated[place] = Repeated("duplicate.row", first)
            elif place not in unsound:
                first = self._services.setdefault(served, number)
                if first != number:
                    repeated[place] = Repeated("duplicate.service", first)
        return repeated

    def shared(self) -> Iterator[SharedNumber]:
        """Return every row whose number is also another person's (persons merged by methodology decision 2)."""
        clients = merge_persons(self._persons, self._links)
        only: dict[str, str] = {}
        shared = {phone for phone, _, person in self._numbers if only.setdefault(phone, person) != person}
        seen: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for phone, row, person in self._numbers:
            if phone in shared:
                seen[phone].append((row, clients[person]))
        for phone, rows in seen.items():
            persons = len({client for _, client in rows})
            if persons > 1:
                yield from (SharedNumber(row, phone, persons) for row, _ in rows)
