"""IIN and BIN: twelve digits, the last of which checks the rest."""

import re
from dataclasses import dataclass
from enum import StrEnum

LENGTH = 12
FIRST_BIN_DIGIT = "4"
LOST_AT_MOST = 3
"""An office program that takes an IIN for a number drops its leading zeros: 000101500001 has three."""
SEX_DIGIT = 6
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
"""8.4E+11: what an office program leaves of a long number that it took for an amount and saved as text."""


class IdKind(StrEnum):
    """Whose number it is."""

    IIN = "iin"
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class IdNumber:
    """An IIN or BIN as it was read: its digits and kind when it can be used, and what is wrong with it.

    `problem` is empty, "missing", "length", "format", "checksum", "digits_lost" or "leading_zero_lost" (mended, so the
    digits are there).
    """

    digits: str
    kind: IdKind | None
    problem: str

    @property
    def sex(self) -> str:
        """The sex that an IIN's seventh digit tells, empty for a BIN."""
        if self.kind is not IdKind.IIN:
            return ""
        return "male" if int(self.digits[SEX_DIGIT]) % 2 else "female"


MISSING = IdNumber("", None, "missing")


def read_id(written: str) -> IdNumber:
    """Read a cell's text as an IIN or BIN."""
    text = "".join(written.split()).replace("-", "")
    if not text:
        return MISSING
    if _SHORTENED.fullmatch(text):
        return IdNumber("", None, "digits_lost")
    if not (text.isascii() and text.isdigit()):
        return IdNumber("", None, "format")
    if LENGTH - LOST_AT_MOST <= len(text) < LENGTH:
        mended = text.zfill(LENGTH)
        if _wrong(mended) == "":
            return IdNumber(mended, _kind(mended), "leading_zero_lost")
    if len(text) != LENGTH:
        return IdNumber("", None, "length")
    problem = _wrong(text)
    return IdNumber("", None, problem) if problem else IdNumber(text, _kind(text), "")


def _kind(digits: str) -> IdKind:
    return IdKind.BIN if digits[4] >= FIRST_BIN_DIGIT else IdKind.IIN


def _wrong(digits: str) -> str:
    from idnumbers.nationalid import KAZ  # noqa: PLC0415  loaded by the first registry

    business = _kind(digits) is IdKind.BIN
    check_digit = KAZ.BusinessIDNumber.checksum(digits) if business else KAZ.IndividualIDNumber.checksum(digits)
    if check_digit is False or not _date_digits(digits):
        return "format"
    return "" if str(check_digit) == digits[-1] else "checksum"


def _date_digits(digits: str) -> bool:
    """Tell whether the month, and an IIN's day and century digit or a BIN's kind of entity, can exist."""
    month = 1 <= int(digits[2:4]) <= 12  # noqa: PLR2004  months
    if _kind(digits) is IdKind.BIN:
        return month and digits[4] in "456"
    return month and 1 <= int(digits[4:6]) <= 31 and digits[SEX_DIGIT] in "0123456"  # noqa: PLR2004  days
