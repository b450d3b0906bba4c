"""The words people read: resources/texts in one language, with numbers and dates as that language writes them."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from survey.errors import SurveyError
from survey.language import Language, Text
from survey.periods import Month, Quarter

TEXTS = Path(__file__).parent.parent / "resources" / "texts"
ALMATY = ZoneInfo("Asia/Almaty")
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
NO_FIGURE = "–"
ROMAN = ("I", "II", "III", "IV")

Day = date
"""The type, where the method of the same name hides it."""
Forms = Mapping[str, str]
"""Plural forms of a sentence by their CLDR name: one, few, many, other."""
Entry = Mapping[str, str | Forms]
"""What a key says, by language."""


class Texts:
    """The catalogue in one language; an area is read when its first key is asked for."""

    def __init__(self, language: Language) -> None:
        """Take the language."""
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words of a key with their blanks filled; `n` chooses the plural form and is shown grouped.

        Dates, times and periods are written out; other values are put in as they are. Raises KeyError for an
        unknown key or a blank without a value: a bug.
        """
        area, _, rest = key.partition(".")
        words = read_area(area)[rest][self.language]
        if not isinstance(words, str):
            words = words[plural_form(self.language, _count(values["n"]))]
        return words.format_map({name: self._blank(name, value) for name, value in values.items()})

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with its thousands apart; a figure that does not exist (NaN) is a dash."""
        if math.isnan(value):
            return NO_FIGURE
        written = f"{value:z,.{digits}f}"
        if self.language is Language.EN:
            return written
        return written.translate({ord(","): NO_BREAK_SPACE, ord("."): ","})

    def share(self, fraction: float, digits: int = 1) -> str:
        """Return a fraction as percent."""
        return NO_FIGURE if math.isnan(fraction) else self.percent(self.number(fraction * 100, digits))

    def percent(self, number: str) -> str:
        """Return a written number with the percent sign as the language sets it."""
        return f"{number}%" if self.language is Language.EN else f"{number}{NO_BREAK_SPACE}%"

    def date(self, day: Day) -> str:
        """Return a day as 14.08.2026."""
        return f"{day:%d.%m.%Y}"

    def day(self, day: Day) -> str:
        """Return a day of a year that goes without saying: 14 тамыз, 14 августа, 14 August."""
        return self("common.day", day=day.day, month=self(f"common.month_of.{day.month}"))

    def long_date(self, day: Day) -> str:
        """Return a day in words, as letters and reports have it."""
        return self("common.long_date", day=day.day, month=self(f"common.month_of.{day.month}"), year=day.year)

    def moment(self, at: datetime) -> str:
        """Return a moment (aware, UTC) as date and time in Almaty."""
        return f"{at.astimezone(ALMATY):%d.%m.%Y %H:%M}"

    def clock(self, at: datetime) -> str:
        """Return the time of a moment (aware, UTC) in Almaty."""
        return f"{at.astimezone(ALMATY):%H:%M}"

    def month(self, month: Month) -> str:
        """Return a month with its year."""
        return self("common.month_year", month=self(f"common.month.{month.number}"), year=month.year)

    def quarter(self, quarter: Quarter) -> str:
        """Return a quarter with its year."""
        number = quarter.number if self.language is Language.EN else ROMAN[quarter.number - 1]
        return self("common.quarter", number=number, year=quarter.year)

    def error(self, error: SurveyError) -> str:
        """Return what is wrong, where, and what to do.

        A fact that is a code itself has its words under the error's code, the fact's name and the code.
        """
        facts = {name: self._fact(value) for name, value in error.facts.items()}
        words = {
            name: self(f"errors.{key}", **facts)
            for name, value in error.facts.items()
            if (key := f"{error.code}.{name}.{value}") in read_area("errors")
        }
        return self(f"errors.{error.code}", **facts | words)

    def _blank(self, name: str, value: object) -> str:
        return self.number(_count(value)) if name == "n" else self.written(value)

    def _fact(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) else value

    def written(self, value: object) -> str:
        """Return a value as sentences have it: dates, times and periods written out, lists with commas."""
        match value:
            case datetime():
                words = self.moment(value)
            case Day():
                words = self.date(value)
            case time():
                words = f"{value:%H:%M}"
            case Month():
                words = self.month(value)
            case Quarter():
                words = self.quarter(value)
            case Text():
                words = value[self.language]
            case tuple() | list():
                words = ", ".join(self.written(one) for one in value)
            case _:
                words = str(value)
        return words


def plural_form(language: Language, count: int) -> str:
    """Return the CLDR name of the plural form that a count takes; Kazakh has but one."""
    tens, ones = divmod(abs(count) % 100, 10)
    match language:
        case Language.KK:
            return "other"
        case Language.EN:
            return "one" if count == 1 else "other"
    if tens == 1 or ones in {0, 5, 6, 7, 8, 9}:
        return "many"
    return "one" if ones == 1 else "few"


@cache
def read_area(name: str) -> Mapping[str, Entry]:
    """Return what an area of the catalogue says, by key without the area."""
    with (TEXTS / f"{name}.toml").open("rb") as file:
        return dict(_entries(tomllib.load(file)))


def _count(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _entries(table: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Entry]]:
    for key, below in table.items():
        if isinstance(below.get(Language.KK), str):
            yield f"{within}{key}", below
        else:
            yield from _entries(below, f"{within}{key}.")
