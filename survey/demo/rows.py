"""Rows of the registry form (Annex 1) as the provider's managers write them."""

from collections.abc import Mapping
from random import Random
from typing import TypeAlias

from survey.demo.people import invent_name
from survey.demo.phones import write_landline, write_mobile
from survey.demo.visits import Visit
from survey.demo.words import pick, pick_entry, words
from survey.edition import Edition
from survey.language import Language
from survey.registry.dates import full_years
from survey.registry.records import Cell

Line: TypeAlias = dict[str, Cell]
"""A row's cells by column name."""

MANAGERS = 4
"""Managers in a region."""
MANAGER_WOMEN = 0.6


def invent_managers(chance: Random, edition: Edition) -> dict[str, list[str]]:
    """Return the names of the provider's managers by region."""
    peoples = words("names")["peoples"]
    return {
        region.code: [
            invent_name(chance, pick_entry(chance, peoples), male=chance.random() >= MANAGER_WOMEN)
            for _ in range(MANAGERS)
        ]
        for region in edition.regions
    }


def write_row(chance: Random, visit: Visit, edition: Edition, managers: Mapping[str, list[str]]) -> Line:
    """Return the row of a service."""
    language = visit.language
    person = visit.person
    return {
        "region": edition.region(visit.region).name[Language(language)],
        "settlement": visit.settlement[language],
        "place": _place(chance, visit),
        **_client(chance, visit),
        **_enterprise(visit),
        "service": visit.service[language],
        "subservice": visit.subservice[language],
        "manager": chance.choice(managers[visit.region]),
        "start": visit.start,
        "end": visit.end,
        "work_phone": write_landline(chance, person.landline) if person.landline else "",
        "mobile_phone": write_mobile(chance, person.mobile, words("cells")["phones"]),
        "email": person.email,
    }


def _place(chance: Random, visit: Visit) -> str:
    cells = words("cells")
    place = cells["places"][pick(chance, cells["place_shares"])]
    return str(place[visit.language].format(settlement=visit.settlement[visit.language]))


def _client(chance: Random, visit: Visit) -> Line:
    person, language, cells = visit.person, visit.language, words("cells")
    return {
        "client": person.name,
        "sex": chance.choice(cells["sex"]["male" if person.male else "female"][language]),
        "birth": person.birth,
        "age": full_years(person.birth, visit.end),
        "disability": cells["disability"]["some" if person.disabled else "none"][language],
    }


def _enterprise(visit: Visit) -> Line:
    enterprise, language = visit.enterprise, visit.language
    return {
        "enterprise": enterprise.name,
        "id_number": enterprise.number,
        "legal_form": enterprise.form[language],
        "category": enterprise.category[language],
        "industry": enterprise.industry[language],
        "subindustry": enterprise.subindustry[language],
    }
