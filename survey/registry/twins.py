"""Possible twins: clients of a quarter who may be one person, for the supervisor to join or part."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Flag, auto
from itertools import combinations

from survey.registry.faces import Face, Profile
from survey.registry.likeness import Name, Reason, birth_likeness, name_likeness
from survey.registry.links import Pair, pair_of

CROWD = 50
"""A block of more clients tells nothing: a call centre's number, a name that half the country bears."""
SPELLINGS = 4
"""So many names and birth dates of a client are compared; one with more is a number that many use."""
WEIGHTS = {
    Reason.SAME_NAME: 0.45,
    Reason.SPELLING: 0.4,
    Reason.ORDER: 0.4,
    Reason.LETTER: 0.35,
    Reason.INITIALS: 0.3,
    Reason.SHORTER: 0.3,
    Reason.SAME_BIRTH: 0.35,
    Reason.NEAR_BIRTH: 0.2,
    Reason.UNKNOWN_BIRTH: 0.0,
    Reason.SAME_PHONE: 0.25,
    Reason.SAME_BIN: 0.1,
}


class Asked(Flag):
    """What is proposed only when the supervisor asks for it."""

    NOTHING = 0
    PARTED = auto()
    TWO_IINS = auto()


@dataclass(frozen=True, slots=True)
class Twin:
    """Two clients who may be one, why, and how likely that looks: 0 to 1, for the order of the list only."""

    one: Face
    other: Face
    reasons: tuple[Reason, ...]
    score: float


@dataclass(frozen=True, slots=True)
class TwinSearch:
    """The twins found, the likeliest first; pairs of clients compared; blocks left because a crowd is in them."""

    twins: tuple[Twin, ...]
    comparisons: int
    crowds: int


def find_twins(clients: Iterable[Profile], parted: Collection[Pair], asked: Asked) -> TwinSearch:
    """Propose pairs of clients. `parted` are pairs of client keys that the supervisor parted.

    Proposed are two clients of like names and like birth dates, two with one telephone number, and two of one
    enterprise whose names or birth dates are alike. Two with different IINs are two people in law: their common number
    is the finding phone.shared, and they are proposed only when asked for.

    Only clients that share a block are compared: birth date and a part of the name; full name and two of day, month
    and year; full name; number; BIN. A row adds at most a few blocks and a block of more than CROWD clients is left,
    so comparisons are at most (CROWD - 1) / 2 for each place in a block, and time and memory grow with the rows.
    """
    twins: dict[Pair, Twin | None] = {}
    crowds = 0
    for block in _blocks(clients, asked):
        if len(block) > CROWD:
            crowds += 1
            continue
        for one, other in combinations(block, 2):
            pair = pair_of(one.key, other.key)
            if pair in twins or (pair in parted and Asked.PARTED not in asked):
                continue
            if Asked.TWO_IINS in asked or not (one.iins and other.iins):
                twins[pair] = _twin(*sorted((one, other), key=lambda client: client.key))
    found = sorted(
        (twin for twin in twins.values() if twin), key=lambda twin: (-twin.score, twin.one.key, twin.other.key)
    )
    return TwinSearch(tuple(found), len(twins), crowds)


def _blocks(clients: Iterable[Profile], asked: Asked) -> Iterable[Sequence[Profile]]:
    """Gather clients by what they share; those with an IIN only beside one without, unless two IINs are asked for."""
    blocks: dict[tuple[object, ...], list[Profile]] = {}
    beside = []
    for client in clients:
        if client.iins and Asked.TWO_IINS not in asked:
            beside.append(client)
            continue
        for key in set(_block_keys(client)):
            blocks.setdefault(key, []).append(client)
    for client in beside:
        for key in set(_block_keys(client)) & blocks.keys():
            blocks[key].append(client)
    return blocks.values()


def _block_keys(client: Profile) -> Iterator[tuple[object, ...]]:
    for name, birth in _spellings(client):
        full = " ".join(sorted(name.parts))
        if full:
            yield ("name", full)
        if full and birth:
            yield from (("birth", birth, part) for part in name.parts if len(part) > 1)
            yield ("year", full, birth.year, birth.month)
            yield ("day", full, birth.year, birth.day)
            yield ("month", full, birth.month, birth.day)
            yield ("turned", full, birth.year, *sorted((birth.month, birth.day)))
    yield from (("phone", number) for number in client.phones)
    yield from (("bin", number) for number in client.bins)


def _spellings(client: Profile) -> list[tuple[Name, date | None]]:
    return sorted(client.spellings, key=lambda each: (each[0].folded, str(each[1])))[:SPELLINGS]


def _twin(one: Profile, other: Profile) -> Twin | None:
    name, birth = max(
        (
            (name_likeness(mine, theirs), birth_likeness(born, born_too))
            for mine, born in _spellings(one)
            for theirs, born_too in _spellings(other)
        ),
        key=_score,
    )
    phone = Reason.SAME_PHONE if one.phones & other.phones else None
    of_one_bin = Reason.SAME_BIN if one.bins & other.bins else None
    if not ((name and birth) or phone or (of_one_bin and (name or birth is Reason.SAME_BIRTH))):
        return None
    reasons = (name, birth, phone, of_one_bin)
    score = min(1.0, round(_score(reasons), 2))
    return Twin(one.face, other.face, tuple(reason for reason in reasons if reason), score)


def _score(reasons: Iterable[Reason | None]) -> float:
    return sum(WEIGHTS[reason] for reason in reasons if reason)
