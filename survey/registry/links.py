"""The supervisor's hand over the rule that merges persons: pairs joined and parted (methodology decision 2)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias
from uuid import UUID

Pair: TypeAlias = tuple[str, str]
"""Two keys in order."""

_IIN = "iin:"


class Ruling(StrEnum):
    """What a supervisor decided about two person keys."""

    JOINED = "joined"
    PARTED = "parted"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLink:
    """A supervisor's word on two person keys; a later word on the same pair replaces it, nothing changes it."""

    id: UUID
    at: datetime
    by: UUID
    one: str
    other: str
    ruling: Ruling
    reason: str

    @property
    def pair(self) -> Pair:
        """The two keys in order."""
        return pair_of(self.one, self.other)


class PersonLinks(Protocol):
    """What supervisors decided about who is one person: only added."""

    def add(self, link: PersonLink) -> None:
        """Add a word on a pair."""
        ...

    def all(self) -> Sequence[PersonLink]:
        """Return every word in the order they were given."""
        ...


def pair_of(one: str, other: str) -> Pair:
    """Return two keys in order."""
    return (one, other) if one < other else (other, one)


def last_words(links: Iterable[PersonLink]) -> dict[Pair, PersonLink]:
    """Return the last word on each pair; words are in the order of their UUIDv7."""
    return {link.pair: link for link in sorted(links, key=lambda link: link.id)}


@dataclass(slots=True)
class _Group:
    """The keys of one client; `first` names it."""

    first: str
    members: list[str]


class Groups:
    """Person keys that the last words join into clients.

    Joins take effect in a fixed order: those of two IINs first, then the others, each in order of the pair's keys;
    the rule's own merges come after all of them. A join has no effect where it would bring a parted pair into one
    client, or two IINs that no join of two IINs connects: in law they are two people. So neither the order in which
    different pairs were decided nor that of the rows changes anything, and parting two keys that are not one client
    changes nothing else. A client is named by its smallest IIN, else by its smallest key.
    """

    def __init__(self, links: Iterable[PersonLink]) -> None:
        """Join what the last words join. Time grows with the words: keys move into the larger group."""
        words = last_words(links)
        self.named = frozenset(key for pair in words for key in pair)
        self._groups: dict[str, _Group] = {}
        self._parted: defaultdict[str, set[str]] = defaultdict(set)
        joined = []
        for pair, word in words.items():
            if word.ruling is Ruling.JOINED:
                joined.append(pair)
            else:
                self._parted[pair[0]].add(pair[1])
                self._parted[pair[1]].add(pair[0])
        for pair in sorted(joined, key=lambda pair: (not _two_iins(*pair), pair)):
            self.join(*pair)

    def client(self, key: str) -> str:
        """Return the key of the client that a key belongs to."""
        group = self._groups.get(key)
        return group.first if group else key

    def are_one(self, keys: Collection[str]) -> bool:
        """Tell whether keys belong to one client."""
        return len(keys) == 1 or len({self.client(key) for key in keys}) == 1

    def join(self, one: str, other: str) -> bool:
        """Join two keys unless something keeps them apart; tell whether they are one client now."""
        if self.client(one) == self.client(other):
            return True
        if self.between(one, other):
            return False
        less, more = sorted((self._group(one), self._group(other)), key=lambda group: len(group.members))
        more.first = min(less.first, more.first, key=_rank)
        more.members += less.members
        self._groups.update(dict.fromkeys(less.members, more))
        return True

    def between(self, one: str, other: str) -> Pair | None:
        """Return the pair of keys that keeps the clients of two keys apart: a parted pair, else their two IINs."""
        less, more = sorted((self._group(one), self._group(other)), key=lambda group: len(group.members))
        if less is more:
            return None
        parted = [
            pair_of(key, against)
            for key in less.members
            for against in self._parted.get(key, ())
            if self._groups.get(against) is more
        ]
        if parted:
            return min(parted)
        if _two_iins(less.first, more.first) and not _two_iins(one, other):
            return pair_of(less.first, more.first)
        return None

    def _group(self, key: str) -> _Group:
        return self._groups.setdefault(key, _Group(key, [key]))


def _two_iins(one: str, other: str) -> bool:
    return one.startswith(_IIN) and other.startswith(_IIN)


def _rank(key: str) -> tuple[bool, str]:
    return not key.startswith(_IIN), key
