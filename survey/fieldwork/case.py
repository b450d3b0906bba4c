"""A sampled client, and where the work with him stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from survey.edition import Edition
from survey.facts import Answer, Appointment, Claim, Dial, Disposition, Fact, in_force
from survey.interview import Interview
from survey.outcome import BREAK_OFF, COMPLETE, NEVER_CALLED, PARTIAL, Outcome, stronger


@dataclass(frozen=True, slots=True)
class Case:
    """A client drawn into a wave with the one service that the interview is about.

    `region` is the stratum, `services` the client's number of services in the quarter (m), `phones` his
    dialable numbers in E.164, the likelier first. `version` and `row` name the kept service's registry row.
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
    """Where a case stands in the queue; one in reserve belongs to a replicate that is not released yet."""

    RESERVE = "reserve"
    FRESH = "fresh"
    HELD = "held"
    APPOINTED = "appointed"
    PAUSED = "paused"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class CaseState:
    """What the facts of a case add up to.

    `outcome` is the code so far (3.11 before the first call), from all calls and not from the last. `due` (UTC) is
    when an appointed or paused case may be called again. `complete_at` is when the interview that counts was finished
    or last corrected.
    """

    stage: Stage
    outcome: str
    dials: int
    due: datetime | None
    held_by: UUID | None
    complete_at: datetime | None


RESERVED = CaseState(Stage.RESERVE, NEVER_CALLED, 0, None, None, None)
"""A case whose replicate is not released."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case with its state, for queues, lists and figures."""

    case: Case
    state: CaseState


def derive(facts: Sequence[Fact], edition: Edition) -> CaseState:
    """Return where a case stands, from its whole history in order.

    Its code is the strongest of those its calls ended with: no later call makes a refusal unheard. The partial rule
    and the break-off follow survey-method: an interview under way counts as 1.2 when the partial rule is met and as
    2.12 when it is not. A rejected interview starts the case afresh.
    """
    state = CaseState(Stage.FRESH, NEVER_CALLED, 0, None, None, None)
    seen: list[Answer] = []
    for fact in in_force(facts):
        if isinstance(fact, Answer):
            seen.append(fact)
        state = _after(state, fact, Interview(edition.questionnaire, tuple(seen)), edition)
    return state


def _after(state: CaseState, fact: Fact, interview: Interview, edition: Edition) -> CaseState:
    match fact:
        case Claim():
            stage = Stage.FINAL if state.complete_at else Stage.HELD
            return replace(state, stage=stage, due=None, held_by=fact.by)
        case Dial():
            return replace(state, dials=state.dials + 1)
        case Answer() if state.complete_at:
            return _corrected(state, fact, interview, edition)
        case Appointment():
            outcome = _code(state, edition.outcome(edition.callback), interview, edition)
            return replace(state, stage=Stage.APPOINTED, outcome=outcome, due=fact.due, held_by=None)
        case Disposition():
            return _closed(state, fact, interview, edition)
    return state


def _corrected(state: CaseState, fact: Answer, interview: Interview, edition: Edition) -> CaseState:
    """Keep a corrected interview complete while its road is answered; one that opened a question is under way again."""
    if interview.is_complete:
        return replace(state, complete_at=fact.at)
    return replace(state, stage=Stage.HELD, outcome=_unfinished(interview, edition), complete_at=None)


def _closed(state: CaseState, fact: Disposition, interview: Interview, edition: Edition) -> CaseState:
    if fact.outcome == COMPLETE:
        return replace(
            state, stage=Stage.FINAL, outcome=COMPLETE, due=None, held_by=None, complete_at=state.complete_at or fact.at
        )
    if state.complete_at:
        return replace(state, stage=Stage.FINAL, held_by=None)
    given = edition.outcome(fact.outcome)
    outcome = _code(state, given, interview, edition)
    if given.retry_minutes is not None:
        due = fact.at + timedelta(minutes=given.retry_minutes)
        return replace(state, stage=Stage.PAUSED, outcome=outcome, due=due, held_by=None)
    return replace(state, stage=Stage.FINAL, outcome=outcome, due=None, held_by=None)


def _code(state: CaseState, given: Outcome, interview: Interview, edition: Edition) -> str:
    if interview.current:
        return _unfinished(interview, edition)
    return stronger(edition.outcome(state.outcome), given).code


def _unfinished(interview: Interview, edition: Edition) -> str:
    return PARTIAL if interview.meets(edition.partial_rule) else BREAK_OFF
