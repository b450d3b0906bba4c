"""What the calling desk puts before an operator."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from survey.facts import Fact, Note
from survey.fieldwork.case import Case, CaseState, Stage
from survey.fieldwork.queue import Hindrance, Reason
from survey.interview import Interview
from survey.periods import Quarter
from survey.ports import ClientCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the case in hand is: its state, the answers that count, everything that was done with it."""

    state: CaseState
    interview: Interview
    history: tuple[Fact, ...]

    @property
    def note(self) -> str:
        """The note as it stands."""
        return next((fact.text for fact in reversed(self.history) if isinstance(fact, Note)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Progress):
    """A case put before the operator: whom to call about which service, and why now.

    `phone` is the number whose turn it is, None when every number is dead or not to be called. `sharers` are the other
    clients of the wave, not yet at their end, who have one of the numbers.
    """

    case: Case
    reason: Reason
    card: ClientCard
    phone: str | None
    sharers: tuple[str, ...] = ()

    @property
    def phones(self) -> tuple[str, ...]:
        """The client's numbers, the one whose turn it is first."""
        return tuple(sorted(self.case.phones, key=lambda phone: phone != self.phone))


@dataclass(frozen=True, slots=True)
class Pause:
    """Nobody to call now, and why: cases by stage and by what keeps them, and when the next one is due.

    `wave` is False when none is drawn; `opens` is when calling begins again (UTC), None within calling hours.
    """

    wave: bool
    counts: Mapping[Stage, int]
    next_due: datetime | None
    hindrances: Mapping[Hindrance, int] = field(default_factory=dict)
    opens: datetime | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """What the operator did today, the next promise to call back (UTC), and the quarter whose wave is called.

    `promised` are his own promises in order (UTC) that are due today or overdue; `pace` is interviews in an hour of
    turns with clients, NaN without any.
    """

    calls: int
    interviews: int
    next_appointment: datetime | None
    quarter: Quarter | None = None
    promised: tuple[datetime, ...] = ()
    pace: float = math.nan
