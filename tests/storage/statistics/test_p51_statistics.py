"""¶5.1: the nine indicators that the desk counts are those of plain loops over the raw rows."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

import main
from storage.exchange.demo_files import write_demo_files
from survey.calendar import registry_due
from survey.edition import Severity
from survey.errors import Refused
from survey.periods import Month, Quarter
from survey.report.canonical import statistics_document
from survey.services.desks import Desks
from tests.storage.statistics.by_hand import Counted, Line, by_hand, clients_of, day_of, lines_of, person_of, plain

QUARTER = Quarter(2026, 3)
SERVICES = 700
IN_TIME, LATE = timedelta(days=0), timedelta(days=20)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_demo_files(tmp_path_factory.mktemp("demo"), QUARTER, SERVICES, 11, main.edition())


@pytest.fixture
def desks(tmp_path: Path) -> Any:
    with closing(main.open_desks(tmp_path / "store.db", "supervisor", "a-long-password")) as opened:
        yield opened


def take_in(desks: Desks, file: Path, month: Month, after: timedelta = IN_TIME) -> None:
    desks.registry.import_month(file, month, month.next.first + after, lambda _rows: None)


def counted_rows(desks: Desks, files: Sequence[Path], months: Sequence[Month]) -> list[tuple[int, Line]]:
    rows = []
    for file, month in zip(files, months, strict=True):
        excluded = {one.row for one in desks.registry.findings(month) if one.severity is Severity.EXCLUDED}
        rows += [(number, line) for number, line in lines_of(file).items() if number not in excluded]
    return rows


def ours(desks: Desks, quarter: Quarter = QUARTER) -> Counted:
    document = statistics_document(desks.reporting.statistics(quarter))["statistics"]
    return {
        name: ({tuple(v for k, v in row.items() if k != "value"): row["value"] for row in one["rows"]}, one["total"])
        for name, one in document.items()
    }


def test_all_nine_equal_plain_loops_over_a_demo_quarter(desks: Desks, files: tuple[Path, ...]) -> None:
    for file, month in zip(files, QUARTER.months, strict=False):
        take_in(desks, file, month)
    rows = counted_rows(desks, files[:3], QUARTER.months)
    assert len(rows) < sum(len(lines_of(file)) for file in files[:3])
    assert ours(desks) == by_hand(rows)


def test_p10_a_late_month_is_in_none_of_the_nine(desks: Desks, files: tuple[Path, ...]) -> None:
    for file, month, after in zip(files, QUARTER.months, (IN_TIME, LATE, IN_TIME), strict=False):
        take_in(desks, file, month, after)
    july, _, september = QUARTER.months
    assert ours(desks) == by_hand(counted_rows(desks, (files[0], files[2]), (july, september)))


def test_the_supervisors_words_join_and_part_clients_in_all_nine(desks: Desks, files: tuple[Path, ...]) -> None:
    for file, month in zip(files, QUARTER.months, strict=False):
        take_in(desks, file, month)
    rows = counted_rows(desks, files[:3], QUARTER.months)
    lines = [line for _, line in rows]
    keys = [person_of(line)[0] for line in lines]
    clients = clients_of(lines, (), ())
    by_rule = next((key, client) for key, client in zip(keys, clients, strict=True) if key != client)
    alone = sorted({client for client in clients if client.startswith("nb:") and client not in by_rule})
    joined = [(alone[0], alone[1]), (alone[0], alone[2])]
    before = ours(desks)
    desks.persons.part(*by_rule, "екі бөлек адам")
    for pair in joined:
        desks.persons.join(*pair, "бір адам")
    after = ours(desks)
    assert after == by_hand(rows, joined, [by_rule])
    assert after["clients_by_region"][1] == before["clients_by_region"][1] - len(joined) + 1
    assert after["services_total"] == before["services_total"]


def test_online_services_are_told_by_their_acts_where_the_registry_has_no_such_column(
    desks: Desks, files: tuple[Path, ...]
) -> None:
    for file, month in zip(files, QUARTER.months, strict=False):
        take_in(desks, file, month)
    assert desks.reporting.statistics(QUARTER).mode_unknown == ours(desks)["services_total"][1]
    desks.registers.import_acts(files[3])
    rows = [
        (number, with_mode(line, modes(files[3]))) for number, line in counted_rows(desks, files[:3], QUARTER.months)
    ]
    assert desks.reporting.statistics(QUARTER).mode_unknown == 0
    assert ours(desks) == by_hand(rows)


def modes(file: Path) -> dict[tuple[str, str, date | None], str]:
    """Return how the acts say a service was rendered; none of two equal acts says otherwise than the other."""
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    found: dict[tuple[str, str, date | None], str] = {}
    for _number, client, _id, service, _start, end, mode, *_ in rows[3:]:
        key = (plain(client), plain(service), day_of(end))
        assert found.setdefault(key, str(mode)) == mode
    return found


def with_mode(line: Line, said: dict[tuple[str, str, date | None], str]) -> Line:
    return {**line, "mode": said[plain(line["client"]), plain(line["service"]), day_of(line["end"])]}


def test_decembers_services_stand_on_a_line_of_their_own_in_the_next_quarter_i(desks: Desks, tmp_path: Path) -> None:
    quarters = Quarter(2026, 4), Quarter(2027, 1)
    written = [write_demo_files(tmp_path / str(one), one, 240, 3, desks.edition)[:3] for one in quarters]
    for files_of, quarter in zip(written, quarters, strict=True):
        for file, month in zip(files_of, quarter.months, strict=True):
            take_in(desks, file, month, registry_due(month) - month.next.first)
    fourth, first = (desks.reporting.statistics(quarter) for quarter in quarters)
    december = by_hand(counted_rows(desks, written[0][2:], [Month(2026, 12)]))
    assert fourth.carried is None
    assert ours(desks, quarters[0]) == by_hand(counted_rows(desks, written[0][:2], quarters[0].months[:2]))
    assert ours(desks, quarters[1]) == by_hand(counted_rows(desks, written[1], quarters[1].months))
    assert first.carried
    assert first.carried.months == (Month(2026, 12),)
    assert first.carried.services == december["services_total"][1]
    assert first.carried.clients == december["clients_by_region"][1]
    assert first.carried.enterprises == december["enterprises_by_region_legal_form"][1]


def test_a_quarter_without_a_registry_is_refused(desks: Desks) -> None:
    with pytest.raises(Refused, match=r"report\.no_registry"):
        desks.reporting.statistics(QUARTER)
