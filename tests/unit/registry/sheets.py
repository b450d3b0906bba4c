"""A registry as tests write it: a good row, and what differs from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from survey.edition import Edition
from survey.edition_file import load_edition
from survey.language import Language
from survey.periods import Month
from survey.registry.form import find_form
from survey.registry.links import PersonLink
from survey.registry.reading import RegistryFile
from survey.registry.records import Aside, Cell, Finding, Record
from survey.registry.workbook import Workbook

EDITION = load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")
SEPTEMBER = Month(2026, 9)
GOOD: Mapping[str, Cell] = {
    "region": "Шығыс Қазақстан облысы",
    "settlement": "Өскемен қ.",
    "place": "Кәсіпкерлерге қызмет көрсету орталығы",
    "enterprise": "«Береке» ЖК",
    "client": "Сынақов Ойдан Ойлапұлы",
    "id_number": "900101300017",
    "sex": "ер",
    "birth": date(1990, 1, 1),
    "age": 36,
    "disability": "",
    "legal_form": "ЖК",
    "category": "микро",
    "industry": "G",
    "subindustry": "47.11",
    "service": "Заң қызметтері",
    "subservice": "Шарттар жасасу",
    "manager": "Серік А.",
    "start": date(2026, 9, 3),
    "end": date(2026, 9, 4),
    "work_phone": "",
    "mobile_phone": "+7 705 111 22 33",
    "email": "client@example.kz",
}


class Pages:
    """A workbook of lists."""

    def __init__(self, **sheets: Sequence[Sequence[Cell]]) -> None:
        self._sheets = sheets

    @property
    def names(self) -> Sequence[str]:
        return list(self._sheets)

    def rows(self, name: str) -> Iterator[Sequence[Cell]]:
        return iter(self._sheets[name])


def headings(language: Language = Language.KK) -> list[Cell]:
    return [column.heading[language] for column in EDITION.columns]


def line(**changes: Cell) -> list[Cell]:
    row = {**GOOD, **changes}
    return [row[column.name] for column in EDITION.columns]


def other(number: int, **changes: Cell) -> list[Cell]:
    """Return a good row of another person."""
    person = {"client": f"Басқаев Адам {number}", "id_number": "", "mobile_phone": f"+7 705 222 {number:02} 33"}
    return line(**{**person, **changes})


@dataclass(frozen=True, slots=True)
class Reading:
    """A registry read to its end."""

    records: list[Record]
    findings: list[Finding]
    asides: list[Aside]


def read_pages(
    pages: Workbook, links: Sequence[PersonLink] = (), edition: Edition = EDITION, month: Month = SEPTEMBER
) -> Reading:
    form = find_form(pages, edition, "r.xlsx", lambda _headings: None)
    file = RegistryFile(pages, form, edition, month, "r.xlsx", links)
    return Reading(list(file.records(lambda _rows: None)), file.findings, file.asides)


def read(*lines: Sequence[Cell]) -> Reading:
    return read_pages(Pages(A=[headings(), *lines]))


def codes(*lines: Sequence[Cell]) -> list[str]:
    return sorted(finding.code for finding in read(*lines).findings)
