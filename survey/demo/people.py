"""Invented persons and their enterprises."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from survey.demo.numbers import invent_bin, invent_iin
from survey.demo.phones import Landline, invent_landline, invent_mobile
from survey.demo.words import Names, pick, pick_entry, words

MEN, WITH_PATRONYMIC, DISABLED = 0.47, 0.93, 0.03
YOUNGEST, USUAL, ELDEST = 20, 38, 72
ENTERPRISES = {"1": 90.0, "2": 8.0, "3": 2.0}
KAZAKH_ROWS = {"kk": 86.0, "ru": 14.0}
OTHER_ROWS = {"kk": 20.0, "ru": 80.0}


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise: its name as its owner writes it, its IIN or BIN, and what the form asks about it."""

    name: str
    number: str
    form: Names
    category: Names
    industry: Names
    subindustry: Names


@dataclass(frozen=True, slots=True)
class Person:
    """An invented client; `mobile` is ten digits, `language` the one his manager mostly writes in."""

    name: str
    male: bool
    disabled: bool
    birth: date
    region: str
    settlement: Names
    mobile: str
    landline: Landline | None
    email: str
    enterprises: tuple[Enterprise, ...]
    language: str


def invent_person(chance: Random, region: str, serial: int, latest: date) -> Person:
    """Return a client of a region before a day; `serial` makes the e-mail address his own."""
    male = chance.random() < MEN
    people = pick_entry(chance, words("names")["peoples"])
    birth = latest - timedelta(days=int(chance.triangular(YOUNGEST, ELDEST, USUAL) * 365.25))
    language = pick(chance, KAZAKH_ROWS if people["fathers"] else OTHER_ROWS)
    settlement = chance.choice(words("places")["regions"][region]["settlements"])
    iin = invent_iin(chance, birth, male=male)
    phones, emails = words("cells")["phones"], words("cells")["emails"]
    companies = range(int(pick(chance, ENTERPRISES)))
    return Person(
        name=invent_name(chance, people, male=male),
        male=male,
        disabled=chance.random() < DISABLED,
        birth=birth,
        region=region,
        settlement=settlement,
        mobile=invent_mobile(chance, phones["mobile"]),
        landline=invent_landline(chance, settlement["code"]) if chance.random() < phones["landline"] else None,
        email=f"client{serial}@{chance.choice(emails['domains'])}" if chance.random() < emails["share"] else "",
        enterprises=tuple(_enterprise(chance, iin, language, latest.year) for _ in companies),
        language=language,
    )


def invent_name(chance: Random, people: Mapping[str, Any], *, male: bool) -> str:
    """Return surname, first name and, mostly, patronymic; a woman's made from the man's."""
    surname = chance.choice(people["surnames"])
    first = chance.choice(people["men" if male else "women"])
    parts = [surname if male else feminine(surname), first]
    if chance.random() < WITH_PATRONYMIC:
        parts.append(_patronymic(chance, people, male=male))
    return " ".join(parts)


def feminine(surname: str) -> str:
    """Return the surname as a woman bears it: Сапаров, Сапарова; Ким stays Ким."""
    return f"{surname}а" if surname.endswith(("ов", "ев", "ёв", "ин", "ын")) else surname


def _patronymic(chance: Random, people: Mapping[str, Any], *, male: bool) -> str:
    if chance.random() < people["kazakh_patronymic"]:
        return f"{chance.choice(people['fathers'])}{'ұлы' if male else 'қызы'}"
    patronymic = str(chance.choice(people["patronymics"]))
    return patronymic if male else f"{patronymic.removesuffix('ич')}на"


def _enterprise(chance: Random, iin: str, language: str, latest: int) -> Enterprise:
    stock, cells = words("enterprises"), words("cells")
    form = pick_entry(chance, stock["forms"])
    industry = pick_entry(chance, stock["industries"])
    title = chance.choice(stock["names"]) + chance.choice(stock["endings"])
    short = form["short"][language]
    return Enterprise(
        name=f"«{title}» {short}" if language == "kk" else f"{short} «{title}»",
        number=iin if form["holder"] == "person" else invent_bin(chance, latest - 1),
        form=form["short"] if chance.random() < 1 / 2 else form["name"],
        category=cells["categories"][pick(chance, cells["category_shares"])],
        industry=industry["name"],
        subindustry=chance.choice(industry["kinds"]),
    )
