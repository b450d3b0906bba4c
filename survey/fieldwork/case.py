"""A sampled client, and where the work with him stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from survey.edition import Edition
from survey.facts import (
    Answer,
    Appointment,
    Claim,
    Dial,
    Disposition,
    Ending,
    Fact,
    Moved,
    Review,
    Verdict,
    Why,
    in_force,
)
from survey.fieldwork.hours import least_tried, next_calling_moment, part_of_day
from survey.fieldwork.numbers import dead_numbers
from survey.interview import Interview
from survey.language import Language
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


_SPREAD = 2_654_435_761
"""Knuth's multiplier: neighbouring numbers are strewn."""


class Stage(StrEnum):
    """Where a case stands in the queue.

    One in reserve belongs to a replicate that is not released yet; one on a call sheet is a branch's to call.
    """

    RESERVE = "reserve"
    FRESH = "fresh"
    HELD = "held"
    APPOINTED = "appointed"
    PAUSED = "paused"
    ON_SHEET = "on_sheet"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class CaseState:
    """What the facts of a case add up to.

    `outcome` is the code so far (3.11 before the first call), from all calls and not from the last. `due` (UTC) is when
    an appointed or paused case, or one on a call sheet, may be called again. `complete_at` is when the interview that
    counts was finished or last corrected. `owner` is who promised to call back; `language` the one that the client asks
    for; `refused_to` who heard his soft refusal: somebody else calls him next, who can turn a refusal round.
    """

    stage: Stage
    outcome: str
    dials: int
    due: datetime | None
    held_by: UUID | None
    complete_at: datetime | None
    owner: UUID | None = None
    language: Language | None = None
    refused_to: UUID | None = None


FRESH = CaseState(Stage.FRESH, NEVER_CALLED, 0, None, None, None)
"""A case that nothing was done with yet."""

LENT = frozenset({Stage.FRESH, Stage.APPOINTED, Stage.PAUSED, Stage.ON_SHEET})
"""Where a case stands that a call sheet takes out of the queue."""

RESERVED = CaseState(Stage.RESERVE, NEVER_CALLED, 0, None, None, None)
"""A case whose replicate is not released."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case with its state, for queues, lists and figures."""

    case: Case
    state: CaseState


def derive(facts: Sequence[Fact], edition: Edition, phones: Sequence[str]) -> CaseState:
    """Return where a case stands, from its whole history in order and the client's numbers.

    Its code is the strongest of those its calls ended with: no later call makes a refusal unheard. The partial rule
    and the break-off follow survey-method: an interview under way counts as 1.2 when the partial rule is met and as
    2.12 when it is not. A rejected interview starts the case afresh; a returned one is a promise to call back.
    """
    state, seen = FRESH, list[Answer]()
    counted = in_force(facts)
    for place, fact in enumerate(counted, 1):
        if isinstance(fact, Answer):
            seen.append(fact)
        interview = Interview(edition.questionnaire, tuple(seen))
        state = _after(state, fact, interview, edition)
        if isinstance(fact, Disposition) and state.stage is Stage.PAUSED:
            state = _paused(state, counted[:place], edition, phones)
        elif isinstance(fact, Review) and fact.verdict is Verdict.RETURNED:
            state = _returned(state, counted[:place], edition)
    return state


def claimed(state: CaseState, by: UUID) -> CaseState:
    """Return where a case stands once it is put before an operator."""
    return replace(state, stage=Stage.FINAL if state.complete_at else Stage.HELD, due=None, held_by=by, owner=None)


def _after(state: CaseState, fact: Fact, interview: Interview, edition: Edition) -> CaseState:
    match fact:
        case Claim():
            return claimed(state, fact.by)
        case Dial():
            return replace(state, dials=state.dials + 1)
        case Answer() if state.complete_at:
            return _corrected(state, fact, interview, edition)
        case Appointment():
            outcome = _code(state, edition.outcome(edition.callback), interview, edition)
            return replace(state, stage=Stage.APPOINTED, outcome=outcome, due=fact.due, held_by=None, owner=fact.by)
        case Disposition():
            return _closed(state, fact, interview, edition)
        case Moved():
            state = _moved(state, fact)
        case Ending():
            # Of two codes that say as much the case's own stays: nobody spoke with the client again.
            own = stronger(edition.outcome(fact.outcome), edition.outcome(state.outcome)).code
            outcome = _unfinished(interview, edition) if interview.current else own
            outcome = COMPLETE if state.complete_at else outcome
            state = replace(state, stage=Stage.FINAL, outcome=outcome, due=None, held_by=None, owner=None)
    return state


def _moved(state: CaseState, fact: Moved) -> CaseState:
    """Keep a case that may wait for the branch that has it, or end its pause; one in hand or final stays."""
    if fact.why is Why.PAUSE_LIFTED:
        return replace(state, due=fact.due) if state.stage is Stage.PAUSED else state
    if state.stage not in LENT:
        return state
    return replace(state, stage=Stage.ON_SHEET, due=max(state.due or fact.due, fact.due), owner=None)


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
    ended = given.retry_minutes is None and not given.bad_number
    stage = Stage.FINAL if ended or _is_lost_for_words(state, given, fact) else Stage.PAUSED
    return replace(
        state,
        stage=stage,
        outcome=outcome,
        due=None,
        held_by=None,
        language=fact.language or state.language,
        refused_to=fact.by if given.soft else state.refused_to,
    )


def _returned(state: CaseState, facts: Sequence[Fact], edition: Edition) -> CaseState:
    """Give a case back to who finished its interview: all is answered (1.2), but it has to be finished anew."""
    finished = (fact.by for fact in facts if isinstance(fact, Disposition) and fact.outcome == COMPLETE)
    return replace(
        state,
        stage=Stage.APPOINTED,
        outcome=PARTIAL,
        due=next_calling_moment(facts[-1].at, edition),
        held_by=None,
        complete_at=None,
        owner=next(finished, None),
    )


def _is_lost_for_words(state: CaseState, given: Outcome, fact: Disposition) -> bool:
    """Tell whether a client cannot be spoken with: no other language is left to try."""
    return given.other_language and (fact.language is None or state.language is not None)


def _paused(state: CaseState, facts: Sequence[Fact], edition: Edition, phones: Sequence[str]) -> CaseState:
    """Return when a case that a call left open is called again, or its end: no number lives, the attempts are used up.

    A number that proved dead makes way for the client's next one at once.
    """
    last = facts[-1]
    ended = [fact for fact in facts if isinstance(fact, Disposition)]
    given = edition.outcome(ended[-1].outcome)
    if given.bad_number:
        before, now = dead_numbers(facts[:-1], edition), dead_numbers(facts, edition)
        unheard = given.retry_minutes is None and now == before
        if unheard or now.issuperset(phones):
            return replace(state, stage=Stage.FINAL)
        if now != before:
            return replace(state, due=next_calling_moment(last.at, edition))
    elif given.attempts and sum(fact.outcome == given.code for fact in ended) >= given.attempts:
        return replace(state, stage=Stage.FINAL)
    soonest = last.at + _pause(given, state.dials, phones)
    if not given.other_hours:
        return replace(state, due=next_calling_moment(soonest, edition))
    tried = Counter(part_of_day(fact.at, edition) for fact in facts if isinstance(fact, Dial))
    return replace(state, due=least_tried(soonest, tried, edition))


def _pause(given: Outcome, dials: int, phones: Sequence[str]) -> timedelta:
    """Return the pause: between its least and its most, spread over the cases so that they do not come back at once."""
    least = given.retry_minutes or 0
    span = (given.retry_most or least) - least + 1
    return timedelta(minutes=least + (sum(int(phone[1:]) for phone in phones) + dials) * _SPREAD % span)


def _code(state: CaseState, given: Outcome, interview: Interview, edition: Edition) -> str:
    if interview.current:
        return _unfinished(interview, edition)
    return stronger(edition.outcome(state.outcome), given).code


def _unfinished(interview: Interview, edition: Edition) -> str:
    return PARTIAL if interview.is_complete or interview.meets(edition.partial_rule) else BREAK_OFF
