"""The board as plain as can be: one pass over the cases, one over all their facts. What the quick one must equal."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from survey.edition import Edition
from survey.estimation.rates import Counts, Rates, rates
from survey.facts import Answer, Fact, in_force
from survey.fieldwork.attempts import attempts
from survey.fieldwork.board import BEHIND, Board, RegionShare, Waiting
from survey.fieldwork.case import CaseRow, Stage
from survey.fieldwork.hours import may_call, widest
from survey.fieldwork.pace import Pace, days_left
from survey.fieldwork.shift import Turn, shifts, turns
from survey.fieldwork.tallies import Answered
from survey.outcome import Group
from survey.questionnaire import CONFIRMATION, DENIED
from survey.sampling.design import Plan


@dataclass(frozen=True, slots=True)
class Field:
    """A wave as it is called: its plan, its released cases, the sizes of its replicates, how many are released.

    `before` are the outcome codes of the released cases of the wave before, none without one.
    """

    plan: Plan
    rows: Sequence[CaseRow]
    replicates: Mapping[int, int]
    released: int
    before: Sequence[str] = ()


@dataclass(slots=True)
class Tally:
    """What the pass over the facts has gathered so far."""

    edition: Edition
    midnight: datetime
    complete: frozenset[UUID]
    zone: ZoneInfo
    last_at: datetime | None = None
    unconfirmed: int = 0
    turns: list[Turn] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    dials: Counter[tuple[int, int]] = field(default_factory=Counter)
    contacts: Counter[tuple[int, int]] = field(default_factory=Counter)

    @classmethod
    def of(cls, rows: Iterable[CaseRow], facts: Iterable[Fact], edition: Edition, now: datetime) -> "Tally":
        """Go through the facts, which come case by case in order."""
        zone = ZoneInfo(edition.time_zone)
        midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        tally = cls(edition, midnight, frozenset(row.case.id for row in rows if row.state.complete_at), zone)
        for case, own in groupby(facts, key=lambda fact: fact.case):
            tally.add(case, tuple(own))
        return tally

    @property
    def operators(self) -> frozenset[UUID]:
        """Who had a turn today."""
        return frozenset(turn.by for turn in self.turns)

    def add(self, case: UUID, facts: Sequence[Fact]) -> None:
        """Take in all that was done with a case."""
        self.last_at = max(self.last_at or facts[-1].at, facts[-1].at)
        self.unconfirmed += case in self.complete and _denies(in_force(facts))
        self.turns.extend(turns(facts, self.midnight))
        for attempt in attempts(facts, self.edition):
            there = attempt.at.astimezone(self.zone)
            cell = there.isoweekday(), there.hour
            self.days.add(there.date())
            self.dials[cell] += 1
            self.contacts[cell] += attempt.contact


def slow_board(field: Field, tally: Tally, names: Mapping[UUID, str], now: datetime) -> Board:
    """Return the board; `names` has the operators of the tally."""
    edition, plan = tally.edition, field.plan
    closes = edition.report.due(plan.quarter)
    pace = Pace(len(tally.complete), plan.completes, len(tally.days), days_left(now, closes, edition), closes)
    stages = Counter(row.state.stage for row in field.rows)
    groups = _groups((row.state.outcome for row in field.rows), edition)
    waiting, until = _waiting(field, edition, now.astimezone(tally.zone))
    next_replicate = field.released + 1
    return Board(
        at=now,
        last_at=tally.last_at,
        pace=pace,
        stages={stage: stages[stage] for stage in Stage if stage is not Stage.RESERVE},
        groups=groups,
        rates=_rates(groups),
        before=_rates(_groups(field.before, edition)) if field.before else None,
        unconfirmed=tally.unconfirmed,
        regions=_regions(field, pace),
        shifts=shifts(tally.turns, edition, names),
        hours={cell: Answered(dials, tally.contacts[cell]) for cell, dials in sorted(tally.dials.items())},
        waiting=waiting,
        until=until,
        widest=widest(now, edition),
        next_replicate=(next_replicate, field.replicates[next_replicate])
        if next_replicate in field.replicates
        else None,
    )


def _denies(facts: Sequence[Fact]) -> bool:
    said = (fact.choice for fact in reversed(facts) if isinstance(fact, Answer) and fact.question == CONFIRMATION)
    return next(said, None) == DENIED


def _groups(outcomes: Iterable[str], edition: Edition) -> dict[Group, int]:
    of_code = {outcome.code: outcome.group for outcome in edition.outcomes}
    counted = Counter(of_code[code] for code in outcomes)
    return {group: counted[group] for group in Group}


def _rates(groups: Mapping[Group, int]) -> Rates:
    return rates(Counts.weighted((group, float(count)) for group, count in groups.items()))


def _regions(field: Field, pace: Pace) -> tuple[RegionShare, ...]:
    reached = Counter(row.case.region for row in field.rows if row.state.complete_at)
    made = []
    for stratum in field.plan.strata:
        one = RegionShare(stratum.region, reached[stratum.region], stratum.completes, behind=False)
        behind = stratum.completes > 0 and one.share < BEHIND * pace.share
        made.append(RegionShare(one.region, one.reached, one.planned, behind))
    return tuple(made)


def _waiting(field: Field, edition: Edition, there: datetime) -> tuple[dict[Waiting, int], dict[Waiting, datetime]]:
    """Count all cases by why they are not called at a moment, which is in the edition's time zone."""
    ready = Waiting.READY if may_call(there, edition) else Waiting.OUT_OF_HOURS
    counted = Counter({Waiting.RESERVE: sum(field.replicates.values()) - len(field.rows)})
    until: dict[Waiting, datetime] = {}
    for row in field.rows:
        due = row.state.due
        waits = _WAITS.get(row.state.stage, ready)
        if waits in {Waiting.PAUSED, Waiting.APPOINTED, Waiting.ON_SHEET} and due:
            if due <= there:
                waits = ready
            else:
                until[waits] = min(until.get(waits, due), due)
        counted[waits] += 1
    return {waits: counted[waits] for waits in Waiting}, until


_WAITS = {
    Stage.PAUSED: Waiting.PAUSED,
    Stage.APPOINTED: Waiting.APPOINTED,
    Stage.HELD: Waiting.HELD,
    Stage.ON_SHEET: Waiting.ON_SHEET,
    Stage.FINAL: Waiting.FINAL,
}


def plain(board: Board) -> tuple[Board, str]:
    """Return a board as it compares: a rate that is no number equals none, not even itself."""
    return replace(board, rates=NO_RATES, before=None), repr((board.rates, board.before))


NO_RATES = _rates({})
