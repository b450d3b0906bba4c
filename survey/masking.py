"""Personal numbers and names as they may be shown."""

import re

KEPT = 4
KEPT_LAST = 2
LETTER_REASON, CALLS_REASON = "¶8", "¶16"
"""Why clients' data leave the store where nothing else is said: the order's letter, the poll of a branch."""
PERSONAL = frozenset({"id_number", "work_phone", "mobile_phone"})
"""The form's columns that hold personal numbers."""
_NUMBER = re.compile(r"(?<![\w-])\+?\d(?:[ ()-]{0,2}\d){9,}(?![\w-])")
"""Ten digits and more, as phones and IINs are written, and no part of a longer word such as an id."""


def masked_id(number: str) -> str:
    """Return an IIN or BIN with its middle hidden: 1507••••0412."""
    hidden = len(number) - 2 * KEPT
    return number[:KEPT] + "•" * hidden + number[-KEPT:] if hidden > 0 else "•" * len(number)


def masked_name(name: str) -> str:
    """Return a person's name as initials: С. О. О."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def masked_phone(number: str) -> str:
    """Return a number in E.164 with its middle hidden: +770••••••40."""
    hidden = len(number) - KEPT - KEPT_LAST
    return number[:KEPT] + "•" * hidden + number[-KEPT_LAST:] if hidden > 0 else "•" * len(number)


def masked_cell(column: str, value: str) -> str:
    """Return a cell of the form's column as a list may show it: personal numbers only in part."""
    return masked_id(value) if column in PERSONAL and any(sign.isdigit() for sign in value) else masked_words(value)


def masked_words(words: str) -> str:
    """Return words with every phone, IIN or BIN in them shown only in part."""
    return _NUMBER.sub(lambda found: masked_id(found[0]), words)
