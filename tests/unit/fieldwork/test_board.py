"""The supervisor's board, counted by hand on small waves; and laws that hold for every wave."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from survey.edition import Edition
from survey.facts import Claim, Dial, Disposition, Fact
from survey.fieldwork.board import Board, Waiting, count_board
from survey.fieldwork.board import Field as TalliedField
from survey.fieldwork.case import Case, CaseRow, CaseState, Stage, derive
from survey.fieldwork.pace import Pace, days_left
from survey.fieldwork.tallies import Alike, Answered, Hour, WaveTally, count_case
from survey.outcome import COMPLETE, Group
from survey.periods import Quarter
from survey.sampling.design import Plan, Request, StratumPlan
from tests.unit.fieldwork.slow_board import Field, Tally, plain, slow_board
from tests.unit.fieldwork.story import Story

QUARTER = Quarter(2026, 3)
MONDAY = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)
"""Noon in Kazakhstan."""
LATE = timedelta(hours=10)
ONE = UUID(int=1)
REGIONS = ("KZ-10", "KZ-63")
PHONES = ("+77000000001",)


def plan(completes: int) -> Plan:
    strata = tuple(StratumPlan(region, 100, 120, 0, 40, completes, 0.1) for region in REGIONS)
    return Plan(QUARTER, Request(), 200, completes * len(REGIONS), 80, 0.05, strata)


def case_row(state: CaseState, region: str = REGIONS[0], case: UUID | None = None) -> CaseRow:
    made = Case(case or uuid4(), ONE, 1, 1, region, "c", 1, ONE, 1, PHONES)
    return CaseRow(made, state)


def board(
    field: Field, facts: Sequence[Fact], edition: Edition, now: datetime = MONDAY, names: dict[UUID, str] | None = None
) -> Board:
    """Return the board of tallies, which is the board that reads every fact."""
    slow = Tally.of(field.rows, facts, edition, now)
    named = names or dict.fromkeys(slow.operators, "A")
    quick = count_board(tallied_field(field, now), added_up(field, facts, edition, now), named, now, edition)
    assert plain(quick) == plain(slow_board(field, slow, named, now))
    return quick


def tallied_field(field: Field, now: datetime) -> TalliedField:
    reserve = sum(field.replicates.values()) - len(field.rows)
    following = field.released + 1
    states = [(row.case.region, row.state) for row in field.rows]
    return TalliedField(
        field.plan,
        [
            *(
                Alike(at, s.stage, s.outcome, bool(s.complete_at), bool(s.due and s.due <= now), s.due, 1)
                for at, s in states
            ),
            Alike(REGIONS[0], Stage.RESERVE, "3.11", complete=False, over=False, due=None, number=reserve),
        ],
        (following, field.replicates[following]) if following in field.replicates else None,
        Counter(field.before),
    )


def added_up(field: Field, facts: Sequence[Fact], edition: Edition, now: datetime) -> WaveTally:
    own = {case: tuple(made) for case, made in groupby(facts, key=lambda fact: fact.case)}
    tallies = {case: count_case(made, edition) for case, made in own.items()}
    complete = {row.case.id for row in field.rows if row.state.complete_at}
    hours: defaultdict[Hour, Answered] = defaultdict(lambda: Answered(0, 0))
    for tally in tallies.values():
        for hour, found in tally.hours.items():
            hours[hour] = Answered(hours[hour].dials + found.dials, hours[hour].contacts + found.contacts)
    today = now.astimezone(ZoneInfo(edition.time_zone)).date()
    return WaveTally(
        max((tally.last_at for tally in tallies.values()), default=None),
        sum(tally.denied for case, tally in tallies.items() if case in complete),
        hours,
        [turn for tally in tallies.values() if tally.day == today for turn in tally.turns],
    )


def called(edition: Edition, region: str, outcome: str, confirms: str = "") -> tuple[CaseRow, Story]:
    story = Story()
    story.add(Claim)
    story.add(Dial, phone=PHONES[0])
    if confirms:
        story.answer("q1", confirms)
        if confirms == "yes":
            story.answer("q2", "5")
            story.answer("q3", "yes")
        story.answer("q4", "yes")
    story.add(Disposition, outcome=outcome)
    return case_row(derive(story.facts, edition, PHONES), region, story.case), story


def small_wave(edition: Edition, completes: int = 4) -> tuple[Field, list[Fact]]:
    """Two interviews in the first region, one of them denying the service; a refusal, a no answer, a fresh case."""
    made = [
        called(edition, REGIONS[0], COMPLETE, "yes"),
        called(edition, REGIONS[0], COMPLETE, "no"),
        called(edition, REGIONS[1], "2.112"),
        called(edition, REGIONS[1], "3.13"),
    ]
    rows = [*(row for row, _ in made), case_row(derive((), edition, PHONES), REGIONS[1])]
    field = Field(plan(completes), rows, {1: 5, 2: 3}, 1)
    return field, [fact for _, story in made for fact in story.facts]


def test_interviews_rates_and_the_plan(edition: Edition) -> None:
    field, facts = small_wave(edition)
    counted = board(field, facts, edition)
    assert (counted.pace.reached, counted.pace.planned, counted.pace.share) == (2, 8, 0.25)
    assert (counted.groups[Group.I], counted.groups[Group.R], counted.groups[Group.UH]) == (2, 1, 2)
    assert (counted.rates.RR3, counted.rates.REF1, counted.rates.CON1) == (2 / 5, 1 / 5, 3 / 5)
    assert counted.unconfirmed == 1


def test_only_todays_turns_are_in_the_shifts(edition: Edition) -> None:
    field, facts = small_wave(edition)
    assert sum(shift.calls for shift in board(field, facts, edition).shifts) == 4
    assert board(field, facts, edition, MONDAY + timedelta(days=1)).shifts == ()


def test_a_region_far_behind_the_country_is_marked(edition: Edition) -> None:
    field, facts = small_wave(edition)
    ahead, behind = board(field, facts, edition).regions
    assert (ahead.share, ahead.behind) == (0.5, False)
    assert (behind.share, behind.behind) == (0.0, True)


def test_a_region_of_which_nothing_is_asked_is_never_behind(edition: Edition) -> None:
    field, facts = small_wave(edition, completes=0)
    assert [(one.share, one.behind) for one in board(field, facts, edition).regions] == [(1.0, False)] * 2


def test_who_answers_is_counted_by_weekday_and_hour_of_the_editions_time_zone(edition: Edition) -> None:
    field, facts = small_wave(edition)
    assert board(field, facts, edition).hours == {(1, 10): Answered(dials=4, contacts=3)}


def test_each_case_waits_for_one_reason(edition: Edition) -> None:
    field, facts = small_wave(edition)
    counted = board(field, facts, edition)
    assert counted.waiting == {
        Waiting.READY: 1,
        Waiting.OUT_OF_HOURS: 0,
        Waiting.PAUSED: 1,
        Waiting.APPOINTED: 0,
        Waiting.HELD: 0,
        Waiting.ON_SHEET: 0,
        Waiting.FINAL: 3,
        Waiting.RESERVE: 3,
    }
    due = next(row.state.due for row in field.rows if row.state.stage is Stage.PAUSED)
    assert counted.until == {Waiting.PAUSED: due}
    assert counted.next_replicate == (2, 3)


def test_a_pause_that_is_over_is_ready_within_calling_hours_and_waits_for_them_outside(edition: Edition) -> None:
    rows = [case_row(CaseState(Stage.PAUSED, "3.13", 1, MONDAY, None, None))]
    field = Field(plan(4), rows, {1: 1}, 1)
    assert board(field, (), edition).waiting[Waiting.READY] == 1
    assert board(field, (), edition, MONDAY + LATE).waiting[Waiting.OUT_OF_HOURS] == 1
    assert board(field, (), edition).next_replicate is None


def test_nobody_is_ready_on_a_holiday(edition: Edition) -> None:
    rows = [case_row(CaseState(Stage.FRESH, "3.11", 0, None, None, None))]
    republic_day = datetime(2026, 10, 26, 7, 0, tzinfo=UTC)
    assert board(Field(plan(4), rows, {1: 1}, 1), (), edition, republic_day).waiting[Waiting.OUT_OF_HOURS] == 1


def test_the_rates_of_the_wave_before_come_from_its_codes(edition: Edition) -> None:
    field, facts = small_wave(edition)
    assert board(field, facts, edition).before is None
    earlier = Field(field.plan, field.rows, field.replicates, 1, before=[COMPLETE, "2.112", "2.112", "2.112"])
    before = board(earlier, facts, edition).before
    assert before
    assert before.RR3 == 0.25


def test_an_empty_wave_has_a_board(edition: Edition) -> None:
    counted = board(Field(plan(4), (), {}, 0), (), edition)
    assert (counted.last_at, counted.hours, counted.shifts) == (None, {}, ())
    assert math.isnan(counted.rates.RR3)


def test_p12_the_board_closes_when_the_editions_report_is_due(edition: Edition) -> None:
    field, facts = small_wave(edition)
    assert board(field, facts, edition).pace.closes == edition.report.due(QUARTER) == date(2026, 10, 12)


def test_the_days_left_are_working_days_and_today_until_its_calling_hours_end(edition: Edition) -> None:
    closes = date(2026, 10, 12)
    assert days_left(MONDAY, closes, edition) == 6
    assert days_left(MONDAY + LATE, closes, edition) == 5
    assert days_left(MONDAY + timedelta(days=30), closes, edition) == 0


def test_the_pace_needed_is_what_is_missing_over_the_days_left() -> None:
    closes = date(2026, 10, 12)
    assert Pace(60, 100, 3, 5, closes).so_far == 20
    assert Pace(60, 100, 3, 5, closes).needed == 8
    assert Pace(120, 100, 3, 0, closes).needed == 0
    assert math.isinf(Pace(60, 100, 3, 0, closes).needed)
    assert math.isnan(Pace(0, 100, 0, 5, closes).so_far)


STATES = st.builds(
    CaseState,
    stage=st.sampled_from([stage for stage in Stage if stage is not Stage.RESERVE]),
    outcome=st.sampled_from(["1.1", "2.112", "2.12", "3.11", "3.13"]),
    dials=st.just(1),
    due=st.none() | st.integers(-48, 48).map(lambda hours: MONDAY + timedelta(hours=hours)),
    held_by=st.none(),
    complete_at=st.none() | st.just(MONDAY),
)


@given(states=st.lists(STATES), reserve=st.integers(0, 50), hours=st.integers(0, 167))
def test_stages_and_groups_add_up_to_the_released_cases_and_reasons_to_all(
    edition: Edition, states: list[CaseState], reserve: int, hours: int
) -> None:
    rows = [case_row(state, REGIONS[place % 2]) for place, state in enumerate(states)]
    field = Field(plan(4), rows, {1: len(rows), 2: reserve}, 1)
    counted = board(field, (), edition, MONDAY + timedelta(hours=hours))
    assert sum(counted.stages.values()) == len(rows)
    assert sum(counted.groups.values()) == len(rows)
    assert sum(counted.waiting.values()) == len(rows) + reserve
    assert sum(region.reached for region in counted.regions) == counted.pace.reached
