"""Telephone cells: several numbers, extensions, trunk eights, numbers of other countries."""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

HOME = "KZ"
_EXTENSION = re.compile(r"(?:вн\.?|внутр\.?|внутренний|ішкі|доб\.?|қос\.?|ext\.?)\s*\.?:?\s*\d{1,6}", re.IGNORECASE)
_SEPARATOR = re.compile(r"[;,/|\n]|\bи\b|\bжәне\b")
_SIDE_BY_SIDE = re.compile(r"(?:\+?[78])?7\d{9}(?=(?:\+?[78])?7\d{9}|$)")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a cell holds: dialable numbers in E.164, numbers of another country, and what is no number."""

    dialable: tuple[str, ...]
    foreign: tuple[str, ...]
    invalid: tuple[str, ...]


NONE = Numbers((), (), ())


@lru_cache(maxsize=65536)
def read_phones(written: str) -> Numbers:
    """Read a cell's text; each number once, in the order written."""
    if not written.strip():
        return NONE
    dialable: list[str] = []
    foreign: list[str] = []
    invalid: list[str] = []
    for part in _parts(written):
        number = _parse(part)
        if number is None:
            invalid.append(part)
        elif phonenumbers.region_code_for_number(number) == HOME:
            dialable.append(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
        else:
            foreign.append(part)
    return Numbers(tuple(dict.fromkeys(dialable)), tuple(foreign), tuple(invalid))


def _parts(written: str) -> list[str]:
    bare = _EXTENSION.sub("", written)
    parts = [part.strip() for part in _SEPARATOR.split(bare)]
    return [number for part in parts if re.search(r"\d", part) or len(part) > 1 for number in _split(part)]


def _split(part: str) -> list[str]:
    """Part two numbers that only spaces keep apart."""
    digits = re.sub(r"[^\d+]", "", part)
    found = _SIDE_BY_SIDE.findall(digits)
    return found if len(found) > 1 and "".join(found) == digits else [part]


def _parse(part: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(part, HOME)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None
