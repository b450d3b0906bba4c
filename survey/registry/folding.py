"""Spelling folded away: what two clerks would call the same words becomes the same string."""

import re
from collections.abc import Sequence
from unicodedata import is_normalized, normalize

LATIN = "abcehikmoptxyə"
CYRILLIC = "авсенікмортхуә"
_LOOK_ALIKE = str.maketrans(LATIN, CYRILLIC)
_PLAIN = str.maketrans(
    {"ё": "е", "–": "-", "—": "-", "‑": "-", "−": "-"}
    | dict.fromkeys("\"'«»„“”‘’`ʼ\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
_WITHOUT_KAZAKH = str.maketrans("әғқңөұүһі", "агкноуухи")
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
    return _alike(" ".join(plain.split()))


def _plainly(sign: re.Match[str]) -> str:
    return _PLAIN[ord(sign[0])]


def _alike(plain: str) -> str:
    """Return folded text with Cyrillic letters for the Latin ones that look like them."""
    if plain.isascii() or not _HAS_LOOK_ALIKE.search(plain) or not _HAS_CYRILLIC.search(plain):
        return plain
    return " ".join(map(_cyrillic, plain.split(" ")))


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return `fold` of each text, done for all of them at once; the words of each are parted by one space, no more."""
    whole = "\n".join(texts)
    plain = whole.lower() if is_normalized("NFC", whole) else normalize("NFC", whole).lower()
    if _TO_PLAIN.search(plain):
        plain = _TO_PLAIN.sub(_plainly, plain)
        folded = [" ".join(line.split()) for line in plain.split("\n")]
    else:
        folded = plain.split("\n")
    if plain.isascii() or not _HAS_LOOK_ALIKE.search(plain):
        return folded
    return list(map(_alike, folded))


def fold_word(text: str) -> str:
    """Return an entry of a vocabulary folded: its look-alikes are Cyrillic even where all of it is Latin."""
    return fold(text).translate(_LOOK_ALIKE)


def fold_search(text: str) -> str:
    """Return text folded for a search: Kazakh letters as those without a Kazakh keyboard write them."""
    return fold_word(text).translate(_WITHOUT_KAZAKH)


def _cyrillic(word: str) -> str:
    if word.isascii() and not _ONLY_LOOK_ALIKES.match(word):
        return word
    return word.translate(_LOOK_ALIKE)


def fold_heading(text: str) -> str:
    """Return a column's heading folded to its letters, digits and №, words parted at a line's end made whole."""
    return " ".join(re.findall(r"№|\w+", fold(_HYPHENATED.sub("", text))))
