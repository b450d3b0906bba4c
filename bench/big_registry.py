"""A month's registry of any size, in order and with the usual defects, written row by row."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, count, islice
from pathlib import Path
from random import Random

from xlsxwriter import Workbook

from survey.demo.defects import spoil
from survey.demo.rows import Line, invent_managers, write_row
from survey.demo.visits import invent_visits
from survey.edition import Edition
from survey.periods import Month

AT_ONCE = 30_000
"""Services of a quarter invented at once; about a third of them end in the month."""


def write_registry(path: Path, rows: int, month: Month, edition: Edition) -> None:
    """Write a registry of so many rows of a month; the same arguments give the same rows."""
    with Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Тізілім")
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, [column.heading.kk for column in edition.columns])
        for number, line in enumerate(islice(_lines(month, edition), rows), start=1):
            for place, column in enumerate(edition.columns):
                cell = line[column.name]
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(number, place, cell)
                else:
                    sheet.write_number(number, place, cell)


def _lines(month: Month, edition: Edition) -> Iterator[Line]:
    return chain.from_iterable(_piece(Random(seed), month, edition) for seed in count(1))


def _piece(chance: Random, month: Month, edition: Edition) -> list[Line]:
    managers = invent_managers(chance, edition)
    visits = invent_visits(chance, month.quarter, AT_ONCE, edition)
    return spoil(chance, [write_row(chance, visit, edition, managers) for visit in visits if visit.end in month])
