"""A month's file is brought in, told of while it is read, stopped when asked, and its findings laid out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from xlsxwriter import Workbook

from survey.edition import Severity
from survey.errors import FileRefused, Refused
from survey.language import Language
from survey.ports import ClientCard, FindingRow
from survey.registry.records import Aside, Finding
from survey.registry.standing import MonthState
from survey.services.registry import RegistryDesk
from tests.ui import at_once
from tests.ui.at_once import Later, Said
from tests.ui.invented_desks import QUARTER, ROW_COUNTS, InventedRegistry, invented_edition, version_of
from tests.ui.invented_registers import proposal
from ui.registry.faces import row_columns
from ui.registry.length import stated_rows
from ui.registry.presenter import RegistryPresenter
from ui.tasks import Run
from ui.texts import Texts

JULY, AUGUST, SEPTEMBER = QUARTER.months
FILE = Path("kzt.xlsx")


def opened(desk: InventedRegistry, run: Run = at_once.run) -> tuple[RegistryPresenter, Said]:
    view = Said()
    presenter = RegistryPresenter(cast("RegistryDesk", desk), invented_edition(), view, run, at_once.relay)
    presenter.translate(Texts(Language.EN))
    presenter.choose(QUARTER)
    presenter.load()
    return presenter, view


def test_the_first_month_that_is_missing_is_chosen() -> None:
    _, view = opened(InventedRegistry({JULY: version_of(JULY)}))
    assert view.last("show_months")[1] == AUGUST
    assert "August 2026" in view.last("show_empty")


def test_a_file_goes_to_the_chosen_month_with_the_day_it_was_received() -> None:
    desk = InventedRegistry()
    presenter, view = opened(desk)
    presenter.choose_month(SEPTEMBER)
    presenter.bring(FILE, date(2026, 10, 1))
    assert desk.received == [(FILE, SEPTEMBER, date(2026, 10, 1))]
    assert "20,612 rows accepted" in view.last("show_end")


def test_the_rows_read_are_told_while_reading() -> None:
    presenter, view = opened(InventedRegistry(steps=(500, 1000)))
    presenter.bring(FILE, None)
    assert [values[0] for name, values, _ in view.told if name == "show_pace"] == [500, 1000]


def test_a_stopped_import_is_no_error() -> None:
    later = Later()
    presenter, view = opened(InventedRegistry(), later.run)
    while later.waiting:
        later.do()
    presenter.bring(FILE, None)
    presenter.stop()
    later.do()
    assert view.last("show_end") == ""
    assert "show_error" not in view.order
    assert "show_pace" not in view.order


def test_a_file_that_is_refused_is_an_error_beside_what_is_shown() -> None:
    desk = InventedRegistry(error=Refused("registry.empty", file="kzt.xlsx"))
    presenter, view = opened(desk)
    presenter.bring(FILE, None)
    assert view.last("show_error").code == "registry.empty"
    assert view.last("show_end") == ""


def test_a_second_file_waits_until_the_first_is_read() -> None:
    later = Later()
    presenter, _ = opened(InventedRegistry(), later.run)
    while later.waiting:
        later.do()
    for _ in range(2):
        presenter.bring(FILE, None)
    assert len(later.waiting) == 1


def test_findings_are_listed_by_number_of_rows_and_the_largest_is_open() -> None:
    desk = InventedRegistry({month: version_of(month) for month in QUARTER.months}, ROW_COUNTS)
    _, view = opened(desk)
    faces, chosen = view.last("show_findings")
    assert [face.code for face in faces] == ["date.end_before_start", "phone.missing"]
    assert chosen == "date.end_before_start"
    assert view.last("show_rows")[0] == "End before start – 3 rows"


def test_the_wrong_cell_is_marked_and_its_sentence_stands_last() -> None:
    desk = InventedRegistry({month: version_of(month) for month in QUARTER.months}, ROW_COUNTS)
    _, view = opened(desk)
    _, columns, rows = view.last("show_rows")
    marked = [column for column in columns if column.marked and column.marked(rows[0])]
    assert [column.value(rows[0]) for column in marked] == ["09.09.2026"]
    assert "2 days" in columns[-1].value(rows[0])


def test_rows_of_a_kind_that_is_no_longer_chosen_are_dropped() -> None:
    later = Later()
    desk = InventedRegistry({month: version_of(month) for month in QUARTER.months}, ROW_COUNTS)
    presenter, view = opened(desk, later.run)
    for _ in range(3):
        later.do()
    presenter.choose_finding("phone.missing")
    later.do()
    assert view.last("show_rows")[0].startswith("No phone") or "phone" in view.last("show_rows")[0].lower()
    before = len(view.told)
    presenter.choose_finding("date.end_before_start")
    presenter.choose_finding("phone.missing")
    later.do()
    assert len(view.told) == before


@pytest.mark.parametrize("language", Language)
def test_a_month_is_told_in_every_language(language: Language) -> None:
    presenter, view = opened(InventedRegistry({SEPTEMBER: version_of(SEPTEMBER, late=True)}, ROW_COUNTS))
    presenter.choose_month(SEPTEMBER)
    presenter.translate(Texts(language))
    title, subtitle = view.last("show_heading")
    assert Texts(language).month(SEPTEMBER) in title
    assert "kzt_2026-09.xlsx" in subtitle


def test_a_workbook_states_its_rows(tmp_path: Path) -> None:
    file = tmp_path / "kzt.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        for row in range(41):
            sheet.write_row(row, 0, ["a", "b"])
    assert stated_rows(file) == 41


@pytest.mark.parametrize("content", [b"", b"no workbook"])
def test_a_file_that_is_no_workbook_states_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "kzt.xls"
    file.write_bytes(content)
    assert stated_rows(file) == 0
    assert stated_rows(tmp_path / "missing.xlsx") == 0


def test_personal_numbers_are_shown_only_in_part_in_cells_and_sentences() -> None:
    number = "020910646956"
    finding = Finding(11, 13, "id.leading_zero_lost", Severity.WARNING, number[1:], {"mended": number})
    row = FindingRow(finding, ClientCard(UUID(int=1), 11, "KZ-63", {"id_number": number[1:]}, None, None))
    edition = invented_edition()
    column = next(column.number for column in edition.columns if column.name == "id_number")
    row = replace(row, finding=replace(finding, column=column))
    shown = [column.value(row) for column in row_columns([row], edition, Texts(Language.EN))]
    assert any("•" in words for words in shown)
    assert not any(number[1:] in words for words in shown)


def unmapped(columns: int) -> InventedRegistry:
    error = FileRefused("registry.column_missing", file="kzt.xlsx", columns=("19",), unknown=("–",))
    return InventedRegistry(error=error, proposal=proposal(columns))


def test_a_file_whose_columns_are_not_all_known_is_mapped_by_hand_and_read_so() -> None:
    desk = unmapped(22)
    presenter, view = opened(desk)
    presenter.bring(FILE, date(2026, 10, 1))
    file, received, proposed = view.last("ask_mapping")
    assert (file, received, proposed) == (FILE, date(2026, 10, 1), desk.proposal)
    assert "show_error" not in view.order
    presenter.bring(file, received, {"end": 22})
    assert desk.mappings == [{"end": 22}]


def test_a_file_with_too_few_columns_to_map_is_an_error() -> None:
    presenter, view = opened(unmapped(21))
    presenter.bring(FILE, None)
    assert view.last("show_error").code == "registry.column_missing"
    assert "ask_mapping" not in view.order


def test_lines_that_were_no_rows_are_said_with_the_result() -> None:
    asides = tuple(Aside(row, f"line {row}") for row in (40, 41, 42, 43))
    presenter, view = opened(InventedRegistry(asides=asides))
    presenter.bring(FILE, None)
    sentence = view.last("show_end")
    assert "4 lines of the file are no rows" in sentence
    assert "40 «line 40»; 41 «line 41»; 42 «line 42» …" in sentence


@pytest.mark.parametrize(
    ("state", "card", "correction", "letter"),
    [
        (MonthState.RECEIVED, "received", "letter not sent yet", "Letter to the provider by 02.10 (¶8)"),
        (MonthState.NOTIFIED, "notified", "waiting until 07.10.2026", "Letter to the provider…"),
        (
            MonthState.CORRECTED,
            "corrected",
            "the corrected version has come",
            "Letter to the provider by 02.10 (¶8)",
        ),
        (MonthState.CHECKED, "checked", "nothing to correct", "Letter to the provider…"),
        (MonthState.ACCEPTED, "accepted", "nothing to correct", "Letter to the provider…"),
    ],
)
def test_p8_p9_a_month_tells_its_state_its_letter_and_its_correction(
    state: MonthState, card: str, correction: str, letter: str
) -> None:
    presenter, view = opened(
        InventedRegistry({SEPTEMBER: version_of(SEPTEMBER)}, ROW_COUNTS, states={SEPTEMBER: state})
    )
    presenter.choose_month(SEPTEMBER)
    assert view.last("show_months")[0][-1].state == card
    assert view.last("show_correction").state == correction
    assert view.last("show_letter") == letter


def test_a_month_without_a_registry_has_no_letter() -> None:
    _, view = opened(InventedRegistry())
    assert view.last("show_letter") == ""
    assert view.last("show_correction").state == "no registry yet"
