"""What fills the blanks of the first question, from the registry row (Annex 4)."""

from survey.edition import Edition
from survey.language import Language
from survey.ports import ClientCard
from survey.registry.folding import fold
from ui.texts import Texts

BACK_VOWELS, FRONT_VOWELS = "аоұыуёюя", "әөүіеэи"
VOICELESS = "кқпстфхцчшщһбвгд"
SPOKEN = {"қ.": "қаласы", "а.": "ауылы", "ауд.": "ауданы", "обл.": "облысы", "к.": "кенті"}
"""What stands behind the name of a settlement, as it is read out."""


def place_of(card: ClientCard, edition: Edition) -> str:
    """Return the place of service; for a mobile centre, the settlement where it came."""
    place = card.cells.get("place", "")
    settlement = card.cells.get("settlement", "")
    mobile = any(fold(word) in fold(place) for word in edition.mobile_centres)
    return settlement if (mobile or not place) and settlement else place


def in_place(place: str, language: Language) -> str:
    """Return the place as the question says it: in Kazakh in the locative case, "қ." and the like as spoken."""
    if language is not Language.KK or not place:
        return place
    before, space, last = place.rpartition(" ")
    spoken = f"{before}{space}{SPOKEN.get(last, last)}"
    return spoken + _locative(spoken)


def _locative(name: str) -> str:
    """Return the Kazakh locative ending by vowel harmony; a possessive name (орталығы) takes -нда, -нде."""
    word = name.rstrip("».\"'“” ").rpartition(" ")[2]
    vowels = [letter for letter in word.lower() if letter in BACK_VOWELS + FRONT_VOWELS]
    vowel = "а" if not vowels or vowels[-1] in BACK_VOWELS else "е"
    if _possessive(word, name):
        return f"нд{vowel}"
    return f"т{vowel}" if word[-1:].lower() in VOICELESS else f"д{vowel}"


def _possessive(word: str, name: str) -> bool:
    """Tell whether a name belongs to what stands before it: бөлімі after a word does, the city Алматы does not."""
    return word.endswith(("лығы", "лігі", "сы", "сі", "ығы", "ігі")) or (
        word.endswith(("ы", "і")) and word != name and word.islower()
    )


def filled(text: str, card: ClientCard, edition: Edition, language: Language) -> str:
    """Fill {place} and {date} of a question's text in the language of the interview."""
    day = card.end or card.start
    date = Texts(language).day(day) if day else "…"
    return text.replace("{place}", in_place(place_of(card, edition), language)).replace("{date}", date)
