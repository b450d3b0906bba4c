"""The recovery key as people write it down and type it again.

Six groups of five of 23 signs, none of which is taken for another, whatever the hand or the keyboard. The last two
check the others: 23 is a prime, so a wrong sign and two neighbours swapped are always found. 28 signs are 126 bits of
chance.
"""

import secrets
from collections.abc import Sequence

from survey.errors import Refused

SIGNS = "23456789ACEFHJKMNPRTWXY"
GROUP = 5
LENGTH = 30
_CYRILLIC = str.maketrans("АСЕНКМРТХУ", "ACEHKMPTXY")
"""Letters that look the same, typed with the other keyboard."""


def new_recovery_key() -> str:
    """Make a key, written in groups."""
    values = [secrets.randbelow(len(SIGNS)) for _ in range(LENGTH - 2)]
    return written("".join(SIGNS[value] for value in (*values, *_checks(values))))


def read_recovery_key(typed: str) -> str:
    """Return the key that was typed, written in groups; blanks, hyphens and case do not count.

    Raises Refused (recovery.length, recovery.sign, recovery.mistyped). No refusal repeats what was typed.
    """
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_CYRILLIC)
    if len(signs) != LENGTH:
        raise Refused("recovery.length", typed=len(signs), wanted=LENGTH)
    for place, sign in enumerate(signs):
        if sign not in SIGNS:
            raise Refused("recovery.sign", group=place // GROUP + 1, signs=" ".join(SIGNS))
    *values, last_but_one, last = map(SIGNS.index, signs)
    if (last_but_one, last) != _checks(values):
        raise Refused("recovery.mistyped")
    return written(signs)


def written(signs: str) -> str:
    """Write signs in groups."""
    return "-".join(signs[place : place + GROUP] for place in range(0, len(signs), GROUP))


def _checks(values: Sequence[int]) -> tuple[int, int]:
    """Return the two signs with which the sum of all signs, and the sum of each times its place, leave nothing over."""
    prime, one = len(SIGNS), len(values) + 1
    total, by_place = sum(values), sum(place * value for place, value in enumerate(values, 1))
    # a + b = -total and one·a + (one + 1)·b = -by_place.
    last = (one * total - by_place) % prime
    return (-total - last) % prime, last
