"""Each finding code of the contract: a row that has it beside the good row that does not."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.edition import Severity
from survey.registry.records import Cell
from tests.unit.registry.sheets import EDITION, codes, line, other, read

CASES: list[tuple[str, dict[str, Cell]]] = [
    ("cell.error", {"service": "#N/A"}),
    ("date.missing", {"start": ""}),
    ("date.unreadable", {"end": "айдың соңы"}),
    ("date.impossible", {"start": "31.02.2026"}),
    ("date.end_before_start", {"start": date(2026, 9, 9)}),
    ("date.outside_month", {"start": date(2026, 8, 3), "end": date(2026, 8, 4)}),
    ("name.missing", {"client": " "}),
    ("service.missing", {"service": ""}),
    ("region.unknown", {"region": "Оңтүстік Қазақстан облысы"}),
    ("id.missing", {"id_number": ""}),
    ("id.length", {"id_number": "12345"}),
    ("id.format", {"id_number": "90010130001X"}),
    ("id.format", {"id_number": "901301300017"}),
    ("id.checksum", {"id_number": "900101300018"}),
    ("id.digits_lost", {"id_number": "9.00101E+11"}),
    ("id.digits_lost", {"id_number": "9,00101E+11"}),
    ("birth.missing", {"birth": "", "age": ""}),
    ("birth.impossible", {"birth": "30.02.1990"}),
    ("birth.impossible", {"birth": "жас"}),
    ("birth.future", {"birth": date(2026, 10, 1), "age": ""}),
    ("phone.missing", {"mobile_phone": ""}),
    ("id.leading_zero_lost", {"id_number": 101500001.0, "birth": date(2000, 1, 1), "age": 26}),
    ("age.mismatch", {"age": 40}),
    ("sex.missing", {"sex": ""}),
    ("sex.unreadable", {"sex": "?"}),
    ("sex.mismatch_iin", {"sex": "жен"}),
    ("phone.invalid", {"work_phone": "55-41"}),
    ("phone.foreign", {"work_phone": "+7 916 123 45 67"}),
    ("region.ambiguous", {"region": "Алматы", "settlement": "Алматы қ."}),
    ("region.renamed", {"region": "Нур-Султан"}),
    ("category.not_sme", {"category": "ірі"}),
    ("legal_form.unknown", {"legal_form": "ООО"}),
    ("industry.unknown", {"industry": "қызмет"}),
    ("email.invalid", {"email": "client@"}),
]


def test_a_good_row_has_no_finding() -> None:
    assert codes(line()) == []


@pytest.mark.parametrize(("code", "changes"), CASES)
def test_a_wrong_row_has_its_finding_and_no_other(code: str, changes: dict[str, Cell]) -> None:
    assert codes(line(**changes)) == [code]


def test_every_code_that_a_row_alone_can_have_is_tried() -> None:
    beside = {"duplicate.row", "duplicate.service", "phone.shared"}
    others = {code for code in EDITION.severities if code.startswith(("act.", "questionnaire."))}
    assert {code for code, _ in CASES} == set(EDITION.severities) - beside - others


@pytest.mark.parametrize(("code", "changes"), CASES)
def test_an_excluded_row_does_not_count_and_the_others_do(code: str, changes: dict[str, Cell]) -> None:
    (record,) = read(line(**changes)).records
    assert record.counted == (EDITION.severities[code] is not Severity.EXCLUDED)


def test_of_two_equal_rows_the_first_counts() -> None:
    reading = read(line(), line())
    assert [record.counted for record in reading.records] == [True, False]
    assert [(finding.code, finding.row, finding.facts) for finding in reading.findings] == [
        ("duplicate.row", 3, {"first": 2})
    ]


def test_the_same_service_on_the_same_days_is_a_repeated_service() -> None:
    assert codes(line(), line(manager="Басқа А.")) == ["duplicate.service"]
    assert codes(line(), line(end=date(2026, 9, 7))) == []


def test_a_service_whose_first_row_is_excluded_counts_by_its_second() -> None:
    unknown = other(0, region="Оңтүстік Қазақстан облысы")
    for lines in ((unknown, other(0)), (other(0), unknown)):
        reading = read(*lines)
        assert sum(record.counted for record in reading.records) == 1
        assert "duplicate.service" not in {finding.code for finding in reading.findings}


def test_a_number_of_two_persons_is_shared_and_of_one_person_with_two_firms_is_not() -> None:
    assert codes(line(), other(1, id_number="940140000385", mobile_phone="87051112233")) == ["phone.shared"] * 2
    firm = {"id_number": "940140000385", "enterprise": "«Арай» ЖШС", "legal_form": "ЖШС"}
    assert codes(line(), line(**firm)) == []


def test_a_finding_names_row_column_and_value() -> None:
    (finding,) = read(line(age=40)).findings
    assert (finding.row, finding.column, finding.value, finding.facts) == (2, 9, "40", {"years": 36})


@pytest.mark.parametrize(
    "written",
    [datetime(2026, 9, 4, 10, 30), 46269.0, "46269", "04.09.2026", "2026-09-04", "4/9/26", "04.09.2026 г."],  # noqa: DTZ001  as office files have them
)
def test_a_date_is_read_in_every_form_office_files_have(written: Cell) -> None:
    (record,) = read(line(end=written)).records
    assert record.end == date(2026, 9, 4)


@pytest.mark.parametrize("error", ["#N/A", "#ЗНАЧ!", "#SPILL!", "Err:502"])
@pytest.mark.parametrize("column", ["region", "client", "service", "start", "end"])
def test_an_error_in_a_cell_that_counts_is_that_finding_alone(column: str, error: str) -> None:
    assert codes(line(**{column: error})) == ["cell.error"]


@pytest.mark.parametrize(
    "changes",
    [
        {"end": date(2026, 9, 1), "start": date(2026, 9, 1)},
        {"end": date(2026, 9, 30)},
        {"start": date(2026, 8, 31)},
        {"birth": date(1990, 9, 4), "age": 36},
        {"birth": date(1990, 9, 5), "age": 35},
        {"birth": date(1988, 2, 29), "age": "38 жас"},
        {"birth": date(2026, 9, 4), "age": 0},
        {"age": "36 лет"},
        {"work_phone": "жоқ"},
        {"email": "-"},
        {"region": "CKO"},
        {"legal_form": "TOO"},
        {"industry": "С"},
        {"industry": "47.11.1 Бөлшек сауда"},
        {"industry": 1.11},
        {"industry": "G – Сауда"},
        {"id_number": "'900101300017"},
        {"id_number": "900101-300017"},
        {"id_number": 900101300017.0},
    ],
)
def test_what_lies_just_inside_the_rule_is_no_finding(changes: dict[str, Cell]) -> None:
    assert codes(line(**changes)) == []


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("date.outside_month", {"end": date(2026, 10, 1)}),
        ("date.outside_month", {"start": date(2026, 8, 1), "end": date(2026, 8, 31)}),
        ("date.outside_month", {"end": date(2025, 9, 4), "start": date(2025, 9, 3), "age": 35}),
        ("birth.future", {"birth": date(2026, 9, 5), "age": 0}),
        ("age.mismatch", {"birth": date(1990, 9, 5), "age": 36}),
        ("age.mismatch", {"age": "37 лет"}),
        ("birth.impossible", {"birth": date(1899, 12, 31), "age": ""}),
        ("name.missing", {"client": "—"}),
        ("service.missing", {"service": "..."}),
        ("sex.missing", {"sex": "-"}),
        ("industry.unknown", {"industry": "00"}),
        ("industry.unknown", {"industry": "4 цех"}),
        ("region.unknown", {"region": ""}),
    ],
)
def test_what_lies_just_outside_the_rule_is_a_finding(code: str, changes: dict[str, Cell]) -> None:
    assert codes(line(**changes)) == [code]


def test_the_digits_of_a_number_are_counted_without_its_spaces() -> None:
    (finding,) = read(line(id_number="900101 30001 8 1")).findings
    assert (finding.code, finding.facts) == ("id.length", {"length": 13})


def test_true_and_1_are_told_apart() -> None:
    one, true = read(line(manager=1.0), other(1, manager=True)).records
    assert (one.cells["manager"], true.cells["manager"]) == ("1", "True")


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from([changes for _, changes in CASES])), max_size=12))
def test_rows_are_counted_plus_excluded_and_their_order_changes_no_total(
    rows: list[tuple[int, dict[str, Cell]]],
) -> None:
    lines = [line(), *(other(number, **changes) for number, changes in rows)]
    one, turned = read(*lines), read(*reversed(lines))
    assert len(one.records) == len(lines)
    assert sum(record.counted for record in one.records) == sum(record.counted for record in turned.records)
    assert sorted(finding.code for finding in one.findings) == sorted(finding.code for finding in turned.findings)
