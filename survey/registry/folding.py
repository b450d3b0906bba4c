"""Spelling folded away: what two clerks would call the same words becomes the same string."""

import re
from unicodedata import is_normalized, normalize

LATIN = "abcehikmoptxyə"
CYRILLIC = "авсенікмортхуә"
_LOOK_ALIKE = str.maketrans(LATIN, CYRILLIC)
_PLAIN = str.maketrans(
    {"ё": "е", "–": "-", "—": "-", "‑": "-", "−": "-"}
    | dict.fromkeys("\"'«»„“”‘’`ʼ\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
_TO_PLAIN = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")
_HAS_LOOK_ALIKE = re.compile(rf"[{LATIN}]")
_HAS_CYRILLIC = re.compile(r"[а-яәғқңөұүһі]")
_HYPHENATED = re.compile(r"(?<=\w)-[ \t]*\r?\n\s*(?=\w)")
_ONLY_LOOK_ALIKES = re.compile(rf"[{LATIN}]+\Z")


def fold(text: str) -> str:
    """Return text without case, Ё, quotes, kinds of dash and spare spaces.

    Latin letters that look Cyrillic become Cyrillic in a word that has Cyrillic letters, and in a word made of
    nothing else when the text has Cyrillic elsewhere. Kazakh letters and the Russian ones near them (қ and к, ү and у)
    stay apart: they tell names apart.
    """
    if text.isalnum() and text.isascii():
        return text.lower()
    plain = text.lower() if is_normalized("NFC", text) else normalize("NFC", text).lower()
    if _TO_PLAIN.search(plain):
        plain = plain.translate(_PLAIN)
    plain = " ".join(plain.split())
    if plain.isascii() or not _HAS_LOOK_ALIKE.search(plain) or not _HAS_CYRILLIC.search(plain):
        return plain
    return " ".join(map(_cyrillic, plain.split(" ")))


def fold_word(text: str) -> str:
    """Return an entry of a vocabulary folded: its look-alikes are Cyrillic even where all of it is Latin."""
    return fold(text).translate(_LOOK_ALIKE)


def _cyrillic(word: str) -> str:
    if word.isascii() and not _ONLY_LOOK_ALIKES.match(word):
        return word
    return word.translate(_LOOK_ALIKE)


def fold_heading(text: str) -> str:
    """Return a column's heading folded to its letters, digits and №, words parted at a line's end made whole."""
    return " ".join(re.findall(r"№|\w+", fold(_HYPHENATED.sub("", text))))
