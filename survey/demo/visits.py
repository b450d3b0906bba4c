"""Invented services of a quarter: who received what, where and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from survey.calendar import is_working_day
from survey.demo.people import Enterprise, Person, invent_person
from survey.demo.words import Names, pick, pick_entry, words
from survey.edition import Edition
from survey.periods import Month, Quarter

SERVICES = {"1": 80.0, "2": 13.0, "3": 4.5, "4": 1.5, "6": 1.0}
"""How many services a client receives in a quarter."""
ELSEWHERE = 0.04
"""The share of services that a client receives in another region."""
OWN_LANGUAGE = 0.92
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Visit:
    """A service rendered; `language` is the one its row is written in."""

    person: Person
    enterprise: Enterprise
    region: str
    settlement: Names
    service: Names
    subservice: Names
    start: date
    end: date
    online: bool
    language: str


def invent_visits(chance: Random, quarter: Quarter, services: int, edition: Edition) -> list[Visit]:
    """Return so many services in order of the day they ended."""
    shares = region_shares(edition, quarter)
    days = [_working_days(month) for month in quarter.months]
    visits: list[Visit] = []
    serial = 0
    while len(visits) < services:
        serial += 1
        person = invent_person(chance, pick(chance, shares), serial, quarter.months[0].first)
        number = min(int(pick(chance, SERVICES)), services - len(visits))
        visits.extend(_visits(chance, person, number, shares, days))
    return sorted(visits, key=lambda visit: visit.end)


def region_shares(edition: Edition, quarter: Quarter) -> dict[str, float]:
    """Return the share of each region of the edition that exists in a quarter."""
    places = words("places")["regions"]
    day = quarter.months[0].first
    return {
        region.code: places[region.code]["share"]
        for region in edition.regions
        if region.exists_on(day) and region.code in places
    }


def _visits(
    chance: Random, person: Person, number: int, shares: dict[str, float], days: Sequence[Sequence[date]]
) -> Iterator[Visit]:
    for _ in range(number):
        region, settlement = person.region, person.settlement
        if chance.random() < ELSEWHERE:
            region = pick(chance, shares)
            settlement = chance.choice(words("places")["regions"][region]["settlements"])
        service = pick_entry(chance, words("services")["services"])
        month = chance.choice(days)
        last = chance.randrange(len(month))
        yield Visit(
            person=person,
            enterprise=chance.choice(person.enterprises),
            region=region,
            settlement=settlement,
            service=service["name"],
            subservice=chance.choice(service["kinds"]),
            start=month[max(0, last - chance.randrange(LONGEST))],
            end=month[last],
            online=chance.random() < service["online"],
            language=person.language if chance.random() < OWN_LANGUAGE else chance.choice(("kk", "ru")),
        )


def _working_days(month: Month) -> list[date]:
    days = (month.first + timedelta(days=day) for day in range(month.last.day))
    return [day for day in days if is_working_day(day)]
