"""An invented quarter as the office files in which a provider would deliver it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from survey.demo.quarter import invent_quarter
from survey.demo.rows import Line
from survey.demo.words import Names, words
from survey.edition import Edition
from survey.errors import FileRefused
from survey.language import Language
from survey.periods import Quarter

if TYPE_CHECKING:
    from xlsxwriter import Workbook

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
"""One moment for every file: the same arguments give the same bytes."""
LANGUAGES = (Language.KK, Language.RU, Language.KK)
"""The language of each month's headings."""
TITLED = 0
"""The month whose form has its title above."""


@dataclass(frozen=True, slots=True)
class Table:
    """What one file holds: titles above, headings by column name, rows."""

    sheet: str
    titles: Sequence[str]
    headings: Mapping[str, str]
    lines: Iterable[Line]


def write_demo_files(folder: Path, quarter: Quarter, services: int, seed: int, edition: Edition) -> tuple[Path, ...]:
    """Write the three months' registries, then the acts and the questionnaires; return the files in this order.

    Raises FileRefused (report.write_failed).
    """
    invented = invent_quarter(quarter, services, seed, edition)
    said = words("registers")
    tables = {
        f"registry-{month}.xlsx": _registry(edition, said["registry"], place, lines)
        for place, (month, lines) in enumerate(invented.registries.items())
    }
    tables[f"acts-{quarter}.xlsx"] = _register(said["acts"], invented.acts)
    tables[f"questionnaires-{quarter}.xlsx"] = _register(said["questionnaires"], invented.questionnaires)
    return tuple(_write(folder / name, table, said["registry"]["invented"]) for name, table in tables.items())


def _registry(edition: Edition, said: Mapping[str, Names], place: int, lines: Iterable[Line]) -> Table:
    language = LANGUAGES[place]
    titles = (said["title"][language], said["invented"][language], "") if place == TITLED else ()
    headings = {column.name: column.heading[language] for column in edition.columns}
    return Table(said["sheet"][language], titles, headings, lines)


def _register(said: Mapping[str, str | Sequence[Names]], lines: Iterable[Line]) -> Table:
    headings = {column["name"]: column["heading"] for column in said["headings"] if not isinstance(column, str)}
    return Table(str(said["sheet"]), (str(said["title"]), ""), headings, lines)


def _write(path: Path, table: Table, invented: Names) -> Path:
    from xlsxwriter import Workbook  # noqa: PLC0415  only the demo writes workbooks so far
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with Workbook(path, {"constant_memory": True}) as workbook:
            workbook.set_properties({"created": CREATED, "comments": f"{invented['kk']}. {invented['ru']}"})
            _fill(workbook, table)
    except (OSError, FileCreateError) as error:
        raise FileRefused("report.write_failed", file=path.name) from error
    return path


def _fill(workbook: "Workbook", table: Table) -> None:
    sheet = workbook.add_worksheet(table.sheet)
    bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "dd.mm.yyyy"})
    sheet.set_column(0, len(table.headings) - 1, 18)
    for number, title in enumerate(table.titles):
        sheet.write_string(number, 0, title, bold)
    top = len(table.titles)
    sheet.write_row(top, 0, table.headings.values(), bold)
    for number, line in enumerate(table.lines, start=top + 1):
        for place, name in enumerate(table.headings):
            cell = line[name]
            if isinstance(cell, date):
                sheet.write_datetime(number, place, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(number, place, cell)
            else:
                sheet.write_number(number, place, cell)
