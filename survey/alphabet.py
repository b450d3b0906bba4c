"""Kazakh alphabetical order, which Russian names fit into as well."""

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {letter: chr(0xE000 + place) for place, letter in enumerate(ALPHABET)}
_TABLE = str.maketrans(_PLACES)


def alphabetical(words: str) -> str:
    """Return a key that sorts words as a Kazakh dictionary does: Ақмола, Ақтөбе, Алматы, Атырау."""
    return words.lower().translate(_TABLE)
