"""Where a due date stands (¶¶7-9, 12), and the reports of a year."""

from datetime import date

import pytest

import main
from survey.calendar import working_day_before
from survey.deadlines import DueState, Duty, report_dates, state_of
from survey.edition_file import load_edition
from survey.periods import Quarter

RULES = load_edition(main.EDITION).report
DUE, OPENS = date(2026, 10, 12), date(2026, 10, 1)  # a Monday


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 9, 30), DueState.NOT_STARTED),
        (date(2026, 10, 1), DueState.OPEN),
        (date(2026, 10, 8), DueState.OPEN),
        (date(2026, 10, 9), DueState.DUE),
        (date(2026, 10, 11), DueState.DUE),
        (date(2026, 10, 12), DueState.DUE),
        (date(2026, 10, 13), DueState.LATE),
    ],
)
def test_what_is_not_done_is_due_from_the_working_day_before_and_late_after_its_day(
    today: date, state: DueState
) -> None:
    assert state_of(DUE, OPENS, None, today) is state


@pytest.mark.parametrize(("done", "state"), [(date(2026, 10, 12), DueState.DONE), (date(2026, 10, 13), DueState.LATE)])
def test_what_is_done_is_judged_by_the_day_it_was_done_on(done: date, state: DueState) -> None:
    assert state_of(DUE, OPENS, done, date(2027, 1, 1)) is state


def test_p12_a_report_is_due_on_the_12th_after_its_quarter_and_the_final_one_on_10_december() -> None:
    found = report_dates(2026, RULES, date(2026, 11, 24), {})
    assert [(one.duty, one.period, one.due) for one in found] == [
        (Duty.REPORT, Quarter(2026, 1), date(2026, 4, 12)),
        (Duty.REPORT, Quarter(2026, 2), date(2026, 7, 12)),
        (Duty.REPORT, Quarter(2026, 3), date(2026, 10, 12)),
        (Duty.FINAL, Quarter(2026, 4), date(2026, 12, 10)),
    ]
    assert {one.paragraph for one in found} == {12}


def test_p12_the_final_report_is_made_as_at_1_december() -> None:
    last = [report_dates(2026, RULES, today, {})[-1].state for today in (date(2026, 11, 30), date(2026, 12, 1))]
    assert last == [DueState.NOT_STARTED, DueState.OPEN]


def test_the_working_day_before_a_monday_is_friday_and_a_moved_saturday_counts() -> None:
    assert working_day_before(date(2026, 10, 12)) == date(2026, 10, 9)
    assert working_day_before(date(2019, 5, 5)) == date(2019, 5, 4)
