"""Registers of acts and questionnaires come back as they were stored; what is derived from them can be dropped."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine import Store
from survey.edition import Severity
from survey.ids import uuid7
from survey.periods import Month
from survey.registers.records import Act, Questionnaire, RegisterFinding
from survey.registers.register import Register, RegisterKind
from survey.registry.records import Finding
from tests.storage.invented import JULY, NOW, finding, record, version

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2030, 12, 31))
TEXTS = st.lists(WORDS, max_size=3).map(tuple)
NUMBERS = st.lists(st.integers(1, 9), max_size=3).map(tuple)
ROWS = st.integers(1, 10**6)
ACTS = st.lists(st.builds(Act, row=ROWS, services=TEXTS, start=DAYS, end=DAYS), unique_by=lambda act: act.row)
QUESTIONNAIRES = st.lists(
    st.builds(Questionnaire, row=ROWS, day=DAYS, marks=TEXTS, financial=NUMBERS, other=NUMBERS),
    unique_by=lambda one: one.row,
)
ROLLED_BACK = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
MISSING = Finding(2, 15, "act.missing", Severity.EXCLUDED, "Заң", {})


def register(store: Store, kind: RegisterKind, *months: Month) -> Register:
    return Register(uuid7(NOW), kind, "тізілім.xlsx", "ab" * 32, 3, months or (JULY,), NOW, store.staff.id)


def act(row: int) -> Act:
    return Act(row, "А-1", "Ермеков", "", ("Заң",), None, None, online=None, signed=True)


@ROLLED_BACK
@given(ACTS)
def test_acts_come_back_in_order(shared_store: Store, acts: list[Act]) -> None:
    kept = register(shared_store, RegisterKind.ACTS, JULY, Month(2026, 8))
    with shared_store.work() as work:
        work.registers.add_acts(kept, acts)
        assert work.registers.of_kind(RegisterKind.ACTS) == [kept]
        assert work.registers.of_kind(RegisterKind.QUESTIONNAIRES) == []
        assert work.registers.acts(kept.id) == sorted(acts, key=lambda one: one.row)
        assert work.registers.unmatched_acts(kept.id) == work.registers.acts(kept.id)


@ROLLED_BACK
@given(QUESTIONNAIRES)
def test_questionnaires_come_back_in_order(shared_store: Store, filled: list[Questionnaire]) -> None:
    kept = register(shared_store, RegisterKind.QUESTIONNAIRES)
    with shared_store.work() as work:
        work.registers.add_questionnaires(kept, filled)
        assert work.registers.of_kind(RegisterKind.QUESTIONNAIRES) == [kept]
        assert work.registers.questionnaires(kept.id) == sorted(filled, key=lambda one: one.row)


def test_the_newest_register_comes_first(shared_store: Store) -> None:
    first, second = register(shared_store, RegisterKind.ACTS), register(shared_store, RegisterKind.ACTS)
    older, newer = sorted((first, second), key=lambda one: one.id)
    with shared_store.work() as work:
        for one in (older, newer):
            work.registers.add_acts(one, [])
        assert work.registers.of_kind(RegisterKind.ACTS) == [newer, older]


def test_p11_a_judged_row_counts_no_more_and_counts_again_when_judged_anew(shared_store: Store) -> None:
    kept = version(shared_store.staff.id)
    excluded = Finding(3, 19, "date.missing", Severity.EXCLUDED, "", {})
    with shared_store.work() as work:
        rows = [record(1), record(2), record(3, counted=False)]
        work.registries.add(kept, rows, [excluded, finding(1)])

        def counted() -> list[int]:
            assert (latest := work.registries.latest(JULY))
            found = [one.row for one in work.registers.services(kept) if one.counted]
            assert latest.counted == len(found)
            return found

        work.registers.judge(kept.id, [MISSING])
        assert (counted(), work.registers.left_out(kept.id)) == ([1], 1)
        assert [one.sound for one in work.registers.services(kept)] == [True, True, False]
        work.registers.judge(kept.id, [MISSING])
        assert work.registries.findings(kept.id, "act.missing", None) == [MISSING]
        work.registers.judge(kept.id, [])
        assert (counted(), work.registers.left_out(kept.id)) == ([1, 2], 0)
        assert work.registries.findings(kept.id, None, None) == [finding(1), excluded]


def test_what_is_derived_from_a_register_is_dropped_with_nothing_else(shared_store: Store) -> None:
    kept, acts = version(shared_store.staff.id), register(shared_store, RegisterKind.ACTS)
    filled = register(shared_store, RegisterKind.QUESTIONNAIRES)
    said = RegisterFinding(7, "aspect1", "questionnaire.mark_missing", Severity.ERROR, "", {"aspect": 1})
    one = Questionnaire(7, "Ермеков", "", "", "Заң", "", "", "", None, ("5", ""), (1,), ())
    with shared_store.work() as work:
        work.registries.add(kept, [record(1)], [])
        work.registers.add_acts(acts, [act(5), act(6)])
        work.registers.add_questionnaires(filled, [one])
        (row,) = work.registers.services(kept)
        work.registers.match(acts, [(row, 6)])
        work.registers.match(filled, [(row, 7)])
        work.registers.find(filled.id, [said])
        assert [one.row for one in work.registers.unmatched_acts(acts.id)] == [5]
        assert work.registers.findings(filled.id) == [said]
        (answered,) = work.registers.answered([JULY])
        assert (answered.person, answered.region, answered.marks) == (record(1).person, "KZ-11", ("5", ""))
        assert work.registers.answered([Month(2026, 8)]) == []

        work.registers.forget(filled)
        assert (work.registers.matched(filled), work.registers.matched(acts)) == (0, 1)
        assert (work.registers.findings(filled.id), work.registers.answered([JULY])) == ([], [])
        assert work.registers.questionnaires(filled.id) == [one]


def test_p10_questionnaires_on_services_of_a_late_month_are_left_out(shared_store: Store) -> None:
    kept, filled = version(shared_store.staff.id, late=True), register(shared_store, RegisterKind.QUESTIONNAIRES)
    one = Questionnaire(7, "Ермеков", "", "", "Заң", "", "", "", None, ("5",), (), ())
    with shared_store.work() as work:
        work.registries.add(kept, [record(1)], [])
        work.registers.add_questionnaires(filled, [one])
        work.registers.match(filled, [(row, 7) for row in work.registers.services(kept)])
        assert work.registers.answered([JULY]) == []
