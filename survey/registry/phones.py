"""Telephone cells: several numbers, extensions, trunk eights, numbers of other countries."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import phonenumbers

HOME = "KZ"
SHORTEST = 5
"""Digits of the shortest number that is given without its area code."""
_EXTENSION = re.compile(
    r"\(?(?:вн|внутр|внутренний|ішкі|доб|добавочный|қос|қосымша|ext)\b\.?\s*(?:нөмірі|номер|№)?\s*[.:]?\s*\d{1,6}\)?"
    r"|\(?(?:вн|внутр|ішкі|доб|қос|ext)\d{1,6}\)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[;,/|\n]|[^\W\d_]+\.?:?")
"""Words part numbers as signs do: "87051112233 и 87012223344", "моб. 87051112233 үйі 8 7232 55-41-18"."""
_SIDE_BY_SIDE = re.compile(r"(?:\+?[78])?7\d{9}(?=(?:\+?[78])?7\d{9}|$)")
_PUNCTUATION = str.maketrans("", "", " ()-")


class Numbers(NamedTuple):
    """What a cell holds: dialable numbers in E.164, numbers of another country, and what is no number."""

    dialable: tuple[str, ...]
    foreign: tuple[str, ...]
    invalid: tuple[str, ...]


NONE = Numbers((), (), ())


def _plain_number() -> re.Pattern[str]:
    """Return the pattern of one number of ours in digits: the mobile and fixed ones that `phonenumbers` knows."""
    ours = phonenumbers.PhoneMetadata.metadata_for_region(HOME)
    assert ours is not None  # noqa: S101  the package knows its own region
    kinds = [kind.national_number_pattern for kind in (ours.mobile, ours.fixed_line) if kind]
    return re.compile(rf"(?:\+?{ours.country_code}|{ours.national_prefix})?({'|'.join(map(str, kinds))})", re.ASCII)


_PLAIN = _plain_number()


def read_phones(written: str) -> Numbers:
    """Read a cell's text; each number once, in the order written."""
    return read_all_phones([written])[0]


def read_all_phones(column: Sequence[str]) -> list[Numbers]:
    """Return what each cell holds, as `read_phones` does."""
    # Nearly every cell is one number of ours; phonenumbers takes forty times as long to say the same of it.
    bare = "\0".join(column).translate(_PUNCTUATION).split("\0")
    if len(bare) != len(column):
        return list(map(_read, column))
    plain = map(_PLAIN.fullmatch, bare)
    return [
        Numbers((f"+7{ours[1]}",), (), ()) if ours else _read(written) if written else NONE
        for written, ours in zip(column, plain, strict=True)
    ]


@lru_cache(maxsize=4096)
def _read(written: str) -> Numbers:
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
    parts = [part.strip(" .:()-–") for part in _SEPARATOR.split(_EXTENSION.sub(";", written))]
    return [number for part in parts if re.search(r"\d", part) for number in _split(part)]


def _split(part: str) -> list[str]:
    """Part numbers that only spaces keep apart."""
    digits = re.sub(r"[^\d+]", "", part)
    found = _SIDE_BY_SIDE.findall(digits)
    if len(found) > 1 and "".join(found) == digits:
        return found
    words = part.split()
    apart = len(words) > 1 and all(len(re.findall(r"\d", word)) >= SHORTEST for word in words)
    return words if apart and any(map(_parse, words)) else [part]


def _parse(part: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(part, HOME)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None
