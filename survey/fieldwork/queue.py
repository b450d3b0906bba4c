"""Who is called next, and why; and when nobody is, what stands in the way."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from survey.edition import Edition
from survey.fieldwork.case import CaseRow, CaseState, Stage
from survey.fieldwork.hours import may_call
from survey.language import Language
from survey.staff import Staff


class Reason(StrEnum):
    """Why this client is offered now."""

    IN_HAND = "in_hand"
    APPOINTMENT = "appointment"
    TAKEN_OVER = "taken_over"
    REFUSAL = "refusal"
    LANGUAGE = "language"
    RETRY = "retry"
    SHEET = "sheet"
    FRESH = "fresh"
    SHARED = "shared"


class Hindrance(StrEnum):
    """Why a case that is not at its end is not offered to an operator now."""

    RESERVE = "reserve"
    HELD = "held"
    ON_SHEET = "on_sheet"
    OTHER_REGION = "other_region"
    OTHER_LANGUAGE = "other_language"
    REFUSAL = "refusal"
    PROMISED = "promised"
    PAUSED = "paused"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Offer:
    """A case to call, and why it comes first."""

    row: CaseRow
    reason: Reason


@dataclass(frozen=True, slots=True)
class Lane:
    """Where a case waits: the language it asks for, and whether for somebody who turns refusals round."""

    language: Language | None
    converting: bool


@dataclass(frozen=True, slots=True)
class Rank:
    """What is looked for at one place of the order: cases of a stage due `until` a moment, or by order of the draw.

    Those in hand have no stage: a finished interview may be reopened. Without `lanes` it is the operator's own cases,
    in hand or promised, wherever they wait.
    """

    reason: Reason
    stage: Stage | None
    until: datetime | None
    lanes: tuple[Lane, ...] = ()


@dataclass(frozen=True, slots=True)
class Heap:
    """How many cases of a wave are alike for the queue."""

    stage: Stage
    region: str
    lane: Lane
    refused_to: UUID | None
    number: int


_IN_HAND = Rank(Reason.IN_HAND, None, None)
_PLAIN = (Lane(None, converting=False),)
"""Where a case waits with which nothing was done yet."""


class Queue(Protocol):
    """The cases of a wave, as far as the choice needs them; survey.fieldwork.store.Cases has it all."""

    def best(self, wave: UUID, staff: Staff, ranks: Sequence[Rank]) -> tuple[Reason, CaseRow] | None:
        """Return the first case of the first rank that has one for this operator: his region, his lanes.

        Within a rank cases come by due time, then by order of the draw. A soft refusal never goes to who heard it.
        """
        ...


def choose(cases: Queue, wave: UUID, staff: Staff, now: datetime, edition: Edition) -> Offer | None:
    """Return the case to offer, None when there is none.

    The one in hand comes first. Within calling hours an appointment follows that is due, the operator's own and after
    the grace anybody's, then a retry whose pause is over, then one whose call sheet did not come back, then the next of
    the draw.
    """
    ranks = (_IN_HAND, *_ranks(staff, now, edition)) if may_call(now, edition) else (_IN_HAND,)
    if best := cases.best(wave, staff, ranks):
        reason, row = best
        return Offer(row, _why(row.state) if reason is Reason.RETRY else reason)
    return None


def lanes(staff: Staff) -> tuple[Lane, ...]:
    """Return the lanes that an operator serves."""
    skills = (False, True) if staff.converts else (False,)
    return tuple(Lane(language, skill) for language in (None, *staff.languages) for skill in skills)


def hindrances(heaps: Iterable[Heap], staff: Staff) -> Counter[Hindrance]:
    """Count the cases that are not at their end by what keeps them from an operator."""
    counts: Counter[Hindrance] = Counter()
    for heap in heaps:
        if heap.stage is not Stage.FINAL:
            counts[_hindrance(heap, staff)] += heap.number
    return counts


_BY_STAGE = {
    Stage.RESERVE: Hindrance.RESERVE,
    Stage.HELD: Hindrance.HELD,
    Stage.ON_SHEET: Hindrance.ON_SHEET,
    Stage.APPOINTED: Hindrance.PROMISED,
    Stage.PAUSED: Hindrance.PAUSED,
    Stage.FRESH: Hindrance.HOURS,
}


def _hindrance(heap: Heap, staff: Staff) -> Hindrance:
    if heap.stage in {Stage.RESERVE, Stage.HELD, Stage.ON_SHEET}:
        return _BY_STAGE[heap.stage]
    if staff.region and heap.region != staff.region:
        return Hindrance.OTHER_REGION
    if heap.lane.language and heap.lane.language not in staff.languages:
        return Hindrance.OTHER_LANGUAGE
    if heap.lane.converting and (not staff.converts or heap.refused_to == staff.id):
        return Hindrance.REFUSAL
    return _BY_STAGE[heap.stage]


def _ranks(staff: Staff, now: datetime, edition: Edition) -> tuple[Rank, ...]:
    served, grace = lanes(staff), timedelta(minutes=edition.calling.grace_minutes)
    return (
        Rank(Reason.APPOINTMENT, Stage.APPOINTED, now),
        Rank(Reason.TAKEN_OVER, Stage.APPOINTED, now - grace, served),
        Rank(Reason.RETRY, Stage.PAUSED, now, served),
        Rank(Reason.SHEET, Stage.ON_SHEET, now, served),
        Rank(Reason.FRESH, Stage.FRESH, None, _PLAIN),
    )


def _why(state: CaseState) -> Reason:
    if state.refused_to:
        return Reason.REFUSAL
    return Reason.LANGUAGE if state.language else Reason.RETRY
