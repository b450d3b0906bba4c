"""Invented IIN and BIN that look right: nobody is meant by them."""

from collections.abc import Sequence
from datetime import date
from random import Random

BODY = 11
FIRST, SECOND = tuple(range(1, BODY + 1)), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
NO_DIGIT = 10
CENTURIES = {19: 3, 20: 5}
RESIDENT_HEAD_OFFICE = "40"
FIRST_COMPANIES = 1995


def invent_iin(chance: Random, birth: date, *, male: bool) -> str:
    """Return an IIN that fits a birth date and sex."""
    century = CENTURIES[birth.year // 100] + (0 if male else 1)
    return _finished(chance, f"{birth:%y%m%d}{century}")


def invent_bin(chance: Random, latest: int) -> str:
    """Return the BIN of a resident company registered up to a year."""
    year = chance.randint(FIRST_COMPANIES, latest)
    return _finished(chance, f"{year % 100:02}{chance.randint(1, 12):02}{RESIDENT_HEAD_OFFICE}")


def _finished(chance: Random, start: str) -> str:
    """Add a serial number and the check digit; a serial number that allows no check digit is drawn again."""
    while True:
        size = BODY - len(start)
        body = f"{start}{chance.randrange(10**size):0{size}}"
        for weights in (FIRST, SECOND):
            digit = _weighed(body, weights)
            if digit != NO_DIGIT:
                return f"{body}{digit}"


def _weighed(body: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
