"""The three languages of the program."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of screens, paper and interviews (ISO 639-1)."""

    KK = "kk"
    RU = "ru"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the three languages."""

    kk: str
    ru: str
    en: str

    def __getitem__(self, language: Language) -> str:
        """Return the words in a language."""
        return str(getattr(self, language.value))
