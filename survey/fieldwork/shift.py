"""What an operator did in a shift: his turns with clients, how long they took, what came of them."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from survey.edition import Edition
from survey.facts import Appointment, Claim, Dial, Disposition, Fact, Review, Verdict, standing
from survey.outcome import COMPLETE, Group

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """A client put before an operator, until the call's outcome.

    `start` is the claim, or the first call of the shift when the case was claimed in an earlier one; `end` is None
    while the case is in hand. `outcome` is empty without one, and for an interview that was rejected or returned since.
    """

    by: UUID
    start: datetime | None
    calls: int = 0
    end: datetime | None = None
    outcome: str = ""

    @property
    def time(self) -> timedelta:
        """How long it took; nothing while it lasts."""
        return self.end - self.start if self.start and self.end else timedelta()


@dataclass(frozen=True, slots=True)
class Shift:
    """One operator's shift: calls, interviews, refusals, the time of all finished turns and of the interviews."""

    operator: str
    calls: int
    interviews: int
    refusals: int
    time: timedelta
    interview_time: timedelta

    @property
    def per_hour(self) -> float:
        """Interviews in an hour of turns, NaN without any time."""
        return self.interviews / (self.time / HOUR) if self.time else math.nan

    @property
    def mean_interview(self) -> timedelta | None:
        """How long an interview took, None without one."""
        return self.interview_time / self.interviews if self.interviews else None

    @property
    def refusal_share(self) -> float:
        """Refusals as a share of the calls, NaN without a call."""
        return self.refusals / self.calls if self.calls else math.nan


def turns(facts: Sequence[Fact], since: datetime) -> tuple[Turn, ...]:
    """Return the turns with a case since a moment, from its whole history in order.

    A turn without a call, such as a correction, is none; nor are calls that came on a sheet, which nobody claimed.
    """
    if not facts or facts[-1].at < since:
        return ()
    made: list[Turn] = []
    current: Turn | None = None
    for fact in facts:
        now = fact.at >= since
        match fact:
            case Claim():
                current = Turn(fact.by, fact.at if now else None)
            case Dial() if current and now:
                current = replace(current, calls=current.calls + 1, start=current.start or fact.at)
            case Disposition() | Appointment() if current:
                outcome = fact.outcome if isinstance(fact, Disposition) else ""
                made.append(replace(current, end=fact.at, outcome=outcome))
                current = None
            case Review() if fact.verdict is not Verdict.APPROVED:
                made = [replace(turn, outcome="") if turn.outcome == COMPLETE else turn for turn in made]
    return tuple(turn for turn in (*made, *((current,) if current else ())) if turn.calls)


def shifts(made: Iterable[Turn], edition: Edition, names: Mapping[UUID, str]) -> tuple[Shift, ...]:
    """Return the shift of each operator by name."""
    by_operator: defaultdict[UUID, list[Turn]] = defaultdict(list)
    for turn in made:
        by_operator[turn.by].append(turn)
    refusals = {outcome.code for outcome in edition.outcomes if outcome.group is Group.R}
    found = [_shift(names[by], own, refusals) for by, own in by_operator.items()]
    return tuple(sorted(found, key=lambda shift: shift.operator))


def pace(done: Sequence[Fact], since: datetime) -> float:
    """Return one operator's interviews in an hour of turns since a moment, from what he did in the order he did it."""
    by_case: defaultdict[UUID, list[Fact]] = defaultdict(list)
    for fact in standing(done):
        by_case[fact.case].append(fact)
    made = [turn for facts in by_case.values() for turn in turns(facts, since)]
    return _shift("", made, set()).per_hour


def _shift(operator: str, made: Sequence[Turn], refusals: set[str]) -> Shift:
    complete = [turn for turn in made if turn.outcome == COMPLETE]
    return Shift(
        operator=operator,
        calls=sum(turn.calls for turn in made),
        interviews=len(complete),
        refusals=sum(turn.outcome in refusals for turn in made),
        time=sum((turn.time for turn in made), timedelta()),
        interview_time=sum((turn.time for turn in complete), timedelta()),
    )
