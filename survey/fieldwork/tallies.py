"""What the facts of each case add to the board, kept beside them so that the board need not read them all.

A tally follows from the facts of its case alone. Whoever adds a fact makes the tally of its case stale; the call's end
counts it anew, and before the board adds up it does so with those that are stale still.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from survey.edition import Edition
from survey.facts import Answer, Fact, in_force
from survey.fieldwork.attempts import attempts
from survey.fieldwork.case import Stage
from survey.fieldwork.shift import Turn, turns
from survey.questionnaire import CONFIRMATION, DENIED

Hour = tuple[date, int]
"""An hour of a day in the edition's time zone."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Numbers dialled, and those at which somebody answered."""

    dials: int
    contacts: int


@dataclass(frozen=True, slots=True)
class CaseTally:
    """What one case adds: its last fact's moment (UTC), the calls by hour, the turns of the day of that last fact.

    `denied` says that the client, in the interview that counts, denies the service.
    """

    last_at: datetime
    denied: bool
    hours: Mapping[Hour, Answered]
    day: date
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class WaveTally:
    """What the cases of a wave add up to; `unconfirmed` counts finished interviews, `turns` are those of one day."""

    last_at: datetime | None
    unconfirmed: int
    hours: Mapping[Hour, Answered]
    turns: Sequence[Turn]

    @property
    def operators(self) -> frozenset[UUID]:
        """Who had a turn on that day."""
        return frozenset(turn.by for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Alike:
    """How many cases of a wave are alike for the board; `due` is the first of their due times (UTC).

    `over` says that the due times have come.
    """

    region: str
    stage: Stage
    outcome: str
    complete: bool
    over: bool
    due: datetime | None
    number: int


class Tallies(Protocol):
    """What the board adds up; storage/ implements it."""

    def stale(self, wave: UUID, at_most: int | None = None) -> Collection[UUID]:
        """Return cases of a wave whose tallies do not follow from all of their facts: all, or so many at most."""
        ...

    def keep(self, wave: UUID, tallies: Iterable[tuple[UUID, CaseTally]]) -> None:
        """Keep the tallies of cases, which are stale no more."""
        ...

    def of_wave(self, wave: UUID, day: date) -> WaveTally:
        """Add up a wave, with the turns of a day."""
        ...

    def alike(self, wave: UUID, now: datetime) -> Sequence[Alike]:
        """Count the cases of a wave that are alike for the board at a moment, those in reserve too."""
        ...


def count_case(facts: Sequence[Fact], edition: Edition) -> CaseTally:
    """Return the tally of a case from its whole history in order, which has at least one fact."""
    zone = ZoneInfo(edition.time_zone)
    last_at = facts[-1].at
    day = last_at.astimezone(zone).date()
    hours: dict[Hour, Answered] = {}
    for attempt in attempts(facts, edition):
        there = attempt.at.astimezone(zone)
        before = hours.get((there.date(), there.hour), Answered(0, 0))
        hours[there.date(), there.hour] = Answered(before.dials + 1, before.contacts + attempt.contact)
    return CaseTally(
        last_at=last_at,
        denied=_denies(in_force(facts)),
        hours=hours,
        day=day,
        turns=turns(facts, datetime.combine(day, time(), zone)),
    )


def _denies(facts: Sequence[Fact]) -> bool:
    said = (fact.choice for fact in reversed(facts) if isinstance(fact, Answer) and fact.question == CONFIRMATION)
    return next(said, None) == DENIED
