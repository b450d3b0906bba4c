"""IIN and BIN: twelve digits, the last of which checks the rest."""

import re
from enum import StrEnum
from operator import mul
from typing import NamedTuple

LENGTH = 12
FIRST_BIN_DIGIT = "4"
LOST_AT_MOST = 3
"""An office program that takes an IIN for a number drops its leading zeros: 000101500001 has three."""
SEX_DIGIT = 6
_IIN = re.compile(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[0-6]\d{5}")
_BIN = re.compile(r"\d\d(?:0[1-9]|1[0-2])[456][0-3]\d{6}")
_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_MODULUS = 11
_NO_DIGIT = 10
_SIGNS = str.maketrans("", "", "-–—'’\"`№")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
"""8.4E+11: what an office program leaves of a long number that it took for an amount and saved as text."""


class IdKind(StrEnum):
    """Whose number it is."""

    IIN = "iin"
    BIN = "bin"


class IdNumber(NamedTuple):
    """An IIN or BIN as it was read: its digits and kind when it can be used, and what is wrong with it.

    `problem` is empty, "missing", "length", "format", "checksum", "digits_lost" or "leading_zero_lost" (mended, so the
    digits are there). `length` is the number of digits written.
    """

    digits: str
    kind: IdKind | None
    problem: str
    length: int = LENGTH

    @property
    def sex(self) -> str:
        """The sex that an IIN's seventh digit tells, empty for a BIN."""
        if self.kind is not IdKind.IIN:
            return ""
        return "male" if int(self.digits[SEX_DIGIT]) % 2 else "female"


MISSING = IdNumber("", None, "missing", 0)


def read_id(written: str) -> IdNumber:
    """Read a cell's text as an IIN or BIN."""
    text = written if written.isalnum() else "".join(written.translate(_SIGNS).split())
    if not text:
        return MISSING
    if not (text.isascii() and text.isdigit()):
        return IdNumber("", None, "digits_lost" if _SHORTENED.fullmatch(text) else "format")
    length = len(text)
    if length == LENGTH:
        problem = _problem(text)
        return IdNumber("", None, problem) if problem else IdNumber(text, _kind(text), "")
    if LENGTH - LOST_AT_MOST <= length < LENGTH and not _problem(mended := text.zfill(LENGTH)):
        return IdNumber(mended, _kind(mended), "leading_zero_lost", length)
    return IdNumber("", None, "length", length)


def _kind(digits: str) -> IdKind:
    return IdKind.BIN if digits[4] >= FIRST_BIN_DIGIT else IdKind.IIN


def _problem(digits: str) -> str:
    if not (_IIN.fullmatch(digits) or _BIN.fullmatch(digits)):
        return "format"
    # The weights add up to a multiple of the modulus, so the digits' codes give what the digits do.
    codes = digits.encode()
    expected = sum(map(mul, codes, _WEIGHTS)) % _MODULUS
    if expected == _NO_DIGIT:
        expected = sum(map(mul, codes, _SECOND_WEIGHTS)) % _MODULUS
    return "" if digits[-1] == str(expected) else "checksum"
