"""Invented persons and their enterprises."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from survey.demo.numbers import as_clerks_write, invented_bin, invented_iin, invented_landline, invented_mobile

ELDEST, YOUNGEST = date(1956, 1, 1), date(2004, 1, 1)
MEN, KAZAKHS, WITH_LANDLINE, WITH_EMAIL, OF_OTHERS = 0.46, 0.62, 0.35, 0.5, 0.2
COMPANIES = (1, 1, 1, 1, 1, 1, 1, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class Firm:
    """An enterprise of a person: its name with the legal form, its number, form, category and industry by place."""

    name: str
    number: str
    form: int
    category: int
    industry: int


@dataclass(frozen=True, slots=True)
class Person:
    """An invented client."""

    name: str
    male: bool
    birth: date
    region: str
    settlement: str
    mobile: str
    landline: str
    email: str
    firms: tuple[Firm, ...]
    kazakh: bool


def invent_person(chance: Random, words: Mapping[str, Any], region: str, serial: int) -> Person:
    """Return a person of a region; `serial` makes the e-mail address his own."""
    male, kazakh = chance.random() < MEN, chance.random() < KAZAKHS
    birth = ELDEST + timedelta(days=chance.randrange((YOUNGEST - ELDEST).days))
    place = words["regions"][region]
    count = chance.choice(COMPANIES)
    iin = invented_iin(chance, birth, male=male)
    return Person(
        name=_name(chance, words["names"], male=male, kazakh=kazakh),
        male=male,
        birth=birth,
        region=region,
        settlement=chance.choice([place["settlements"][0], *place["settlements"]]),
        mobile=as_clerks_write(chance, invented_mobile(chance)),
        landline=as_clerks_write(chance, invented_landline(chance, place["area"]))
        if chance.random() < WITH_LANDLINE
        else "",
        email=f"client{serial}@example.kz" if chance.random() < WITH_EMAIL else "",
        firms=tuple(_firm(chance, words, iin, kazakh=kazakh) for _ in range(count)),
        kazakh=kazakh,
    )


def _landline(chance: Random, area: str) -> str:
    return as_clerks_write(chance, invented_landline(chance, area)) if chance.random() < WITH_LANDLINE else ""


def _name(chance: Random, names: Mapping[str, list[str]], *, male: bool, kazakh: bool) -> str:
    if kazakh:
        first = chance.choice(names["kazakh_men" if male else "kazakh_women"])
        father = chance.choice(names["kazakh_men"])
        surname = chance.choice(names["kazakh_surnames"])
        return f"{surname} {first} {father}{'ұлы' if male else 'қызы'}"
    first = chance.choice(names["russian_men" if male else "russian_women"])
    father = chance.choice(names["russian_fathers"])
    if chance.random() < OF_OTHERS:
        return f"{chance.choice(names['other_surnames'])} {first}"
    surname = chance.choice(names["russian_surnames"]) + ("" if male else "а")
    return f"{surname} {first} {_patronymic(father, male=male)}"


def _patronymic(father: str, *, male: bool) -> str:
    stem = father.removesuffix("й").removesuffix("р") + ("р" if father.endswith("р") else "")
    link = "еви" if father.endswith("й") else "ови"
    if father == "Пётр":
        stem = "Петр"
    if father == "Николай":
        stem, link = "Никола", "еви"
    ending = link + "ч" if male else link.removesuffix("и") + "на"
    return stem + ending


def _firm(chance: Random, words: Mapping[str, Any], iin: str, *, kazakh: bool) -> Firm:
    forms = words["forms"]
    form = chance.choices(range(len(forms)), [one["share"] for one in forms])[0]
    abbreviation = forms[form]["kk" if kazakh else "ru"]
    title = chance.choice(words["names"]["enterprises"])
    name = f"«{title}» {abbreviation}" if kazakh else f"{abbreviation} «{title}»"
    number = iin if forms[form]["number"] == "iin" else invented_bin(chance)
    category = chance.choices(range(4), (70, 25, 4, 1))[0]
    return Firm(name, number, form, category, chance.randrange(len(words["industries"])))
