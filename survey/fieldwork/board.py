"""What a supervisor sees of a wave in the field, added up from its cases and the tallies of their facts."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from survey.edition import Edition
from survey.estimation.rates import Counts, Rates, rates
from survey.fieldwork.case import Stage
from survey.fieldwork.hours import may_call, widest
from survey.fieldwork.pace import Pace, days_left
from survey.fieldwork.shift import Shift, shifts
from survey.fieldwork.tallies import Alike, Answered, Hour, WaveTally
from survey.outcome import Group
from survey.sampling.design import Plan

_Key = TypeVar("_Key", bound=Hashable)

BEHIND = 2 / 3
"""A region is behind when it has reached less than this part of what the country has."""


class Waiting(StrEnum):
    """Why a case is not called this minute; READY is one that may be."""

    READY = "ready"
    OUT_OF_HOURS = "out_of_hours"
    PAUSED = "paused"
    APPOINTED = "appointed"
    HELD = "held"
    ON_SHEET = "on_sheet"
    FINAL = "final"
    RESERVE = "reserve"


@dataclass(frozen=True, slots=True)
class RegionShare:
    """A region's interviews, reached and planned; `behind` says that it lags far behind the country."""

    region: str
    reached: int
    planned: int
    behind: bool

    @property
    def share(self) -> float:
        """The part of the plan that is reached; a region of which nothing is asked has reached it."""
        return self.reached / self.planned if self.planned else 1.0


@dataclass(frozen=True, slots=True)
class Field:
    """A wave as it is called: its plan, its cases, those in reserve too, and the replicate that is released next.

    `before` counts the outcome codes of the released cases of the wave before, none without one.
    """

    plan: Plan
    cases: Sequence[Alike]
    next_replicate: tuple[int, int] | None
    before: Mapping[str, int]

    @property
    def released(self) -> Sequence[Alike]:
        """The cases in the field."""
        return [alike for alike in self.cases if alike.stage is not Stage.RESERVE]


@dataclass(frozen=True, slots=True)
class Board:
    """A wave at one moment (`at`, UTC); `last_at` is when the last fact was entered.

    `stages` and `groups` count the released cases, `waiting` all cases; `until` is when the first of those that wait
    may be called. `unconfirmed` are interviews whose client denies the service. `shifts` are today's; `hours` are by
    ISO weekday and hour of the day. `next_replicate` with its size waits to be released, None when none does.
    `widest` is until when this evening's calls may go on, None when that is not to be asked.
    """

    at: datetime
    last_at: datetime | None
    pace: Pace
    stages: Mapping[Stage, int]
    groups: Mapping[Group, int]
    rates: Rates
    before: Rates | None
    unconfirmed: int
    regions: tuple[RegionShare, ...]
    shifts: tuple[Shift, ...]
    hours: Mapping[tuple[int, int], Answered]
    waiting: Mapping[Waiting, int]
    until: Mapping[Waiting, datetime]
    next_replicate: tuple[int, int] | None
    widest: datetime | None = None


def count_board(field: Field, tally: WaveTally, names: Mapping[UUID, str], now: datetime, edition: Edition) -> Board:
    """Return the board at a moment (UTC); `names` has the operators of the tally."""
    plan, released = field.plan, field.released
    closes = edition.report.due(plan.quarter)
    reached = sum(alike.number for alike in released if alike.complete)
    called = len({day for day, _ in tally.hours})
    pace = Pace(reached, plan.completes, called, days_left(now, closes, edition), closes)
    groups = _groups(outcomes(released), edition)
    waiting, until = _waiting(field.cases, Waiting.READY if may_call(now, edition) else Waiting.OUT_OF_HOURS)
    return Board(
        at=now,
        last_at=tally.last_at,
        pace=pace,
        stages=_stages(released),
        groups=groups,
        rates=_rates(groups),
        before=_rates(_groups(field.before, edition)) if field.before else None,
        unconfirmed=tally.unconfirmed,
        regions=_regions(released, plan, pace),
        shifts=shifts(tally.turns, edition, names),
        hours=_hours(tally.hours),
        waiting=waiting,
        until=until,
        next_replicate=field.next_replicate,
        widest=widest(now, edition),
    )


def outcomes(cases: Iterable[Alike]) -> Counter[str]:
    """Count cases by their outcome codes."""
    return _sums((alike.outcome, alike.number) for alike in cases)


def _stages(released: Iterable[Alike]) -> dict[Stage, int]:
    counted = _sums((alike.stage, alike.number) for alike in released)
    return {stage: counted[stage] for stage in Stage if stage is not Stage.RESERVE}


def _groups(counts: Mapping[str, int], edition: Edition) -> dict[Group, int]:
    of_code = {outcome.code: outcome.group for outcome in edition.outcomes}
    counted = _sums((of_code[code], number) for code, number in counts.items())
    return {group: counted[group] for group in Group}


def _rates(groups: Mapping[Group, int]) -> Rates:
    return rates(Counts.weighted((group, float(count)) for group, count in groups.items()))


def _regions(released: Iterable[Alike], plan: Plan, pace: Pace) -> tuple[RegionShare, ...]:
    reached = _sums((alike.region, alike.number) for alike in released if alike.complete)
    made = []
    for stratum in plan.strata:
        one = RegionShare(stratum.region, reached[stratum.region], stratum.completes, behind=False)
        behind = stratum.completes > 0 and one.share < BEHIND * pace.share
        made.append(RegionShare(one.region, one.reached, one.planned, behind))
    return tuple(made)


def _hours(tallied: Mapping[Hour, Answered]) -> dict[tuple[int, int], Answered]:
    """Add up the hours of the days by weekday."""
    dials = _sums(((day.isoweekday(), hour), found.dials) for (day, hour), found in tallied.items())
    contacts = _sums(((day.isoweekday(), hour), found.contacts) for (day, hour), found in tallied.items())
    return {cell: Answered(number, contacts[cell]) for cell, number in sorted(dials.items())}


def _waiting(cases: Iterable[Alike], ready: Waiting) -> tuple[dict[Waiting, int], dict[Waiting, datetime]]:
    """Count all cases by why they are not called; `ready` is what keeps those whose time has come."""
    counted: Counter[Waiting] = Counter()
    until: dict[Waiting, datetime] = {}
    for alike in cases:
        waits = _WAITS.get(alike.stage, ready)
        if waits in {Waiting.PAUSED, Waiting.APPOINTED, Waiting.ON_SHEET} and alike.due:
            if alike.over:
                waits = ready
            else:
                until[waits] = min(until.get(waits, alike.due), alike.due)
        counted[waits] += alike.number
    return {waits: counted[waits] for waits in Waiting}, until


def _sums(parts: Iterable[tuple[_Key, int]]) -> Counter[_Key]:
    counted: Counter[_Key] = Counter()
    for key, number in parts:
        counted[key] += number
    return counted


_WAITS = {
    Stage.PAUSED: Waiting.PAUSED,
    Stage.APPOINTED: Waiting.APPOINTED,
    Stage.HELD: Waiting.HELD,
    Stage.ON_SHEET: Waiting.ON_SHEET,
    Stage.FINAL: Waiting.FINAL,
    Stage.RESERVE: Waiting.RESERVE,
}
