"""Annex 4: the first question's blanks are filled from the registry row."""

from datetime import date
from uuid import UUID

import pytest

from survey.edition import Edition
from survey.language import Language
from survey.ports import ClientCard
from ui.interview.blanks import filled, in_place, place_of

BOTH = "{place} | {date}"


def card(place: str = "", settlement: str = "", start: date | None = None, end: date | None = None) -> ClientCard:
    return ClientCard(UUID(int=1), 12, "KZ-63", {"place": place, "settlement": settlement}, start, end)


@pytest.mark.parametrize("mobile", ["Мобильді орталық", "МОБИЛЬНЫЙ ЦЕНТР", "мобильді  орталық №2"])
def test_for_a_mobile_centre_the_place_is_the_settlement_where_it_came(mobile: str, edition: Edition) -> None:
    assert place_of(card(mobile, "Қалбатау а."), edition) == "Қалбатау а."


def test_for_a_centre_the_place_is_the_centre(edition: Edition) -> None:
    assert place_of(card("Кәсіпкерлікті қолдау орталығы", "Өскемен қ."), edition) == "Кәсіпкерлікті қолдау орталығы"


def test_where_one_of_the_two_is_missing_the_other_stands_for_it(edition: Edition) -> None:
    assert place_of(card("", "Өскемен қ."), edition) == "Өскемен қ."
    assert place_of(card("Мобильді орталық", ""), edition) == "Мобильді орталық"


@pytest.mark.parametrize(
    ("name", "locative"),
    [
        ("Алматы", "Алматыда"),
        ("Өскемен", "Өскеменде"),
        ("Ақтөбе", "Ақтөбеде"),
        ("Павлодар", "Павлодарда"),
        ("Атырау", "Атырауда"),
        ("Қалбатау", "Қалбатауда"),
        ("Семей", "Семейде"),
        ("Шымкент", "Шымкентте"),
        ("Жезқазған", "Жезқазғанда"),
        ("Петропавл", "Петропавлда"),
        ("Түркістан", "Түркістанда"),
        ("Маңғыстау облысы", "Маңғыстау облысында"),
        ("Астана қаласы", "Астана қаласында"),
        ("Кәсіпкерлікті қолдау орталығы", "Кәсіпкерлікті қолдау орталығында"),
        ("«Атамекен»", "«Атамекен»де"),
        ("Бизнес бөлімі", "Бизнес бөлімінде"),
        ("Индустрия басқармасы", "Индустрия басқармасында"),
        ("Ескі Алматы", "Ескі Алматыда"),
        ("Семей қ.", "Семей қаласында"),
        ("Қалбатау а.", "Қалбатау ауылында"),
        ("Шемонаиха ауд.", "Шемонаиха ауданында"),
        ("Глубокое к.", "Глубокое кентінде"),
    ],
)
def test_the_kazakh_locative_follows_vowel_harmony_voice_and_possession(name: str, locative: str) -> None:
    assert in_place(name, Language.KK) == locative


@pytest.mark.parametrize("language", [Language.RU, Language.EN])
def test_other_languages_take_the_place_as_it_is(language: Language) -> None:
    assert in_place("Семей", language) == "Семей"


def test_no_place_gets_no_ending() -> None:
    assert in_place("", Language.KK) == ""


def test_the_date_is_the_end_of_the_service_else_its_start_else_left_open(edition: Edition) -> None:
    whole = card("Семей", start=date(2026, 9, 2), end=date(2026, 9, 14))
    assert filled(BOTH, whole, edition, Language.KK) == "Семейде | 14 қыркүйек"
    assert filled(BOTH, whole, edition, Language.RU) == "Семей | 14 сентября"
    assert filled(BOTH, card("Семей", start=date(2026, 9, 2)), edition, Language.EN) == "Семей | 2 September"
    assert filled(BOTH, card("Семей"), edition, Language.EN) == "Семей | …"


def test_braces_in_a_place_are_words_like_others(edition: Edition) -> None:
    assert filled("{place}", card("{x} кеңсе"), edition, Language.RU) == "{x} кеңсе"
