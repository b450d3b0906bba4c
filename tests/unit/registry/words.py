"""A supervisor's words on who is one person, as tests write them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from survey.ids import uuid7
from survey.registry.links import PersonLink, Ruling

NOON = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)
JOINED, PARTED = Ruling.JOINED, Ruling.PARTED


def said(*words: tuple[Ruling, str, str]) -> list[PersonLink]:
    """Return words given one after another."""
    return [word(place, *each) for place, each in enumerate(words)]


def word(minute: int, ruling: Ruling, one: str, other: str) -> PersonLink:
    at = NOON + timedelta(minutes=minute)
    return PersonLink(id=uuid7(at), at=at, by=UUID(int=1), one=one, other=other, ruling=ruling, reason="бір адам")


def together(merged: dict[str, str]) -> set[frozenset[str]]:
    """Return the clients as sets of keys."""
    return {frozenset(key for key in merged if merged[key] == client) for client in merged.values()}


def partition(*clients: Iterable[str]) -> set[frozenset[str]]:
    return {frozenset(client) for client in clients}
