"""Laws of the registry desk: whatever the rows, counts add up, and neither order nor cutting changes a figure."""

from datetime import date, timedelta
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine import Store
from storage.exchange.workbooks import open_workbook
from survey.periods import Month
from survey.registry.records import Cell
from survey.services.registry import ImportResult, RegistryDesk
from tests.storage.corpus.files import text
from tests.storage.invented import NOW
from tests.unit.registry.sheets import EDITION, SEPTEMBER, headings, other

AUGUST = Month(2026, 8)
CHANGES = st.sampled_from(
    [
        {},
        {"region": "Оңтүстік Қазақстан облысы"},
        {"id_number": "940140000385"},
        {"id_number": "9.4E+11"},
        {"start": "", "end": "айдың соңы"},
        {"service": "#N/A"},
        {"client": ""},
        {"mobile_phone": "8 705 111 22 33"},
    ]
)
ROWS = st.lists(st.tuples(st.integers(0, 9), CHANGES), min_size=1, max_size=10)
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = count()


def desk_of(store: Store) -> RegistryDesk:
    return RegistryDesk(store.work, lambda: NOW, EDITION, store.staff, open_workbook)


def taken(desk: RegistryDesk, folder: Path, lines: list[list[Cell]], month: Month = SEPTEMBER) -> ImportResult:
    """Take in a file of these lines; no two files are equal byte for byte, so each is a version."""
    path = text([[f"файл {next(NUMBERS)}"], headings(), *lines], "utf-8", ";")(folder)
    return desk.import_month(path, month, date(2026, 10, 1), lambda _rows: None)


def figures(result: ImportResult) -> tuple[object, ...]:
    return (
        result.version.rows,
        result.counted,
        result.excluded,
        result.persons,
        result.enterprises,
        dict(result.findings),
    )


def lines_of(rows: list[tuple[int, dict[str, Cell]]]) -> list[list[Cell]]:
    return [other(number, **changes) for number, changes in rows]


@FEW
@given(ROWS)
def test_rows_are_counted_plus_excluded(store: Store, tmp_path: Path, rows: list[tuple[int, dict[str, Cell]]]) -> None:
    result = taken(desk_of(store), tmp_path, lines_of(rows))

    assert result.counted + result.excluded == result.version.rows == len(rows)


@FEW
@given(ROWS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_rows_changes_no_figure(
    store: Store, tmp_path: Path, orders: tuple[list[tuple[int, dict[str, Cell]]], list[tuple[int, dict[str, Cell]]]]
) -> None:
    desk = desk_of(store)
    one, turned = (taken(desk, tmp_path, lines_of(rows)) for rows in orders)

    assert figures(one) == figures(turned)


def test_the_same_file_twice_is_one_version(store: Store, tmp_path: Path) -> None:
    desk = desk_of(store)
    path = text([headings(), other(1)], "utf-8", ";")(tmp_path)
    first, again = (desk.import_month(path, SEPTEMBER, None, lambda _rows: None) for _ in range(2))

    assert (first.repeated, again.repeated) == (False, True)
    assert first.version == again.version


@FEW
@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from([0, 1])), min_size=1, max_size=10, unique=True))
def test_a_file_split_by_months_equals_the_whole(store: Store, tmp_path: Path, rows: list[tuple[int, int]]) -> None:
    """A row counts in the month it ended in, wherever it stands."""
    desk = desk_of(store)
    days = {month: month.first + timedelta(days=3) for month in (AUGUST, SEPTEMBER)}
    lines = [other(number, start=days[month], end=days[month]) for number, at in rows for month in [list(days)[at]]]
    parted = {month: [row for row in lines if row[18] == days[month]] for month in days}

    whole = [taken(desk, tmp_path, lines, month).counted for month in days]
    parts = [taken(desk, tmp_path, part, month).counted if part else 0 for month, part in parted.items()]

    assert parts == whole
    assert sum(parts) == len(set(rows))
