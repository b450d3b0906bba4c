"""How alike two persons' names and birth dates are, as clerks write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from survey.registry.folding import fold

_PLAIN = str.maketrans("әғқңөұүһі", "агкноуухи")
_BETWEEN = re.compile(r"[\s.,-]+")
_FATHER = re.compile(r"(?<=\w{3})(?:улы|кызы|ович|евич|овна|евна)\Z")
_FATHER_ALONE = {"улы", "кызы"}
_SHARED_AT_LEAST = 2
"""A name that lacks a part is told by the two others."""


class Reason(StrEnum):
    """Why two persons may be one."""

    SAME_NAME = "name.same"
    SPELLING = "name.spelling"  # Kazakh letters written as Russian ones, Болатұлы as Болатович
    ORDER = "name.order"
    LETTER = "name.letter"  # one letter more, less, other, or two that changed places
    INITIALS = "name.initials"
    SHORTER = "name.shorter"  # a part is missing
    SAME_BIRTH = "birth.same"
    NEAR_BIRTH = "birth.near"
    UNKNOWN_BIRTH = "birth.unknown"
    SAME_PHONE = "phone.same"
    SAME_BIN = "bin.same"


@dataclass(frozen=True, slots=True)
class Name:
    """A full name folded, and its parts as a Russian keyboard would write them, without the endings of patronymics."""

    folded: str
    parts: tuple[str, ...]


def read_name(written: str) -> Name:
    """Return the name that a cell holds."""
    folded = fold(written)
    words = [word for word in _BETWEEN.split(folded.translate(_PLAIN)) if word and word not in _FATHER_ALONE]
    return Name(folded, tuple(_FATHER.sub("", word) for word in words))


def name_likeness(one: Name, other: Name) -> Reason | None:
    """Return how two names are alike, None when they are not; the order of the two changes nothing."""
    if not (one.parts and other.parts):
        return None
    if one.folded == other.folded:
        return Reason.SAME_NAME
    return Reason.SPELLING if one.parts == other.parts else _likeness_of_parts(one.parts, other.parts)


def _likeness_of_parts(one: Sequence[str], other: Sequence[str]) -> Reason | None:
    mine, theirs = _without(one, other), _without(other, one)
    shared = sum(len(part) > 1 for part in _without(one, mine))
    if not mine and not theirs:
        return Reason.ORDER
    if shared and (_begin(mine, theirs) or _begin(theirs, mine)):
        return Reason.INITIALS
    if shared and len(mine) == len(theirs) == 1 and within_one_slip(mine[0], theirs[0]):
        return Reason.LETTER
    return Reason.SHORTER if not (mine and theirs) and shared >= _SHARED_AT_LEAST else None


def birth_likeness(one: date | None, other: date | None) -> Reason | None:
    """Return how two birth dates are alike: near ones differ in day, month or year only, or have day for month."""
    if one is None or other is None:
        return Reason.UNKNOWN_BIRTH
    if one == other:
        return Reason.SAME_BIRTH
    same = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    turned = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return Reason.NEAR_BIRTH if same == 2 or turned else None  # noqa: PLR2004  two of the three


def within_one_slip(one: str, other: str) -> bool:
    """Tell whether one slip of the keyboard parts two words: a letter more, less, other, or two changed places.

    The restricted Damerau distance up to 1, in one pass: what the words begin and end with alike is cut away, and
    little may be left.
    """
    less, more = sorted((one, other), key=len)
    if len(more) - len(less) > 1:
        return False
    start = next((place for place, (a, b) in enumerate(zip(less, more, strict=False)) if a != b), len(less))
    left, right = less[start:], more[start:]
    return left == right[1:] or left[1:] == right[1:] or (left[2:] == right[2:] and left[:2] == right[1::-1])


def _without(parts: Sequence[str], others: Sequence[str]) -> list[str]:
    rest = list(parts)
    for part in others:
        if part in rest:
            rest.remove(part)
    return rest


def _begin(initials: Sequence[str], parts: Sequence[str]) -> bool:
    if not initials or len(initials) > len(parts):
        return False
    return all(len(letter) == 1 and part[0] == letter for letter, part in zip(initials, parts, strict=False))
