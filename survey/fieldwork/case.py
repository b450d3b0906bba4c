"""A sampled client, and where the work with him stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from survey.edition import Edition
from survey.facts import Answer, Appointment, Claim, Dial, Disposition, Fact, Review
from survey.outcome import BREAK_OFF, COMPLETE, NEVER_CALLED, PARTIAL
from survey.interview import Interview


@dataclass(frozen=True, slots=True)
class Case:
    """A client drawn into a wave with the one service that the interview is about.

    `region` is the stratum, `services` the client's number of services in the quarter (m), `phones` his dialable
    numbers in E.164, the likelier first. `version` and `row` name the kept service's registry row.
    """

    id: UUID
    wave: UUID
    order: int
    replicate: int
    region: str
    client: str
    services: int
    version: UUID
    row: int
    phones: tuple[str, ...]


class Stage(StrEnum):
    """Where a case stands in the queue."""

    FRESH = "fresh"
    HELD = "held"
    APPOINTED = "appointed"
    PAUSED = "paused"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class CaseState:
    """What the facts of a case add up to.

    `outcome` is the code so far (3.11 before the first call). `due` (UTC) is when an appointed or paused case may
    be called again. `complete_at` is when the interview that counts was finished or last corrected.
    """

    stage: Stage
    outcome: str
    dials: int
    due: datetime | None
    held_by: UUID | None
    complete_at: datetime | None


def derive(facts: Iterable[Fact], edition: Edition) -> CaseState:
    """Return where a case stands, from its whole history in order.

    The partial rule and the break-off follow survey-method: a call that ends an interview under way counts as
    1.2 when the partial rule is met and as 2.12 when it is not. A rejected interview starts the case afresh.
    """
    history = list(facts)
    rejected = max((n for n, fact in enumerate(history) if isinstance(fact, Review)), default=-1)
    state = CaseState(Stage.FRESH, NEVER_CALLED, 0, None, None, None)
    seen: list[Answer] = []
    for fact in history[rejected + 1 :]:
        if isinstance(fact, Answer):
            seen.append(fact)
        state = _after(state, fact, Interview(edition.questionnaire, tuple(seen)), edition)
    return state


def _after(state: CaseState, fact: Fact, interview: Interview, edition: Edition) -> CaseState:
    match fact:
        case Claim():
            stage = Stage.FINAL if state.complete_at else Stage.HELD
            return CaseState(stage, state.outcome, state.dials, None, fact.by, state.complete_at)
        case Dial():
            return CaseState(
                state.stage, state.outcome, state.dials + 1, None, state.held_by, state.complete_at
            )
        case Answer() if state.complete_at:
            if interview.is_complete:
                return CaseState(Stage.FINAL, COMPLETE, state.dials, None, state.held_by, fact.at)
            return CaseState(Stage.HELD, state.outcome, state.dials, None, fact.by, None)
        case Appointment():
            return CaseState(Stage.APPOINTED, state.outcome, state.dials, fact.due, None, None)
        case Disposition():
            return _closed(state, fact, interview, edition)
    return state


def _closed(state: CaseState, fact: Disposition, interview: Interview, edition: Edition) -> CaseState:
    if fact.outcome == COMPLETE:
        return CaseState(Stage.FINAL, COMPLETE, state.dials, None, None, fact.at)
    retry = edition.outcome(fact.outcome).retry_minutes
    if retry is not None:
        due = fact.at + timedelta(minutes=retry)
        return CaseState(Stage.PAUSED, fact.outcome, state.dials, due, None, None)
    outcome = fact.outcome
    if interview.meets(edition.partial_rule):
        outcome = PARTIAL
    elif interview.current:
        outcome = BREAK_OFF
    return CaseState(Stage.FINAL, outcome, state.dials, None, None, None)
