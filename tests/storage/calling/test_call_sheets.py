"""Call sheets of a branch without the program, on a real store."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine import Store
from storage.exchange.call_sheets import write_call_sheet
from storage.exchange.workbooks import open_workbook
from survey.edition import Edition
from survey.errors import FileRefused, Refused, SurveyError
from survey.facts import Answer, Dial, Disposition, Fact, Note
from survey.fieldwork.case import CaseState, Stage, derive
from survey.fieldwork.case_number import CaseNumbers
from survey.language import Language, Text
from survey.periods import Quarter
from survey.registry.records import Cell
from survey.services.calling import CallingDesk, Turn
from survey.services.reporting import ReportingDesk
from survey.services.sheets import CallSheetsDesk, RefusedRow, TakenIn
from survey.staff import Role
from tests.storage.calling.branch import Table
from tests.storage.calling.conftest import CLIENTS, HandClock
from ui.paper.call_sheet import call_sheet


def there(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of October 2026 as a cell has it: local, without a zone."""
    return datetime(2026, 10, day, hour, minute)  # noqa: DTZ001  cells know no zones


QUARTER = Quarter(2026, 3)
NOW = datetime(2026, 10, 8, 5, 0, tzinfo=UTC)
AT, LATER = there(6, 11, 30), there(7, 9, 15)
AT_UTC = datetime(2026, 10, 6, 6, 30, tzinfo=UTC)
PHONE, COMPLETE, NO_ANSWER, CALL_BACK = "8 705 000 00 01", "Сұхбат аяқталды", "Жауап жоқ", "Кейін қоңырау шалу"
SAID: dict[str, Cell] = {"q1": "Иә", "q2": 4, "q3": "Иә", "q4": "Жоқ", "language": "kk – қазақша"}
DONE: dict[str, Cell] = {"at": AT, "phone": PHONE, "outcome": COMPLETE, **SAID}
MISSED: dict[str, Cell] = {"at": AT, "phone": PHONE, "outcome": NO_ANSWER}
PROMISED: dict[str, Cell] = {"at": AT, "phone": PHONE, "outcome": CALL_BACK, "due": there(9, 15)}

Import = Callable[[Table], TakenIn]


@pytest.fixture
def table(store: Store, clock: HandClock, edition: Edition) -> Table:
    to_call = sheets_desk(store, clock, edition).export(QUARTER)
    clock.at = NOW
    return Table.of(call_sheet(to_call, edition, Language.KK))


@pytest.fixture
def take_in(store: Store, clock: HandClock, edition: Edition) -> Import:
    def taken(table: Table) -> TakenIn:
        desk = CallSheetsDesk(store.work, clock, edition, store.staff, lambda _path: table)
        return desk.take_in(Path("sheet.xlsx"))

    return taken


def sheets_desk(store: Store, clock: HandClock, edition: Edition) -> CallSheetsDesk:
    return CallSheetsDesk(store.work, clock, edition, store.staff, open_workbook)


def kept(store: Store) -> tuple[list[Fact], dict[int, CaseState]]:
    """Return every fact of the wave, and the state of each case by its order."""
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        return list(work.facts.of_wave(wave.id)), {row.case.order: row.state for row in work.waves.cases(wave.id)}


def refused_only(taken: TakenIn) -> RefusedRow:
    (row,) = taken.refused
    assert (taken.interviews, taken.attempts, taken.known) == (0, 0, 0)
    return row


def take(desk: CallingDesk, order: int) -> Turn:
    turn = desk.next_client()
    assert isinstance(turn, Turn)
    assert turn.case.order == order
    return turn


# Out


def test_the_sheet_has_each_case_in_the_field_that_is_not_final(
    store: Store, desk: CallingDesk, clock: HandClock, edition: Edition
) -> None:
    desk.close(take(desk, 1).case.id, "2.112")
    desk.close(take(desk, 2).case.id, "3.13")
    sheets = sheets_desk(store, clock, edition)
    exported = sheets.export(QUARTER, "KZ-63").cases
    assert [case.number.split("-")[1] for case in exported] == ["0002", "0003", "0004", "0005"]
    with pytest.raises(Refused, match=r"sheet\.nobody"):
        sheets.export(QUARTER, "KZ-71")
    with pytest.raises(Refused, match=r"region\.not_in_edition"):
        sheets.export(QUARTER, "KZ-99")
    with pytest.raises(Refused, match=r"wave\.none"):
        sheets.export(Quarter(2026, 2))


def test_a_branch_reads_the_whole_number_and_the_question_with_its_place_and_date(table: Table) -> None:
    row = table.cells[2]
    assert row[1] == "Сынақов Ойдан"
    assert row[3] == "8 705 000 00 01\n8 723 200 00 01"
    kazakh, russian = row[5].split("\n")
    assert kazakh.startswith("Сізге Кәсіпкерлерге қызмет көрсету орталығында 1 қыркүйек күні")
    assert "1 сентября" in russian


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.BRANCH, Role.ADMINISTRATOR])
def test_only_a_supervisor_gives_clients_out_and_takes_calls_in(
    store: Store, clock: HandClock, edition: Edition, role: Role
) -> None:
    desk = CallSheetsDesk(store.work, clock, edition, replace(store.staff, role=role), open_workbook)
    for verb in (lambda: desk.export(QUARTER), lambda: desk.take_in(Path("sheet.xlsx"))):
        with pytest.raises(Refused, match=r"staff\.not_allowed"):
            verb()


# Back in


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_an_exported_file_comes_back_with_its_calls(
    store: Store, clock: HandClock, edition: Edition, tmp_path: Path, language: Language
) -> None:
    sheets = sheets_desk(store, clock, edition)
    write_call_sheet(tmp_path / "out.xlsx", call_sheet(sheets.export(QUARTER), edition, language))
    clock.at = NOW
    assert sheets.take_in(tmp_path / "out.xlsx") == TakenIn(0, 0, 0, ())

    table = Table.opened(tmp_path / "out.xlsx")
    words = {code: edition.outcome(code).text[language] for code in ("1.1", "3.13", "2.21", "4.70")}
    yes, no = (choice.text[language] for choice in edition.questionnaire.questions[0].choices[:2])
    said: dict[str, Cell] = {"q1": yes, "q2": 5, "q3": no, "q4": yes, "language": "ru – …"}
    table.fill(1, **{**MISSED, "outcome": words["3.13"]})
    table.fill_spare(CLIENTS, 1, 1, **{**DONE, **said, "at": LATER, "outcome": words["1.1"]})
    table.fill(2, at="07.10.2026 16:05", phone="+77232000002", outcome=words["2.21"], due=there(9, 15))
    table.fill(3, at=LATER, phone=77050000003, outcome=words["4.70"], note="жабылған")
    taken = sheets.take_in(table.save(tmp_path / "back.xlsx"))
    assert taken == TakenIn(interviews=1, attempts=4, known=0, refused=())

    facts, states = kept(store)
    assert {fact.by for fact in facts} == {store.staff.id}
    assert (states[1].stage, states[1].outcome, states[1].dials) == (Stage.FINAL, "1.1", 2)
    assert (states[2].stage, states[2].due) == (Stage.APPOINTED, datetime(2026, 10, 9, 10, 0, tzinfo=UTC))
    assert (states[3].stage, states[3].outcome) == (Stage.FINAL, "4.70")
    assert [fact.text for fact in facts if isinstance(fact, Note)] == ["жабылған"]
    answers = [fact for fact in facts if isinstance(fact, Answer)]
    assert [fact.choice for fact in answers] == ["yes", "5", "no", "yes"]
    assert {fact.language for fact in answers} == {Language.RU}
    assert next(fact.at for fact in facts if isinstance(fact, Dial)) == AT_UTC


def test_the_same_sheet_twice_changes_nothing_whoever_brings_it(
    store: Store, clock: HandClock, edition: Edition, table: Table, take_in: Import
) -> None:
    table.fill(1, **DONE)
    table.fill(2, **{**PROMISED, "phone": "8 705 000 00 02"})
    table.fill(3, **{**MISSED, "phone": "8 705 000 00 03", "note": "кешке"})
    assert take_in(table) == TakenIn(1, 3, 0, ())
    before = kept(store)
    clock.pass_by(days=30)
    other = replace(store.staff, id=UUID(int=7))
    again = CallSheetsDesk(store.work, clock, edition, other, lambda _path: table).take_in(Path("sheet.xlsx"))
    assert again == TakenIn(0, 0, 3, ())
    assert kept(store) == before


def test_the_same_row_twice_on_a_sheet_is_one_call(table: Table, take_in: Import, store: Store) -> None:
    table.fill(1, **DONE)
    table.fill_spare(CLIENTS, 1, 1, **DONE)
    assert take_in(table) == TakenIn(1, 1, 1, ())
    assert sum(isinstance(fact, Dial) for fact in kept(store)[0]) == 1


def test_rows_of_a_client_may_stand_in_any_order(table: Table, take_in: Import, store: Store) -> None:
    table.fill(1, **{**DONE, "at": LATER})
    table.fill_spare(CLIENTS, 1, 1, **MISSED)
    assert take_in(table) == TakenIn(1, 2, 0, ())
    assert kept(store)[1][1].outcome == "1.1"


def test_an_interview_goes_on_in_a_later_call_where_it_stopped(table: Table, take_in: Import, store: Store) -> None:
    table.fill(1, **PROMISED, q1="Иә", q2=3, language="kk")
    table.fill_spare(CLIENTS, 1, 1, at=LATER, phone=PHONE, outcome=COMPLETE, q3="Жоқ", q4="Иә", language="ru")
    assert take_in(table) == TakenIn(1, 2, 0, ())
    answers = [fact for fact in kept(store)[0] if isinstance(fact, Answer)]
    assert [(fact.question, fact.choice) for fact in answers] == [
        ("q1", "yes"),
        ("q2", "3"),
        ("q3", "no"),
        ("q4", "yes"),
    ]


def test_answers_before_a_refusal_make_it_partial_as_when_keyed(table: Table, take_in: Import, store: Store) -> None:
    table.fill(1, at=AT, phone=PHONE, outcome="Отказ", q1="Иә", q2="5", language="ru")
    table.fill(2, at=AT, phone="8 705 000 00 02", outcome="2.112", q1="Иә", language="ru")
    take_in(table)
    assert [kept(store)[1][order].outcome for order in (1, 2)] == ["1.2", "2.12"]


def test_good_rows_are_taken_and_bad_ones_named_with_their_row(table: Table, take_in: Import) -> None:
    table.fill(1, **DONE)
    row = table.fill(2, **{**DONE, "q4": "мүмкін"})
    taken = take_in(table)
    assert (taken.interviews, taken.attempts) == (1, 1)
    assert [(refused.row, refused.case, refused.code) for refused in taken.refused] == [
        (row, table.number(2), "sheet.phone")
    ]


def test_stored_states_equal_what_the_facts_add_up_to(
    store: Store, edition: Edition, table: Table, take_in: Import
) -> None:
    table.fill(1, **DONE)
    table.fill(2, **{**PROMISED, "phone": "8 705 000 00 02"})
    table.fill(3, at=AT, phone="8 705 000 00 03", outcome="Отказ", q1="Иә", language="ru")
    take_in(table)
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        for row in work.waves.cases(wave.id):
            assert derive(work.facts.of_case(row.case.id), edition, row.case.phones) == row.state


# What a row may not say


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({**DONE, "at": ""}, "sheet.at_missing"),
        ({**DONE, "at": "кеше түсте"}, "sheet.at"),
        ({**DONE, "at": date(2026, 10, 6)}, "sheet.at"),
        ({**DONE, "at": "06.10.2026 25:30"}, "sheet.at"),
        ({**DONE, "at": there(8, 10, 1)}, "sheet.at_future"),
        ({**DONE, "at": there(5, 9, 59)}, "sheet.at_before_draw"),
        ({**DONE, "phone": ""}, "sheet.phone_missing"),
        ({**DONE, "phone": "8 705 000 00 02"}, "sheet.phone"),
        ({**DONE, "phone": "телефон"}, "sheet.phone"),
        ({**DONE, "outcome": ""}, "sheet.outcome_missing"),
        ({**DONE, "outcome": "келісті"}, "sheet.outcome"),
        ({**DONE, "outcome": "Сұхбат үзілді"}, "outcome.not_by_hand"),
        ({**PROMISED, "due": ""}, "sheet.due_missing"),
        ({**PROMISED, "due": "ертең"}, "sheet.due"),
        ({**PROMISED, "due": there(6, 11)}, "sheet.due_before_call"),
        ({**PROMISED, "due": there(9, 20)}, "appointment.hours"),
        ({**PROMISED, "due": there(11, 12)}, "appointment.hours"),
        ({**PROMISED, "due": there(26, 12)}, "appointment.holiday"),
        ({**MISSED, "due": there(9, 15)}, "sheet.due_not_asked"),
        ({**DONE, "q2": 6}, "sheet.choice"),
        ({**DONE, "q1": "ия"}, "sheet.choice"),
        ({**DONE, "language": ""}, "sheet.language_missing"),
        ({**DONE, "language": "en – English"}, "sheet.language"),
        ({**DONE, "q1": "Жоқ"}, "sheet.off_road"),
        ({**DONE, "q4": ""}, "sheet.incomplete"),
        ({**MISSED, "outcome": "Іріктемеге қателесіп түскен"}, "outcome.note_needed"),
        ({**DONE, "case": ""}, "sheet.case_missing"),
        ({**DONE, "case": "1"}, "sheet.case"),
        ({**DONE, "case": "2026Q2-0001-11"}, "sheet.other_quarter"),
    ],
)
def test_a_row_that_says_what_it_may_not_is_refused_whole(
    table: Table, take_in: Import, store: Store, cells: dict[str, Cell], code: str
) -> None:
    row = table.fill(1, **cells)
    refused = refused_only(take_in(table))
    assert (refused.row, refused.code) == (row, code)
    assert kept(store)[0] == []


def test_a_mistyped_case_number_is_found_by_its_check_digits(table: Table, take_in: Import) -> None:
    table.fill(1, **{**DONE, "case": table.number(1).replace("0001", "0003")})
    assert refused_only(take_in(table)).code == "sheet.case_check"


def test_a_case_that_is_not_in_the_field_is_unknown(
    store: Store, table: Table, take_in: Import, edition: Edition, clock: HandClock
) -> None:
    wave = sheets_desk(store, clock, edition).export(QUARTER).wave
    table.fill(1, **{**DONE, "case": CaseNumbers(wave).write(CLIENTS + 1)})
    assert refused_only(take_in(table)).code == "sheet.case_unknown"


def test_a_file_without_the_keys_or_of_a_quarter_without_a_wave_is_refused(table: Table, take_in: Import) -> None:
    table.cells[1][0] = "case 2026Q2"
    with pytest.raises(Refused, match=r"wave\.none"):
        take_in(table)
    del table.cells[1]
    with pytest.raises(FileRefused, match=r"sheet\.no_form"):
        take_in(table)


def test_columns_may_be_moved_as_long_as_their_keys_move_with_them(table: Table, take_in: Import) -> None:
    table.fill(1, **DONE)
    table.cells = [list(reversed(row)) for row in table.cells]
    assert take_in(table).interviews == 1


# What contradicts a stored fact


def test_a_call_corrected_on_the_sheet_after_it_was_taken_in_is_refused_with_both_values(
    table: Table, take_in: Import, store: Store
) -> None:
    table.fill(1, **MISSED)
    take_in(table)
    before = kept(store)
    for cells, sheet, stored in (
        ({"outcome": "Бос емес"}, "Бос емес", NO_ANSWER),
        ({"outcome": NO_ANSWER, "phone": "8 723 200 00 01"}, "+77232000001", "+77050000001"),
        ({"phone": PHONE, "note": "кешке"}, "кешке", "–"),
    ):
        table.fill(1, **cells)
        refused = refused_only(take_in(table))
        assert refused.code == "sheet.other_call"
        assert [said(refused.facts[name]) for name in ("sheet", "stored")] == [sheet, stored]
    assert kept(store) == before


@pytest.mark.parametrize(
    ("first", "then", "sheet", "stored"),
    [
        (DONE, {"q4": "Иә"}, "Иә", "Жоқ"),
        (DONE, {"q2": "5"}, "5", "4"),
        (DONE, {"language": "ru"}, "ru", "kk"),
        ({**PROMISED, "q1": "Иә", "language": "kk"}, {"q1": "", "language": ""}, "–", "Иә"),
        (PROMISED, {"due": there(9, 16)}, datetime(2026, 10, 9, 11, tzinfo=UTC), datetime(2026, 10, 9, 10, tzinfo=UTC)),
    ],
)
def test_what_a_stored_call_says_is_not_changed_by_a_sheet(
    table: Table,
    take_in: Import,
    store: Store,
    first: dict[str, Cell],
    then: dict[str, Cell],
    sheet: object,
    stored: object,
) -> None:
    table.fill(1, **first)
    assert take_in(table).attempts == 1
    before = kept(store)
    table.fill(1, **then)
    refused = refused_only(take_in(table))
    assert (refused.code, refused.facts["at"]) == ("sheet.other_call", AT_UTC)
    assert [said(refused.facts[name]) for name in ("sheet", "stored")] == [sheet, stored]
    assert kept(store) == before


def test_a_call_keyed_in_the_same_minute_is_the_same_call(
    desk: CallingDesk, table: Table, take_in: Import, store: Store, clock: HandClock
) -> None:
    clock.at = AT_UTC + timedelta(seconds=20)
    case = take(desk, 1).case
    desk.dial(case.id, case.phones[0])
    desk.close(case.id, "3.13")
    clock.at = NOW
    before = kept(store)
    table.fill(1, **MISSED)
    assert take_in(table) == TakenIn(0, 0, 1, ())
    assert kept(store) == before


def test_answers_are_not_added_to_a_case_that_ended_without_them(
    desk: CallingDesk, table: Table, take_in: Import, clock: HandClock
) -> None:
    desk.close(take(desk, 1).case.id, "2.112")
    clock.at = NOW
    table.fill(1, at=AT, phone=PHONE, outcome="Бас тарту")
    assert take_in(table) == TakenIn(0, 0, 1, ())
    table.fill(1, q1="Иә", language="kk")
    refused = refused_only(take_in(table))
    assert (refused.code, said(refused.facts["sheet"]), refused.facts["stored"]) == ("sheet.answer_differs", "Иә", "–")


def said(value: object) -> object:
    return value.kk if isinstance(value, Text) else value


def test_a_case_finished_in_the_program_is_refused_with_both_values(
    desk: CallingDesk, table: Table, take_in: Import, store: Store
) -> None:
    desk.close(take(desk, 1).case.id, "2.112")
    before = kept(store)
    table.fill(1, **DONE)
    refused = refused_only(take_in(table))
    assert refused.code == "sheet.finished"
    assert (said(refused.facts["sheet"]), said(refused.facts["stored"])) == (COMPLETE, "Бас тарту")
    assert kept(store) == before


def test_an_interview_keyed_in_the_program_is_silently_equal_or_refused_with_both_answers(
    desk: CallingDesk, table: Table, take_in: Import, store: Store
) -> None:
    case = take(desk, 1).case.id
    for question, choice in {"q1": "yes", "q2": "4", "q3": "yes", "q4": "no"}.items():
        desk.answer(case, question, choice, Language.KK)
    desk.complete(case)
    before = kept(store)
    table.fill(1, **DONE)
    assert take_in(table) == TakenIn(0, 0, 1, ())
    table.fill(1, q2=2)
    refused = refused_only(take_in(table))
    assert (refused.code, refused.facts) == ("sheet.answer_differs", {"question": 2, "sheet": "2", "stored": "4"})
    assert kept(store) == before


def test_an_answer_kept_before_is_not_changed_by_a_sheet(
    desk: CallingDesk, table: Table, take_in: Import, clock: HandClock
) -> None:
    clock.at = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
    case = take(desk, 1).case.id
    desk.answer(case, "q1", "yes", Language.KK)
    desk.appoint(case, datetime(2026, 10, 6, 6, 0, tzinfo=UTC))
    clock.at = NOW
    table.fill(1, at=AT, phone=PHONE, outcome=COMPLETE, q1="Жоқ", q4="Иә", language="kk")
    refused = refused_only(take_in(table))
    assert refused.code == "sheet.answer_differs"
    assert (said(refused.facts["sheet"]), said(refused.facts["stored"])) == ("Жоқ", "Иә")
    table.fill(1, **DONE)
    assert take_in(table).interviews == 1


def test_a_case_in_an_operators_hands_is_refused_with_the_operators_name(
    desk: CallingDesk, table: Table, take_in: Import, clock: HandClock
) -> None:
    clock.at = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
    take(desk, 1)
    clock.at = NOW
    table.fill(1, **DONE)
    refused = refused_only(take_in(table))
    assert (refused.code, refused.facts["stored"]) == ("sheet.held", "S")


def test_a_call_before_what_is_stored_may_only_be_one_more_attempt(
    desk: CallingDesk, table: Table, take_in: Import, store: Store
) -> None:
    desk.close(take(desk, 1).case.id, "3.12")
    before = kept(store)[1][1]
    row = table.fill(1, **DONE)
    refused = refused_only(take_in(table))
    assert (refused.row, refused.code, refused.facts["sheet"]) == (row, "sheet.earlier", AT_UTC)
    table.fill(1, **dict.fromkeys(SAID, ""), outcome=NO_ANSWER)
    assert take_in(table) == TakenIn(0, 1, 0, ())
    assert kept(store)[1][1] == replace(before, dials=1)


def test_a_refusal_before_what_is_stored_is_no_mere_attempt(desk: CallingDesk, table: Table, take_in: Import) -> None:
    desk.close(take(desk, 1).case.id, "3.12")
    table.fill(1, **{**MISSED, "outcome": "Бас тарту"})
    assert refused_only(take_in(table)).code == "sheet.earlier"


def test_the_sheet_of_a_rejected_interview_does_not_bring_it_back(
    table: Table, take_in: Import, store: Store, clock: HandClock, edition: Edition
) -> None:
    table.fill(1, **DONE)
    take_in(table)
    case = next(fact.case for fact in kept(store)[0])
    ReportingDesk(store.work, clock, edition, store.staff).reject(case, "басқа адам жауап берген")
    assert take_in(table) == TakenIn(0, 0, 1, ())
    assert kept(store)[1][1].stage is Stage.FRESH
    clock.pass_by(days=1)
    table.fill_spare(CLIENTS, 1, 1, **{**DONE, "at": there(9, 9, 30), "q2": 1})
    assert take_in(table) == TakenIn(1, 1, 1, ())
    assert kept(store)[1][1].outcome == "1.1"


# Edited wildly

WORDS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(-10, 60000).map(float),
    st.text(max_size=12),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.sampled_from([AT, LATER, PHONE, "8 705 000 00 02", COMPLETE, NO_ANSWER, CALL_BACK, "Отказ", "Иә", "Жоқ", "kk"]),
)
ROWS = st.sampled_from([0, 1, *4 * tuple(range(2, 10))])
EDITS = st.lists(st.tuples(ROWS, st.integers(0, 15), WORDS), max_size=12)


@pytest.fixture
def busy(store: Store, desk: CallingDesk, clock: HandClock, table: Table) -> tuple[Table, list[Fact]]:
    """Return a sheet half filled in, and the facts of its cases that went on meanwhile."""
    clock.at = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
    desk.close(take(desk, 1).case.id, "2.112")
    desk.close(take(desk, 2).case.id, "3.13")
    take(desk, 3)
    clock.at = NOW
    table.fill(1, **DONE)
    table.fill(2, **{**DONE, "phone": "8 705 000 00 02"})
    table.fill(4, **{**PROMISED, "phone": "8 705 000 00 04"})
    return table, kept(store)[0]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_a_sheet_edited_wildly_is_reported_or_refused_and_changes_no_stored_fact(
    store: Store,
    edition: Edition,
    busy: tuple[Table, list[Fact]],
    take_in: Import,
    edits: Sequence[tuple[int, int, Cell]],
) -> None:
    table, stored = busy
    wild = Table(table.cells)
    for row, place, cell in edits:
        wild.cells[row][place] = cell
    before, _ = kept(store)
    try:
        first = take_in(wild)
    except SurveyError:
        assert kept(store)[0] == before
        return
    after, _ = kept(store)
    assert {fact.id: fact for fact in before}.items() <= {fact.id: fact for fact in after}.items()
    assert {fact.id: fact for fact in stored}.items() <= {fact.id: fact for fact in after}.items()
    assert (
        sum(isinstance(fact, Dial) for fact in after) - sum(isinstance(fact, Dial) for fact in before) == first.attempts
    )
    histories = [[fact for fact in after if fact.case == case] for case in dict.fromkeys(fact.case for fact in after)]
    with store.work() as work:
        rows = [work.cases.get(history[0].case) for history in histories]
    for row, history in zip(rows, histories, strict=True):
        assert derive(history, edition, row.case.phones) == row.state
    again = take_in(wild)
    assert again.attempts == 0
    assert kept(store)[0] == after


def test_an_interview_of_a_sheet_ends_once(table: Table, take_in: Import, store: Store) -> None:
    table.fill(1, **DONE)
    table.fill_spare(CLIENTS, 1, 1, **{**DONE, "at": LATER, "q4": "Иә"})
    taken = take_in(table)
    assert (taken.interviews, [row.code for row in taken.refused]) == (1, ["sheet.answer_differs"])
    ends = [fact for fact in kept(store)[0] if isinstance(fact, Disposition)]
    assert [fact.outcome for fact in ends] == ["1.1"]
