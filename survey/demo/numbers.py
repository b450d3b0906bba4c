"""Invented numbers that look right: IIN, BIN, telephones."""

from datetime import date
from random import Random

FIRST, SECOND = tuple(range(1, 12)), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
NO_DIGIT = 10
MOBILE_CODES = ("700", "701", "702", "705", "707", "708", "747", "771", "775", "777")
CENTURIES = {1900: 3, 2000: 5}


def invented_iin(chance: Random, birth: date, *, male: bool) -> str:
    """Return an IIN that fits a birth date and sex."""
    century = CENTURIES[birth.year // 100 * 100] + (0 if male else 1)
    return _with_check_digit(chance, f"{birth:%y%m%d}{century}")


def invented_bin(chance: Random) -> str:
    """Return the BIN of a resident company registered after 1994."""
    year = chance.choice((*range(95, 100), *range(26)))
    return _with_check_digit(chance, f"{year:02}{chance.randint(1, 12):02}40")


def _with_check_digit(chance: Random, start: str) -> str:
    while True:
        body = start + "".join(chance.choice("0123456789") for _ in range(11 - len(start)))
        digit = check_digit(body)
        if digit is not None:
            return f"{body}{digit}"


def check_digit(body: str) -> int | None:
    """Return the digit that checks eleven others, None when no number can begin so."""
    for weights in (FIRST, SECOND):
        rest = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
        if rest != NO_DIGIT:
            return rest
    return None


def invented_mobile(chance: Random) -> str:
    """Return the ten digits of a mobile number."""
    return chance.choice(MOBILE_CODES) + f"{chance.randint(1_000_000, 9_999_999)}"


def invented_landline(chance: Random, area: str) -> str:
    """Return the ten digits of a landline in an area."""
    size = 10 - len(area)
    return area + f"{chance.randint(2 * 10 ** (size - 1), 10**size - 1)}"


def as_clerks_write(chance: Random, digits: str) -> str:
    """Return ten digits in one of the ways found in office files."""
    code, rest = digits[:3], digits[3:]
    return chance.choice(
        (
            f"+7{digits}",
            f"8{digits}",
            f"+7 {code} {rest[:3]} {rest[3:5]} {rest[5:]}",
            f"8 ({code}) {rest[:3]}-{rest[3:5]}-{rest[5:]}",
            f"8-{code}-{rest}",
            digits,
        )
    )
