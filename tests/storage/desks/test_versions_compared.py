"""Two versions of a month compared on a real store."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from survey.errors import Refused
from survey.periods import Month
from survey.registry.records import Cell
from survey.services.desks import Desks
from tests.unit.registry.sheets import GOOD

SEPTEMBER = Month(2026, 9)


def other(number: int, **changes: Cell) -> Mapping[str, Cell]:
    person = {"client": f"Басқаев Адам {number}", "id_number": "", "mobile_phone": f"+7 705 222 {number:02} 33"}
    return GOOD | person | changes


def take_in(desks: Desks, path: Path, rows: Sequence[Mapping[str, Cell]]) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [column.heading.kk for column in desks.edition.columns])
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, [row[column.name] for column in desks.edition.columns])
    desks.registry.import_month(path, SEPTEMBER, date(2026, 10, 1), lambda _rows: None)


def test_p9_what_the_provider_mended_broke_added_and_dropped_is_told_row_by_row(desks: Desks, tmp_path: Path) -> None:
    take_in(desks, tmp_path / "1.xlsx", [GOOD, other(1, mobile_phone=""), other(2), other(3), other(4)])
    take_in(desks, tmp_path / "2.xlsx", [other(9), GOOD, other(1), other(2, sex=""), other(3, settlement="Риддер қ.")])
    assert [version.number for version in desks.registry.versions(SEPTEMBER)] == [1, 2]
    found = desks.registry.compare(SEPTEMBER, 1, 2)
    assert ([row.number for row in found.added], [row.number for row in found.gone]) == ([2], [6])
    (mended,), (broken,), (changed,) = found.mended, found.broken, found.changed
    assert (mended.older.number, mended.newer.number, list(mended.changed)) == (3, 4, ["mobile_phone"])
    assert {code for code, _column in mended.older.findings - mended.newer.findings} == {"phone.missing"}
    assert {code for code, _column in broken.newer.findings - broken.older.findings} == {"sex.missing"}
    assert changed.changed == {"settlement": (GOOD["settlement"], "Риддер қ.")}
    assert found.unchanged == 1


def test_a_version_that_is_not_there_is_refused(desks: Desks, tmp_path: Path) -> None:
    take_in(desks, tmp_path / "1.xlsx", [GOOD])
    with pytest.raises(Refused) as refused:
        desks.registry.compare(SEPTEMBER, 1, 2)
    assert (refused.value.code, refused.value.facts) == ("registry.no_version", {"month": SEPTEMBER, "number": 2})
