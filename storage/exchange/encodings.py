"""In which letters a text file is written, told by what stands in it."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from pathlib import Path

from survey.errors import FileRefused

SAMPLE = 1 << 18
BLOCK = 1 << 20
OLD = ("kz1048", "ptcp154", "cp1251")
"""Encodings of a byte a letter: two that have the Kazakh letters, and the Russian one that office programs guess."""
_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH_OR_RUSSIAN = re.compile(r"[а-яёәғқңөұүһі]+|[a-z]+", re.IGNORECASE)
_ONLY_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_AS_WRITTEN = re.compile(r".[^A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]*|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]+")
_PAIR = re.compile(rb"[\xd0-\xd3][\x80-\xbf]")
FIRST_HIGH, MOST = 0x80, 0.8
_NOT_TEXT = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def encoding_of(path: Path) -> str:
    """Return a text file's encoding: what its mark says, else UTF-8 if it is that, else the one that reads as words.

    Raises FileRefused: file.not_a_workbook when it is no text, file.nul_bytes when a text has NUL bytes in it.
    """
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    if sample.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if len(_NOT_TEXT.findall(sample)) * 100 > len(sample):
        raise FileRefused("file.not_a_workbook", file=path.name)
    if b"\0" in sample:
        raise FileRefused("file.nul_bytes", file=path.name)
    if sample.startswith(BOM_UTF8):
        return "utf-8-sig"
    if _is_utf8(path) or _was_utf8(sample):
        return "utf-8"
    return max(OLD, key=lambda encoding: _likeness(sample, encoding))


def _is_utf8(path: Path) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _was_utf8(sample: bytes) -> bool:
    """Tell UTF-8 that was damaged: its letters still come in pairs, which no old encoding has."""
    letters = sum(byte >= FIRST_HIGH for byte in sample)
    return 2 * len(_PAIR.findall(sample)) > MOST * letters


def _likeness(sample: bytes, encoding: str) -> int:
    """Count the words with Kazakh letters less the words that no one writes: foreign letters, capitals within."""
    text = sample.decode(encoding, errors="replace")
    likeness = -2 * text.count("\ufffd")
    for word in _WORD.findall(text):
        if not _KAZAKH_OR_RUSSIAN.fullmatch(word) or not _AS_WRITTEN.fullmatch(word):
            likeness -= 2
        elif _ONLY_KAZAKH.search(word):
            likeness += 1
    return likeness
