"""Invented telephone numbers, and the many ways in which clerks write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

DIGITS = 10
PLACEHOLDER = "0"


@dataclass(frozen=True, slots=True)
class Landline:
    """A number of a settlement: its area code and the rest."""

    code: str
    rest: str


def invent_mobile(chance: Random, prefixes: list[str]) -> str:
    """Return the ten digits of a mobile number."""
    return f"{chance.choice(prefixes)}{chance.randrange(10**7):07}"


def invent_landline(chance: Random, code: str) -> Landline:
    """Return a number of the area with a code; every area has numbers that begin with 2 or 3."""
    size = DIGITS - len(code)
    return Landline(code, str(chance.randrange(2 * 10 ** (size - 1), 4 * 10 ** (size - 1))))


def write_mobile(chance: Random, digits: str, phones: Mapping[str, Any]) -> str:
    """Return ten digits in one of the forms found in office files."""
    left = iter(digits)
    return "".join(next(left) if sign == PLACEHOLDER else sign for sign in chance.choice(phones["mobile_forms"]))


def write_landline(chance: Random, landline: Landline) -> str:
    """Return a landline in one of the forms found in office files."""
    code, rest = landline.code, landline.rest
    parted = f"{rest[:-4]}-{rest[-4:-2]}-{rest[-2:]}"
    return chance.choice((f"8 ({code}) {parted}", f"8{code}{rest}", f"+7 {code} {parted}", f"8-{code}-{parted}"))
