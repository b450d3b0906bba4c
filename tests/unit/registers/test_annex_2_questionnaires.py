"""Annex 2: online questionnaires read, checked and matched with the services they are about (¶¶6, 15)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.language import Language
from survey.periods import Month
from survey.registers.checking import Checked, check_questionnaires, read_mark
from survey.registers.questionnaires import questionnaire_columns, read_questionnaires
from survey.registers.records import Questionnaire
from survey.registers.services import ServiceRow
from survey.registry.records import Cell
from tests.unit.registry.sheets import EDITION, Pages

END = date(2026, 9, 4)
ROW = ServiceRow(
    version=UUID(int=1),
    month=Month(2026, 9),
    row=5,
    act_number="",
    client="Сынақов Ойдан Ойлапұлы",
    id_number="900101300017",
    service="Заң қызметтері",
    subservice="Шарттар жасасу",
    start=END,
    end=END,
    mode="онлайн",
    act_online=None,
    sound=True,
    counted=True,
)
FILLED = Questionnaire(
    row=3,
    client=ROW.client,
    id_number=ROW.id_number,
    manager="Серік А.",
    service="Заң қызметтері",
    subservice="Шарттар жасасу",
    purpose="",
    dated="05.09.2026",
    day=date(2026, 9, 5),
    marks=("5", "4", "5", "3"),
    financial=(1,),
    other=(),
)


def check(filled: Sequence[Questionnaire], rows: Sequence[ServiceRow] = (ROW,)) -> Checked:
    return check_questionnaires(filled, rows, EDITION)


def codes(questionnaire: Questionnaire, *rows: ServiceRow) -> list[str]:
    return [finding.code for finding in check([questionnaire], rows or (ROW,)).findings]


def test_a_questionnaire_on_a_service_of_the_registry_is_matched_with_it() -> None:
    checked = check([FILLED])
    assert checked.matches == {3: ROW}
    assert checked.findings == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"marks": ("5", "6", "5", "3")}, ["questionnaire.mark_outside"]),
        ({"marks": ("0", "5", "5", "жақсы")}, ["questionnaire.mark_outside"] * 2),
        ({"marks": ("5", "", "5", "4.5")}, ["questionnaire.mark_missing", "questionnaire.mark_outside"]),
        ({"dated": "", "day": None}, ["questionnaire.date_missing"]),
        ({"dated": "айдың соңы", "day": None}, ["questionnaire.date_unreadable"]),
        ({"client": "", "id_number": ""}, ["questionnaire.client_missing"]),
        ({"client": "Басқаев Адам", "id_number": "000101500001"}, ["questionnaire.unmatched"]),
        ({"service": "Бухгалтерлік қызмет", "subservice": ""}, ["questionnaire.unmatched"]),
        ({"id_number": ""}, []),
        ({"service": "Заң қызметтері Шарттар жасасу", "subservice": ""}, []),  # type and sub-type in one cell
        ({"client": "Басқаев Адам"}, []),  # the number decides
    ],
)
def test_what_is_wrong_with_a_questionnaire_is_said(changes: Mapping[str, object], expected: list[str]) -> None:
    assert codes(replace(FILLED, **changes)) == expected  # type: ignore[arg-type]


def test_a_service_has_one_questionnaire_and_a_second_is_repeated() -> None:
    checked = check([FILLED, replace(FILLED, row=8)])
    (finding,) = checked.findings
    assert (finding.row, finding.code, finding.facts) == (8, "questionnaire.repeated", {"first": 3})
    assert checked.excluded == {8}
    twice = check([FILLED, replace(FILLED, row=8)], [ROW, replace(ROW, row=6)])
    assert twice.findings == ()
    assert {row.row for row in twice.matches.values()} == {5, 6}


def test_of_two_services_of_a_client_the_last_before_the_questionnaire_is_meant() -> None:
    earlier, later = replace(ROW, row=2, end=date(2026, 9, 1)), replace(ROW, row=9, end=date(2026, 9, 6))
    assert check([FILLED], [later, earlier, ROW]).matches[3] == ROW
    assert check([FILLED], [later, earlier]).matches[3] == earlier


def test_p6_a_questionnaire_on_a_service_that_was_not_online_is_shown() -> None:
    assert codes(FILLED, replace(ROW, mode="офлайн")) == ["questionnaire.offline"]
    assert codes(FILLED, replace(ROW, mode="", act_online=False)) == ["questionnaire.offline"]
    assert codes(FILLED, replace(ROW, mode="", act_online=None)) == []
    online = replace(ROW, row=6, end=date(2026, 9, 1))
    assert check([FILLED], [replace(ROW, mode="офлайн"), online]).matches[3] == online


def test_p11_a_service_that_left_the_registry_has_no_questionnaire() -> None:
    assert codes(FILLED, replace(ROW, counted=False)) == ["questionnaire.unmatched"]


@given(st.lists(st.sampled_from([1, 2]), max_size=6), st.lists(st.sampled_from([1, 2]), max_size=6))
def test_each_questionnaire_is_matched_unmatched_or_repeated(kinds: list[int], services: list[int]) -> None:
    rows = [replace(ROW, row=row, service=f"s{kind}", subservice="") for row, kind in enumerate(services)]
    filled = [replace(FILLED, row=row, service=f"s{kind}", subservice="") for row, kind in enumerate(kinds)]
    checked = check(filled, rows)
    assert {one.row for one in filled} == set(checked.matches) | checked.excluded
    assert not set(checked.matches) & checked.excluded
    assert len({row.row for row in checked.matches.values()}) == len(checked.matches)
    for kind in (1, 2):
        assert sum(row.service == f"s{kind}" for row in checked.matches.values()) == min(
            kinds.count(kind), services.count(kind)
        )


@pytest.mark.parametrize(("written", "mark"), [("1", 1), ("5", 5), ("0", None), ("6", None), ("9" * 5000, None)])
def test_a_mark_is_one_of_the_scale(written: str, mark: int | None) -> None:
    assert read_mark(written, EDITION.online.marks) == mark


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_marks_wishes_and_date_are_read_under_the_orders_headings(language: Language) -> None:
    cells: dict[str, Cell] = {
        "client": "Сынақов Ойдан",
        "service": "Заң қызметтері",
        "date": "05.09.2026",
        **{f"aspect{number}": float(number + 1) for number in range(1, 5)},
        "fin1": "иә",
        "fin2": "жоқ",
        "fin4": "+",
        "other8": "V",
    }
    columns = questionnaire_columns(EDITION.online)
    lines: list[list[Cell]] = [
        [column.heading[language] for column in columns],
        [cells.get(column.name) for column in columns],
    ]
    (read,) = read_questionnaires(Pages(A=lines), EDITION, "q.xlsx")
    assert read.marks == ("2", "3", "4", "5")
    assert (read.financial, read.other, read.day) == ((1, 4), (8,), date(2026, 9, 5))
