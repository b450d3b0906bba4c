"""A register is found on any sheet, its columns in any order, headings in Kazakh or Russian."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.errors import FileRefused
from survey.language import Language
from survey.registers.acts import read_acts
from survey.registers.questionnaires import questionnaire_columns, read_questionnaires
from survey.registry.records import Cell
from tests.unit.registry.sheets import EDITION, Pages

END = date(2026, 9, 4)
CELLS: dict[str, Cell] = {
    "number": "А-1",
    "client": "Сынақов Ойдан",
    "id_number": "900101300017",
    "service": "Заң қызметтері",
    "start": date(2026, 9, 3),
    "end": END,
    "mode": "онлайн",
    "signed": END,
}
NAMES = [column.name for column in EDITION.act_columns]


def headings(language: Language, names: Sequence[str] = NAMES) -> list[Cell]:
    by_name = {column.name: column.heading[language] for column in EDITION.act_columns}
    return [by_name[name] for name in names]


def cells(names: Sequence[str] = NAMES) -> list[Cell]:
    return [CELLS[name] for name in names]


@given(st.permutations(NAMES), st.sampled_from([Language.KK, Language.RU, Language.EN]), st.integers(0, 20))
def test_the_order_of_columns_the_language_and_titles_above_change_nothing(
    names: list[str], language: Language, above: int
) -> None:
    title: list[list[Cell]] = [["Қол қойылған актілер тізілімі"]] * above
    (act,) = read_acts(Pages(A=[], B=[*title, headings(language, names), cells(names)]), EDITION, "a.xlsx")
    assert act.row == above + 2
    assert (act.number, act.id_number, act.services) == ("А-1", "900101300017", ("Заң қызметтері",))
    assert (act.start, act.end, act.online, act.signed) == (date(2026, 9, 3), END, True, True)


def test_totals_signatures_empty_lines_and_the_numbers_of_columns_are_no_lines() -> None:
    numbers: list[Cell] = [number + 1 for number in range(len(NAMES))]
    below: list[list[Cell]] = [[], ["Барлығы", 1], ["Директор", "Серік А."]]
    lines = [headings(Language.RU), numbers, cells(), *below]
    assert [act.row for act in read_acts(Pages(A=lines), EDITION, "a.xlsx")] == [3]


def test_a_column_that_the_program_does_not_know_is_passed_over() -> None:
    lines = [["№", *headings(Language.RU), "Примечание"], [1, *cells(), "акт хранится в архиве"]]
    assert [act.number for act in read_acts(Pages(A=lines), EDITION, "a.xlsx")] == ["А-1"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([["а", "б"], ["1", "2"]], "register.no_table"),
        ([], "register.no_table"),
        ([headings(Language.KK, ["number", "client", "id_number", "service"])], "register.column_missing"),
        ([headings(Language.KK, ["service", "start", "end"])], "register.column_missing"),
        ([headings(Language.KK)], "register.empty"),
    ],
)
def test_a_file_that_is_no_register_is_refused(lines: list[list[Cell]], code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_acts(Pages(A=lines), EDITION, "a.xlsx")
    assert (refused.value.code, refused.value.facts["file"]) == (code, "a.xlsx")


def test_the_missing_column_is_named() -> None:
    with pytest.raises(FileRefused) as refused:
        read_acts(Pages(A=[headings(Language.KK, ["number", "client", "service"])]), EDITION, "a.xlsx")
    (end,) = (column.heading for column in EDITION.act_columns if column.name == "end")
    assert refused.value.facts["columns"] == (end,)


def test_annex_2_a_register_of_questionnaires_needs_each_aspect() -> None:
    known = [column.heading.kk for column in questionnaire_columns(EDITION.online) if column.name != "aspect3"]
    with pytest.raises(FileRefused) as refused:
        read_questionnaires(Pages(A=[known]), EDITION, "q.xlsx")
    assert refused.value.facts["columns"] == (EDITION.online.aspects[2],)


CELL = (
    st.none() | st.text(max_size=8) | st.floats() | st.booleans() | st.dates() | st.sampled_from(headings(Language.KK))
)


@given(st.lists(st.lists(CELL, max_size=10), max_size=8))
def test_any_sheet_is_read_or_refused(lines: list[list[Cell]]) -> None:
    for read in (read_acts, read_questionnaires):
        with suppress(FileRefused):
            assert read(Pages(A=lines), EDITION, "any.xlsx")
