"""¶11: rows without a confirming act, or disagreeing with it, leave the registry."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.edition import Severity
from survey.periods import Month
from survey.registers.acts import read_acts
from survey.registers.judging import judge_by_acts
from survey.registers.records import Act
from survey.registers.services import ServiceRow
from survey.registry.records import Cell
from tests.unit.registry.sheets import EDITION, Pages

START, END = date(2026, 9, 3), date(2026, 9, 4)
ROW = ServiceRow(
    version=UUID(int=1),
    month=Month(2026, 9),
    row=5,
    act_number="",
    client="Сынақов Ойдан Ойлапұлы",
    id_number="900101300017",
    service="Заң қызметтері",
    subservice="Шарттар жасасу",
    start=START,
    end=END,
    mode="",
    act_online=None,
    sound=True,
    counted=True,
)
ACT = Act(
    row=9,
    number="А-000001",
    client=ROW.client,
    id_number=ROW.id_number,
    services=("Заң қызметтері",),
    start=START,
    end=END,
    online=None,
    signed=True,
)


def codes(rows: Sequence[ServiceRow], acts: Sequence[Act]) -> dict[int, list[str]]:
    found = judge_by_acts(rows, acts, EDITION).findings
    return {row.row: [one.code for one in found[row.month] if one.row == row.row] for row in rows}


def test_a_row_that_agrees_with_its_act_stays() -> None:
    verdict = judge_by_acts([ROW], [ACT], EDITION)
    assert verdict.findings == {ROW.month: []}
    assert verdict.matches == {ROW.key: ACT}
    assert verdict.unmatched == ()


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ({"signed": False}, ["act.unsigned"]),
        ({"end": END + timedelta(days=2)}, ["act.date_differs"]),
        ({"start": START - timedelta(days=2)}, ["act.date_differs"]),
        ({"start": None}, []),
        ({"services": ("Бухгалтерлік қызмет",)}, ["act.service_differs"]),
        ({"services": ("Бухгалтерлік қызмет",), "end": END + timedelta(days=1)}, ["act.missing"]),
        ({"client": "Басқаев Адам", "id_number": "000101500001"}, ["act.missing"]),
        ({"client": "Басқаев Адам"}, []),  # the number decides
        ({"id_number": ""}, []),
        ({"client": "", "id_number": ""}, ["act.missing"]),
        ({"client": "СЫНАҚОВ  Oйдaн Ойлапұлы", "id_number": ""}, []),
        ({"services": ("заң қызметтері.",)}, []),
        ({"services": ("Бухгалтерлік қызмет", "Шарттар жасасу")}, []),
    ],
)
def test_a_row_without_a_number_is_matched_by_client_service_and_date(
    act: dict[str, object], expected: list[str]
) -> None:
    assert codes([ROW], [replace(ACT, **act)]) == {5: expected}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ({}, []),
        ({"number": "A 000001"}, []),  # a Latin letter and a space
        ({"number": "А-000002"}, ["act.missing"]),
        ({"end": END + timedelta(days=40)}, ["act.date_differs"]),
        ({"services": ("Басқа",), "end": None}, ["act.date_differs", "act.service_differs"]),
        ({"client": "", "id_number": ""}, []),
        ({"client": "Басқаев Адам", "id_number": "000101500001"}, ["act.missing"]),
        ({"number": ""}, []),  # a register without numbers is matched as one
    ],
)
def test_a_row_with_a_number_is_matched_by_it(act: dict[str, object], expected: list[str]) -> None:
    assert codes([replace(ROW, act_number="А-000001")], [replace(ACT, **act)]) == {5: expected}  # type: ignore[arg-type]


def test_an_act_confirms_one_row_for_each_service_it_lists() -> None:
    second = replace(ROW, row=6, service="Бухгалтерлік қызмет", subservice="")
    both = replace(ACT, services=("Заң қызметтері", "Бухгалтерлік қызмет"))
    assert codes([ROW, second], [both]) == {5: [], 6: []}
    assert codes([ROW, second], [ACT]) == {5: [], 6: ["act.missing"]}
    numbered = [replace(row, act_number=ACT.number) for row in (ROW, second)]
    assert codes(numbered, [ACT]) == {5: [], 6: ["act.service_differs"]}


def test_a_service_with_a_semicolon_in_its_name_is_one_service() -> None:
    named = replace(ROW, service="Салық; есеп", subservice="")
    assert codes([named], [replace(ACT, services=("Салық", "есеп"))]) == {5: []}


def test_of_two_services_of_a_client_each_has_the_act_that_agrees() -> None:
    later = replace(ROW, row=6, start=None, end=date(2026, 9, 20))
    act_of_later = replace(ACT, row=10, start=None, end=date(2026, 9, 20))
    assert codes([ROW, later], [act_of_later]) == {5: ["act.missing"], 6: []}
    assert codes([ROW, later], [act_of_later, ACT]) == {5: [], 6: []}


def test_a_signed_act_comes_before_an_unsigned_one() -> None:
    verdict = judge_by_acts([ROW], [replace(ACT, row=1, signed=False), ACT], EDITION)
    assert [act.row for act in verdict.unmatched] == [1]
    assert verdict.findings == {ROW.month: []}


def test_a_row_that_something_else_excludes_is_not_judged_and_its_act_waits_for_it() -> None:
    unsound = replace(ROW, sound=False, counted=False, end=None)
    verdict = judge_by_acts([unsound], [ACT], EDITION)
    assert verdict.findings == {ROW.month: []}
    assert verdict.unmatched == ()
    repeated = replace(ROW, row=4, sound=False, counted=False)
    assert codes([repeated, ROW], [ACT]) == {4: [], 5: []}


def test_a_finding_names_the_column_and_what_the_act_says() -> None:
    other = replace(ACT, end=date(2026, 9, 30))
    (date_differs,) = judge_by_acts([ROW], [other], EDITION).findings[ROW.month]
    assert (date_differs.column, date_differs.value, date_differs.facts) == (
        19,
        "04.09.2026",
        {"act_date": "30.09.2026"},
    )
    assert date_differs.severity is Severity.EXCLUDED
    (service_differs,) = judge_by_acts([ROW], [replace(ACT, services=("А", "Б"))], EDITION).findings[ROW.month]
    assert (service_differs.column, service_differs.facts) == (15, {"act_service": "А; Б"})


SERVICES = st.sampled_from(["заң", "салық", "кеден"])
DAYS = st.dates(date(2026, 9, 1), date(2026, 9, 5))
IDS = st.sampled_from(["900101300017", "000101500001", ""])
SIMILAR_ROWS = st.lists(st.tuples(SERVICES, DAYS, IDS, st.booleans()), max_size=8).map(
    lambda drawn: [
        replace(ROW, row=row, service=service, subservice="", start=None, end=end, id_number=digits, sound=sound)
        for row, (service, end, digits, sound) in enumerate(drawn, start=1)
    ]
)
SIMILAR_ACTS = st.lists(st.tuples(st.lists(SERVICES, max_size=2), DAYS, IDS, st.booleans()), max_size=8).map(
    lambda drawn: [
        replace(ACT, row=row, services=tuple(services), start=None, end=end, id_number=digits, signed=signed)
        for row, (services, end, digits, signed) in enumerate(drawn, start=1)
    ]
)


@given(SIMILAR_ROWS, SIMILAR_ACTS)
def test_nothing_is_lost_each_act_is_matched_or_listed_and_no_service_of_it_twice(
    rows: list[ServiceRow], acts: list[Act]
) -> None:
    verdict = judge_by_acts(rows, acts, EDITION)
    used = [act.row for act in verdict.matches.values()]
    assert {act.row for act in verdict.unmatched} == {act.row for act in acts} - set(used)
    assert all(used.count(act.row) <= max(1, len(act.services)) for act in acts)
    sound = {row.row for row in rows if row.sound}
    missing = {one.row for one in verdict.findings.get(ROW.month, ()) if one.code == "act.missing"}
    assert missing == sound - {row for _, row in verdict.matches}


@given(SIMILAR_ROWS, SIMILAR_ACTS, st.randoms())
def test_a_row_whose_like_has_an_act_each_stays_whatever_the_order(
    rows: list[ServiceRow], acts: list[Act], chance: object
) -> None:
    """A full register confirms every row; more acts beside it take nothing away."""
    own = [
        replace(ACT, row=100 + row.row, services=(row.service,), start=None, end=row.end, id_number=row.id_number)
        for row in rows
    ]
    everything = [*acts, *own]
    chance.shuffle(everything)  # type: ignore[attr-defined]
    found = judge_by_acts(rows, everything, EDITION).findings.get(ROW.month, ())
    assert {one.code for one in found} <= {"act.unsigned"}


HEADINGS: list[Cell] = ["Акт №", "Клиент", "Қызмет атауы", "Акт күні", "Қол қойылған күні"]


@pytest.mark.parametrize(
    ("cell", "signed"),
    [
        (date(2026, 9, 5), True),
        ("05.09.2026", True),
        ("ЭЦҚ", True),
        ("", False),
        (None, False),
        ("Қол қойылмаған", False),
        ("не подписан", False),
    ],
)
def test_a_signature_is_a_day_or_a_word_for_one(cell: Cell, signed: bool) -> None:  # noqa: FBT001
    (act,) = read_acts(Pages(A=[HEADINGS, ["1", "Сынақов", "Заң", END, cell]]), EDITION, "a.xlsx")
    assert act.signed is signed


def test_a_register_without_a_column_of_signatures_is_of_signed_acts() -> None:
    (act,) = read_acts(Pages(A=[HEADINGS[:4], ["1", "Сынақов", "Заң; Салық\nКеден", END]]), EDITION, "a.xlsx")
    assert act.signed
    assert act.services == ("Заң", "Салық", "Кеден")
