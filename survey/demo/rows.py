"""Invented registry rows of a quarter, as the provider would deliver them month by month."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from survey.demo.defects import spoil
from survey.demo.people import Firm, Person, invent_person
from survey.edition import Edition
from survey.periods import Month, Quarter
from survey.registry.checks import full_years
from survey.registry.records import Cell

SERVICES_A_PERSON = (1, 1, 1, 1, 2, 2, 3)
LONGEST = 4
OWN_LANGUAGE = 0.9
MOVES = 0.03
"""The share of services that a client receives in another region."""
FRIDAY = 5

Line = dict[str, Cell]


def invent_quarter(
    quarter: Quarter, services: int, seed: int, edition: Edition, words: Mapping[str, Any]
) -> dict[Month, list[Line]]:
    """Return about so many services as rows of cells by column name; the same arguments give the same rows."""
    chance = Random(seed)  # noqa: S311  invented on purpose, and repeatable
    lines: dict[Month, list[Line]] = {month: [] for month in quarter.months}
    regions = list(words["regions"])
    shares = [words["regions"][region]["share"] for region in regions]
    made = serial = 0
    while made < services:
        serial += 1
        person = invent_person(chance, words, chance.choices(regions, shares)[0], serial)
        for _ in range(min(chance.choice(SERVICES_A_PERSON), services - made)):
            month = chance.choice(quarter.months)
            region = chance.choice(regions) if chance.random() < MOVES else person.region
            lines[month].append(_line(chance, person, region, month, edition, words))
            made += 1
    return {month: spoil(chance, sorted(found, key=lambda one: str(one["end"]))) for month, found in lines.items()}


def _line(
    chance: Random, person: Person, region: str, month: Month, edition: Edition, words: Mapping[str, Any]
) -> Line:
    kazakh = person.kazakh if chance.random() < OWN_LANGUAGE else not person.kazakh
    language = "kk" if kazakh else "ru"
    firm = chance.choice(person.firms)
    end = _weekday(chance, month)
    start = max(month.first, end - timedelta(days=chance.randrange(LONGEST)))
    at_home = region == person.region
    service = chance.choice(words["services"])
    names = edition.region(region).name
    return {
        "region": names.kk if kazakh else names.ru,
        "settlement": person.settlement if at_home else words["regions"][region]["settlements"][0],
        "place": chance.choices(words["places"][language], (55, 35, 10))[0],
        **_client(person, firm, end, words, language),
        "service": service[language],
        "subservice": chance.choice(service[f"sub_{language}"]),
        "manager": chance.choice(words["names"]["kazakh_surnames"]) + " " + chance.choice("АБДЕЖКМНС") + ".",
        "start": start,
        "end": end,
        "work_phone": person.landline,
        "mobile_phone": person.mobile,
        "email": person.email,
    }


def _client(person: Person, firm: Firm, end: date, words: Mapping[str, Any], language: str) -> Line:
    industry = words["industries"][firm.industry]
    sexes = {"kk": ("ер", "әйел"), "ru": ("муж", "жен")}[language]
    return {
        "enterprise": firm.name,
        "client": person.name,
        "id_number": firm.number,
        "sex": sexes[0] if person.male else sexes[1],
        "birth": person.birth,
        "age": full_years(person.birth, end),
        "disability": "",
        "legal_form": words["forms"][firm.form][language],
        "category": words["categories"][language][firm.category],
        "industry": industry[language],
        "subindustry": industry["sub"],
    }


def _weekday(chance: Random, month: Month) -> date:
    days = [month.first + timedelta(days=day) for day in range(month.last.day)]
    return chance.choice([day for day in days if day.isoweekday() <= FRIDAY])
