"""Spelling folded away: what two clerks would call the same words becomes the same string."""

import re

LATIN = "abcehikmoptxy"
CYRILLIC = "авсенікмортху"
_LOOK_ALIKE = str.maketrans(LATIN, CYRILLIC)
_PLAIN = str.maketrans(
    {"ё": "е", "–": "-", "—": "-", "‑": "-", "−": "-"} | dict.fromkeys("\"'«»„“”‘’`ʼ\u00ad\u200b\ufeff", "")
)
_HAS_CYRILLIC = re.compile(r"[а-яәғқңөұүһі]")
_HYPHENATED = re.compile(r"(?<=\w)-[ \t]*\r?\n\s*(?=\w)")
_ONLY_LOOK_ALIKES = re.compile(rf"[{LATIN}]+\Z")


def fold(text: str) -> str:
    """Return text without case, Ё, quotes, kinds of dash and spare spaces.

    Latin letters that look Cyrillic become Cyrillic in a word that has Cyrillic letters, and in a word made of
    nothing else when the text has Cyrillic elsewhere.
    """
    plain = " ".join(text.lower().translate(_PLAIN).split())
    if plain.isascii() or not _HAS_CYRILLIC.search(plain):
        return plain
    return " ".join(_cyrillic(word) for word in plain.split(" "))


def _cyrillic(word: str) -> str:
    if word.isascii() and not _ONLY_LOOK_ALIKES.match(word):
        return word
    return word.translate(_LOOK_ALIKE)


def fold_heading(text: str) -> str:
    """Return a column's heading folded to its letters, digits and №, words parted at a line's end made whole."""
    return " ".join(re.findall(r"№|\w+", fold(_HYPHENATED.sub("", text))))
