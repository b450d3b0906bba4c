"""Registers of acts and questionnaires on a real store."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from storage.exchange.demo_files import write_demo_files
from survey.edition import Severity
from survey.errors import FileRefused
from survey.language import Language
from survey.periods import Month, Quarter
from survey.registers.judging import ACT_CODES
from survey.registers.questionnaires import questionnaire_columns
from survey.registry.records import Cell
from survey.report.canonical import section_document
from survey.report.figures import ActsCheck
from survey.sampling.design import Request
from survey.services.desks import Desks
from tests.unit.registry.sheets import GOOD

QUARTER = Quarter(2026, 3)
SEPTEMBER = Month(2026, 9)
PERSONS = [
    ("Сынақов Ойдан Ойлапұлы", "900101300017", "+7 705 111 22 33"),
    ("Басқаев Адам Ойданұлы", "", "+7 705 222 33 44"),
    ("Үшіншиев Біреу", "", "+7 705 333 44 55"),
]


def write(path: Path, rows: Sequence[Sequence[Cell]]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def registry(desks: Desks, path: Path, month: Month = SEPTEMBER, *, names: Sequence[int] = (0, 1, 2)) -> None:
    """Take in a month in which each person received one service, on its fourth."""
    lines = []
    for client, number, phone in (PERSONS[place] for place in names):
        day = month.first.replace(day=4)
        changed = {"client": client, "id_number": number, "mobile_phone": phone, "start": day, "end": day}
        lines.append([(GOOD | changed)[column.name] for column in desks.edition.columns])
    headings = [column.heading.kk for column in desks.edition.columns]
    desks.registry.import_month(write(path, [headings, *lines]), month, month.next.first, lambda _rows: None)


def acts_file(path: Path, *acts: Mapping[str, Cell]) -> Path:
    """Write acts; what is not said is as the registry of September has it."""
    usual: dict[str, Cell] = {"service": GOOD["service"], "end": date(2026, 9, 4), "signed": "ЭЦҚ"}
    names = ["number", "client", "id_number", "service", "end", "signed"]
    headings = ["Акт №", "Клиент", "ИИН / БИН", "Наименование услуги", "Дата акта", "Подпись"]
    return write(path, [headings, *([(usual | act).get(name) for name in names] for act in acts)])


def act_of(person: int, **changes: Cell) -> dict[str, Cell]:
    client, number, _phone = PERSONS[person]
    return {"number": f"А-{person}", "client": client, "id_number": number, **changes}


def counted(desks: Desks, month: Month = SEPTEMBER) -> int:
    (version,) = (status.version for status in desks.registry.months(month.quarter) if status.month == month)
    assert version
    return version.counted


def act_findings(desks: Desks, month: Month = SEPTEMBER) -> list[tuple[int, str]]:
    return [(one.row, one.code) for one in desks.registry.findings(month) if one.code in ACT_CODES]


def test_p11_rows_without_a_signed_act_leave_the_registry_and_the_frame_with_the_reason(
    desks: Desks, tmp_path: Path
) -> None:
    registry(desks, tmp_path / "r.xlsx")
    assert (counted(desks), desks.sampling.plan(QUARTER, Request()).frame) == (3, 3)
    stranger: dict[str, Cell] = {"number": "А-9", "client": "Бөтенов Бөтен"}
    result = desks.registers.import_acts(acts_file(tmp_path / "a.xlsx", act_of(0), act_of(1, signed=""), stranger))
    assert (result.register.rows, result.matched) == (3, 2)
    assert [(act.row, act.number) for act in result.unmatched] == [(4, "А-9")]
    assert result.findings == {"act.missing": 1, "act.unsigned": 1}
    assert act_findings(desks) == [(3, "act.unsigned"), (4, "act.missing")]
    assert (counted(desks), desks.sampling.plan(QUARTER, Request()).frame) == (1, 1)
    assert [act.number for act in desks.registers.unmatched_acts(QUARTER)] == ["А-9"]


def test_a_corrected_register_of_acts_takes_the_place_of_the_first(desks: Desks, tmp_path: Path) -> None:
    registry(desks, tmp_path / "r.xlsx")
    first = acts_file(tmp_path / "a.xlsx", act_of(0), act_of(1, end=date(2026, 9, 7)))
    desks.registers.import_acts(first)
    assert act_findings(desks) == [(3, "act.date_differs"), (4, "act.missing")]
    desks.registers.import_acts(acts_file(tmp_path / "b.xlsx", act_of(0), act_of(1), act_of(2)))
    assert (act_findings(desks), counted(desks)) == ([], 3)
    desks.registers.import_acts(first)
    assert counted(desks) == 1


def test_the_same_register_again_changes_nothing(desks: Desks, tmp_path: Path) -> None:
    registry(desks, tmp_path / "r.xlsx")
    path = acts_file(tmp_path / "a.xlsx", act_of(0))
    first, again = desks.registers.import_acts(path), desks.registers.import_acts(path)
    assert again == replace(first, repeated=True)


def test_a_months_new_version_is_judged_by_the_acts_that_came_before_it(desks: Desks, tmp_path: Path) -> None:
    desks.registers.import_acts(acts_file(tmp_path / "a.xlsx", act_of(0), act_of(1)))
    registry(desks, tmp_path / "r.xlsx")
    assert (counted(desks), act_findings(desks)) == (2, [(4, "act.missing")])
    registry(desks, tmp_path / "r2.xlsx", names=(1, 0))
    assert (counted(desks), act_findings(desks)) == (2, [])
    assert desks.registers.unmatched_acts(QUARTER) == []


def test_a_month_that_the_register_does_not_speak_for_is_not_judged(desks: Desks, tmp_path: Path) -> None:
    august = Month(2026, 8)
    registry(desks, tmp_path / "r8.xlsx", august)
    registry(desks, tmp_path / "r9.xlsx")
    desks.registers.import_acts(acts_file(tmp_path / "a.xlsx", *(act_of(person) for person in range(3))))
    assert (counted(desks, august), counted(desks)) == (3, 3)
    of_august = [act_of(person, end=date(2026, 8, 4)) for person in range(2)]
    desks.registers.import_acts(acts_file(tmp_path / "a8.xlsx", *of_august))
    assert (counted(desks, august), counted(desks)) == (2, 3)


def test_a_row_that_is_wrong_otherwise_stays_excluded_when_its_act_comes(desks: Desks, tmp_path: Path) -> None:
    registry(desks, tmp_path / "r.xlsx", names=(0, 0, 1))
    assert counted(desks) == 2
    desks.registers.import_acts(acts_file(tmp_path / "a.xlsx", act_of(1)))
    assert counted(desks) == 1
    desks.registers.import_acts(acts_file(tmp_path / "b.xlsx", act_of(0), act_of(1)))
    assert (counted(desks), act_findings(desks)) == (2, [])


def test_a_drawn_wave_keeps_its_frame_and_the_quarter_is_named(desks: Desks, tmp_path: Path) -> None:
    registry(desks, tmp_path / "r.xlsx")
    drawn = desks.sampling.draw(QUARTER, Request(sample=3), "1")
    protocol = desks.sampling.protocol(QUARTER)
    result = desks.registers.import_acts(acts_file(tmp_path / "a.xlsx", act_of(0)))
    assert result.frozen == (QUARTER,)
    assert counted(desks) == 1
    wave = desks.sampling.wave(QUARTER)
    assert wave
    assert (wave.wave.plan, wave.wave.frame_sha256) == (drawn.plan, drawn.frame_sha256)
    assert desks.sampling.protocol(QUARTER) == protocol
    assert desks.reporting.section(QUARTER).sample == 3


def test_no_acts_given_is_not_carried_out_and_never_passed(desks: Desks, tmp_path: Path) -> None:
    august = Month(2026, 8)
    registry(desks, tmp_path / "r8.xlsx", august)
    registry(desks, tmp_path / "r9.xlsx")
    desks.sampling.draw(QUARTER, Request(sample=3), "1")
    before = desks.reporting.section(QUARTER)
    assert before.acts == ActsCheck(carried_out=False, months=(), left_out=0)
    assert section_document(before)["acts"] == {"carried_out": False, "months": [], "left_out": 0}

    desks.registers.import_acts(acts_file(tmp_path / "a9.xlsx", act_of(0), act_of(1, service="Басқа", signed="")))
    part = desks.reporting.section(QUARTER)
    assert part.acts == ActsCheck(carried_out=False, months=(SEPTEMBER,), left_out=2)
    assert part.snapshot_sha256 != before.snapshot_sha256

    of_august = [act_of(person, end=date(2026, 8, 4)) for person in range(3)]
    desks.registers.import_acts(acts_file(tmp_path / "a8.xlsx", *of_august))
    assert desks.reporting.section(QUARTER).acts == ActsCheck(carried_out=True, months=(august, SEPTEMBER), left_out=2)


def test_the_section_carries_the_figures_of_the_online_questionnaires(desks: Desks, tmp_path: Path) -> None:
    registry(desks, tmp_path / "r.xlsx")
    desks.sampling.draw(QUARTER, Request(sample=3), "1")
    assert desks.reporting.section(QUARTER).online == ()
    path = questionnaires_file(desks, tmp_path / "q.xlsx", *(filled_by(person, aspect2=3) for person in range(3)))
    desks.registers.import_questionnaires(path)
    document = section_document(desks.reporting.section(QUARTER))
    (mark,) = (one for one in document["online"] if one["id"] == "online.aspect2.mean" and not one["domain"])
    assert (mark["estimate"], mark["n"], mark["se"], mark["flag"]) == (3, 3, 0, None)


def test_a_refused_register_leaves_no_trace(desks: Desks, tmp_path: Path) -> None:
    registry(desks, tmp_path / "r.xlsx")
    with pytest.raises(FileRefused, match=r"register\.no_dates"):
        desks.registers.import_acts(acts_file(tmp_path / "a.xlsx", act_of(0, end="кеше")))
    with pytest.raises(FileRefused, match=r"file\.missing"):
        desks.registers.import_acts(tmp_path / "gone.xlsx")
    assert (counted(desks), act_findings(desks)) == (3, [])


def questionnaires_file(desks: Desks, path: Path, *filled: Mapping[str, Cell]) -> Path:
    usual: dict[str, Cell] = {"service": GOOD["service"], "date": date(2026, 9, 5)}
    usual |= {f"aspect{number}": 5 for number in range(1, 5)}
    columns = questionnaire_columns(desks.edition.online)
    headings = [column.heading[Language.RU] for column in columns]
    return write(path, [headings, *([(usual | one).get(column.name) for column in columns] for one in filled)])


def filled_by(person: int, **changes: Cell) -> dict[str, Cell]:
    client, number, _phone = PERSONS[person]
    return {"client": client, "id_number": number, **changes}


def test_annex_2_questionnaires_are_kept_with_the_region_of_their_service(desks: Desks, tmp_path: Path) -> None:
    registry(desks, tmp_path / "r.xlsx")
    path = questionnaires_file(
        desks,
        tmp_path / "q.xlsx",
        filled_by(0, aspect2=3, fin1="да", other8="да"),
        filled_by(1, aspect1=7),
        filled_by(0),
        {"client": "Бөтенов Бөтен"},
    )
    result = desks.registers.import_questionnaires(path)
    assert (result.register.rows, result.matched, result.unmatched) == (4, 2, 2)
    codes = ["questionnaire.mark_outside", "questionnaire.repeated", "questionnaire.unmatched"]
    assert (sorted(result.findings), set(result.findings.values())) == (codes, {1})
    answered = sorted(desks.registers.answered(QUARTER), key=lambda one: one.marks)
    assert [(one.region, one.marks) for one in answered] == [
        ("KZ-63", ("5", "3", "5", "5")),
        ("KZ-63", ("7", "5", "5", "5")),
    ]
    assert [(one.financial, one.other) for one in answered] == [((1,), (8,)), ((), ())]
    found = desks.registers.questionnaire_findings(QUARTER)
    assert [(one.row, one.column, one.severity) for one in found] == [
        (3, "aspect1", Severity.ERROR),
        (4, "service", Severity.EXCLUDED),
        (5, "service", Severity.EXCLUDED),
    ]
    assert desks.registers.import_questionnaires(path) == replace(result, repeated=True)


def test_questionnaires_follow_the_registry_and_the_acts(desks: Desks, tmp_path: Path) -> None:
    desks.registers.import_questionnaires(questionnaires_file(desks, tmp_path / "q.xlsx", filled_by(0), filled_by(1)))
    assert desks.registers.answered(QUARTER) == []
    registry(desks, tmp_path / "r.xlsx")
    assert len(desks.registers.answered(QUARTER)) == 2
    desks.registers.import_acts(acts_file(tmp_path / "a.xlsx", act_of(0)))
    assert len(desks.registers.answered(QUARTER)) == 1
    desks.registers.import_acts(acts_file(tmp_path / "b.xlsx", act_of(0), act_of(1)))
    assert len(desks.registers.answered(QUARTER)) == 2


def test_nothing_is_lost_in_a_demo_quarter(desks: Desks, tmp_path: Path) -> None:
    files = write_demo_files(tmp_path / "demo", QUARTER, 900, 11, desks.edition)
    for month, file in zip(QUARTER.months, files, strict=False):
        desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
    before = sum(counted(desks, month) for month in QUARTER.months)
    result = desks.registers.import_acts(files[3])
    found = {(month, row, code) for month in QUARTER.months for row, code in act_findings(desks, month)}
    left_out = {(month, row) for month, row, _code in found}
    assert before - sum(counted(desks, month) for month in QUARTER.months) == len(left_out)
    assert len(found) == sum(result.findings.values())
    assert 0 < len(left_out) < 0.04 * before
    assert result.register.months == QUARTER.months
    questionnaires = desks.registers.import_questionnaires(files[4])
    assert len(desks.registers.answered(QUARTER)) == questionnaires.matched > 0.9 * questionnaires.register.rows
