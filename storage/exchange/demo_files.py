"""The invented quarter as office files."""

import tomllib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from survey.demo.registers import ACTS, QUESTIONNAIRES, invent_acts, invent_questionnaires
from survey.demo.rows import invent_quarter
from survey.edition import Edition
from survey.errors import FileRefused
from survey.language import Language
from survey.periods import Quarter
from survey.registry.records import Cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook

WORDS = Path(__file__).parents[2] / "resources" / "demo" / "quarter.toml"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""The workbooks' date of creation: the same arguments give the same bytes."""


def write_demo_files(folder: Path, quarter: Quarter, services: int, seed: int, edition: Edition) -> tuple[Path, ...]:
    """Write the three months' registries, then the acts and the questionnaires of the quarter; return the files.

    Raises FileRefused (report.write_failed).
    """
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    months = invent_quarter(quarter, services, seed, edition, words)
    chance = Random(seed)  # noqa: S311  invented on purpose, and repeatable
    files: list[Path] = []
    for number, (month, lines) in enumerate(months.items()):
        language = Language.RU if number == 1 else Language.KK
        titles = (edition.headings["title"][language], str(month)) if number == 0 else ()
        headings = [column.heading[language] for column in edition.columns]
        rows = ([line[column.name] for column in edition.columns] for line in lines)
        files.append(_write(folder / f"registry-{month}.xlsx", (*([title] for title in titles), headings), rows))
    everything = [line for lines in months.values() for line in lines]
    acts = invent_acts(chance, everything)
    files.append(_write(folder / f"acts-{quarter}.xlsx", (ACTS,), acts))
    filled = invent_questionnaires(chance, acts)
    files.append(_write(folder / f"questionnaires-{quarter}.xlsx", (QUESTIONNAIRES,), filled))
    return tuple(files)


def _write(path: Path, top: Sequence[Sequence[str]], rows: Iterable[Sequence[Cell]]) -> Path:
    from xlsxwriter import Workbook  # noqa: PLC0415  only the demo writes workbooks so far
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with Workbook(path, {"constant_memory": True}) as workbook:
            workbook.set_properties({"created": MADE})
            _fill(workbook, top, rows)
    except (OSError, FileCreateError) as error:
        raise FileRefused("report.write_failed", file=str(path)) from error
    return path


def _fill(workbook: "Workbook", top: Sequence[Sequence[str]], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = workbook.add_worksheet()
    bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "dd.mm.yyyy"})
    for number, cells in enumerate(top):
        sheet.write_row(number, 0, cells, bold)
    for number, line in enumerate(rows, start=len(top)):
        for place, cell in enumerate(line):
            if isinstance(cell, date):
                sheet.write_datetime(number, place, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(number, place, cell)
            else:
                sheet.write(number, place, cell)
