"""The letter of ¶8 and what came of it, on a real store."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

import main
from storage.engine import open_store
from survey.edition_file import load_edition
from survey.errors import Refused
from survey.periods import Month
from survey.registry.standing import MonthState
from survey.services.desks import Desks

PASSWORD = "a-long-password"
SEPTEMBER = Month(2026, 9)
RECEIVED = date(2026, 10, 1)
EDITION = load_edition(main.EDITION)
SOUND = {
    "region": "Астана қаласы",
    "settlement": "Астана қаласы",
    "place": "ЦОП",
    "enterprise": "ЖК Ермеков",
    "client": "Ермеков Дәурен Серікұлы",
    "id_number": "900101300017",
    "sex": "ер",
    "birth": "01.01.1990",
    "age": "36",
    "legal_form": "ЖК",
    "category": "микро",
    "industry": "G",
    "service": "Кеңес беру",
    "manager": "Сапарова Әйгерім",
    "start": "02.09.2026",
    "end": "03.09.2026",
    "mobile_phone": "+7 701 555 01 01",
}


class Hands:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 10, 2, 5, tzinfo=UTC)  # a Friday

    def __call__(self) -> datetime:
        return self.now

    def day(self, day: int) -> None:
        self.now = datetime(2026, 10, day, 5, tzinfo=UTC)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def desks(tmp_path: Path, clock: Hands) -> Iterator[Desks]:
    with closing(main.open_desks(tmp_path / "store.db", "supervisor", PASSWORD, clock)) as opened:
        yield opened


def registry(path: Path, *rows: dict[str, str]) -> Path:
    """Write a month's registry: the sound row, changed."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [column.heading.kk for column in EDITION.columns])
        for number, changes in enumerate(rows, start=1):
            cells = SOUND | {"service": f"Кеңес беру {number}"} | changes
            sheet.write_row(number, 0, [cells.get(column.name, "") for column in EDITION.columns])
    return path


def take_in(desks: Desks, path: Path, *rows: dict[str, str]) -> None:
    desks.registry.import_month(registry(path, *rows), SEPTEMBER, RECEIVED, lambda _rows: None)


EXCLUDED, ERROR, WARNING = {"region": "Атлантида"}, {"birth": ""}, {"age": "99"}


@pytest.fixture
def faulty(desks: Desks, tmp_path: Path) -> Desks:
    take_in(desks, tmp_path / "first.xlsx", {}, EXCLUDED, ERROR, WARNING)
    return desks


def test_excluded_and_error_go_into_the_letter_and_warnings_only_if_the_supervisor_says_so(faulty: Desks) -> None:
    letter = faulty.notices.notice(SEPTEMBER, warnings=False)
    assert [count.code for count in letter.counts] == ["region.unknown", "birth.missing"]
    assert [(row.finding.row, row.finding.code, row.card.row) for row in letter.rows] == [
        (3, "region.unknown", 3),
        (4, "birth.missing", 4),
    ]
    wider = faulty.notices.notice(SEPTEMBER, warnings=True)
    assert [row.finding.code for row in wider.rows] == ["region.unknown", "birth.missing", "age.mismatch"]


def test_p8_p9_the_dates_of_a_letter_found_on_a_friday(faulty: Desks, clock: Hands) -> None:
    letter = faulty.notices.notice(SEPTEMBER, warnings=False)
    assert (letter.found, letter.due, letter.received) == (date(2026, 10, 2), date(2026, 10, 5), None)
    assert letter.corrections_due == date(2026, 10, 8)  # if it comes on the day it is due
    clock.day(6)
    faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 5))
    faulty.notices.notice_received(SEPTEMBER, date(2026, 10, 6))
    letter = faulty.notices.notice(SEPTEMBER, warnings=False)
    assert (letter.received, letter.corrections_due) == (date(2026, 10, 6), date(2026, 10, 9))


def test_the_day_of_finding_is_the_day_in_kazakhstan(desks: Desks, clock: Hands, tmp_path: Path) -> None:
    clock.now = datetime(2026, 10, 4, 20, tzinfo=UTC)  # Monday 01:00 in Astana
    take_in(desks, tmp_path / "night.xlsx", ERROR)
    assert desks.notices.notice(SEPTEMBER, warnings=False).found == date(2026, 10, 5)


def test_a_month_goes_from_received_to_accepted(faulty: Desks, clock: Hands, tmp_path: Path) -> None:
    def status() -> tuple[MonthState | None, date | None, date | None]:
        (found,) = (one for one in faulty.registry.months(SEPTEMBER.quarter) if one.month == SEPTEMBER)
        return found.state, found.notice_due, found.corrections_due

    due, mended = date(2026, 10, 5), date(2026, 10, 9)
    assert status() == (MonthState.RECEIVED, due, None)
    clock.day(6)
    faulty.notices.notice_sent(SEPTEMBER, due)
    assert status() == (MonthState.NOTIFIED, due, None)
    faulty.notices.notice_received(SEPTEMBER, date(2026, 10, 6))
    assert status() == (MonthState.NOTIFIED, due, mended)
    clock.day(8)
    take_in(faulty, tmp_path / "second.xlsx", {}, {}, WARNING)
    assert status() == (MonthState.CORRECTED, None, mended)
    faulty.notices.accept(SEPTEMBER)
    assert status() == (MonthState.ACCEPTED, None, mended)
    clock.day(9)
    take_in(faulty, tmp_path / "third.xlsx", {}, ERROR)
    assert status() == (MonthState.CORRECTED, date(2026, 10, 12), mended)


@pytest.mark.parametrize(("day", "late"), [(9, False), (10, True)])
def test_p9_a_correction_asked_for_is_late_only_after_its_own_days(
    faulty: Desks,
    clock: Hands,
    tmp_path: Path,
    day: int,
    late: bool,  # noqa: FBT001
) -> None:
    clock.day(6)
    faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 5))
    faulty.notices.notice_received(SEPTEMBER, date(2026, 10, 6))
    clock.day(day)
    mended = registry(tmp_path / "mended.xlsx", {}, {})
    result = faulty.registry.import_month(mended, SEPTEMBER, date(2026, 10, day), lambda _rows: None)
    assert result.version.late is late


def test_p9_a_correction_is_in_time_while_the_letters_receipt_is_not_entered(
    faulty: Desks, clock: Hands, tmp_path: Path
) -> None:
    clock.day(6)
    faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 5))
    mended = registry(tmp_path / "mended.xlsx", {}, {})
    result = faulty.registry.import_month(mended, SEPTEMBER, date(2026, 10, 6), lambda _rows: None)
    assert not result.version.late


@pytest.mark.parametrize("first", [date(2026, 10, 1), date(2026, 10, 2)])
def test_p7_no_letter_or_a_late_first_version_makes_every_later_one_late(
    desks: Desks, clock: Hands, tmp_path: Path, first: date
) -> None:
    faults = registry(tmp_path / "first.xlsx", {}, ERROR)
    desks.registry.import_month(faults, SEPTEMBER, first, lambda _rows: None)
    clock.day(6)
    if first > RECEIVED:
        desks.notices.notice_sent(SEPTEMBER, date(2026, 10, 5))
    mended = registry(tmp_path / "mended.xlsx", {}, {})
    assert desks.registry.import_month(mended, SEPTEMBER, date(2026, 10, 6), lambda _rows: None).version.late


def test_a_month_that_has_not_come_has_no_state(desks: Desks) -> None:
    assert {status.state for status in desks.registry.months(SEPTEMBER.quarter)} == {None}


def test_a_month_without_faults_needs_no_letter(desks: Desks, tmp_path: Path) -> None:
    take_in(desks, tmp_path / "sound.xlsx", {}, WARNING)
    assert desks.notices.standing(SEPTEMBER).state is MonthState.CHECKED
    with pytest.raises(Refused, match=r"notice\.nothing"):
        desks.notices.notice(SEPTEMBER, warnings=False)
    assert len(desks.notices.notice(SEPTEMBER, warnings=True).rows) == 1


def refusal(code: str) -> "pytest.RaisesExc[Refused]":
    return pytest.raises(Refused, match=code.replace(".", r"\."))


def test_nothing_can_happen_to_a_month_before_its_registry_comes(desks: Desks) -> None:
    with refusal("registry.none"):
        desks.notices.notice(SEPTEMBER, warnings=True)
    with refusal("registry.none"):
        desks.notices.notice_sent(SEPTEMBER, RECEIVED)
    with refusal("registry.none"):
        desks.notices.notice_received(SEPTEMBER, RECEIVED)
    with refusal("registry.none"):
        desks.notices.accept(SEPTEMBER)


def test_days_that_cannot_be_are_refused_and_leave_no_trace(faulty: Desks) -> None:
    before = faulty.notices.standing(SEPTEMBER)
    with refusal("notice.not_sent"):
        faulty.notices.notice_received(SEPTEMBER, date(2026, 10, 2))
    with refusal("notice.future"):
        faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 3))
    with refusal("notice.before_registry"):
        faulty.notices.notice_sent(SEPTEMBER, date(2026, 9, 30))
    assert faulty.notices.standing(SEPTEMBER) == before


def test_a_letter_is_not_received_before_it_is_sent(faulty: Desks, clock: Hands) -> None:
    clock.day(7)
    faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 5))
    with refusal("notice.received_before_sent"):
        faulty.notices.notice_received(SEPTEMBER, date(2026, 10, 2))
    with refusal("notice.future"):
        faulty.notices.notice_received(SEPTEMBER, date(2026, 10, 8))
    faulty.notices.notice_received(SEPTEMBER, date(2026, 10, 6))
    with refusal("notice.received_before_sent"):
        faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 7))


def test_a_day_entered_again_corrects_the_first_though_the_clock_was_set_back(faulty: Desks, clock: Hands) -> None:
    clock.day(7)
    faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 5))
    clock.day(6)
    faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 6))
    assert faulty.notices.standing(SEPTEMBER).sent == date(2026, 10, 6)


def test_an_accepted_version_takes_no_letter_and_is_not_accepted_twice(faulty: Desks) -> None:
    faulty.notices.accept(SEPTEMBER)
    with refusal("notice.accepted"):
        faulty.notices.accept(SEPTEMBER)
    with refusal("notice.accepted"):
        faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 2))


def test_a_receipt_entered_after_the_corrections_came_is_the_letters(
    faulty: Desks, clock: Hands, tmp_path: Path
) -> None:
    faulty.notices.notice_sent(SEPTEMBER, date(2026, 10, 2))
    clock.day(8)
    take_in(faulty, tmp_path / "second.xlsx", {}, {})
    stands = faulty.notices.notice_received(SEPTEMBER, date(2026, 10, 5))
    assert (stands.state, stands.corrections_due) == (MonthState.CORRECTED, date(2026, 10, 8))


def test_a_letter_about_nothing_cannot_have_gone_out(desks: Desks, tmp_path: Path) -> None:
    take_in(desks, tmp_path / "sound.xlsx", {})
    with refusal("notice.nothing"):
        desks.notices.notice_sent(SEPTEMBER, date(2026, 10, 2))


@pytest.mark.parametrize("statement", ["UPDATE month_facts SET day = '2026-10-01'", "DELETE FROM month_facts"])
def test_what_happened_to_a_month_cannot_be_changed_or_taken_back(statement: str, tmp_path: Path, clock: Hands) -> None:
    path = tmp_path / "guarded.db"
    with closing(main.open_desks(path, "supervisor", PASSWORD, clock)) as desks:
        take_in(desks, tmp_path / "first.xlsx", ERROR)
        desks.notices.notice_sent(SEPTEMBER, date(2026, 10, 2))
    with open_store(path, "supervisor", PASSWORD) as store, store._engine.connect() as connection:
        row = connection.execute(text("SELECT step, month FROM month_facts")).one()
        assert tuple(row) == ("sent", "2026-09")
        with pytest.raises(DatabaseError, match="facts are only added"):
            connection.execute(text(statement))
