"""Who is called next, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from survey.fieldwork.case import CaseRow, Stage


class Reason(StrEnum):
    """Why this client is offered now."""

    IN_HAND = "in_hand"
    APPOINTMENT = "appointment"
    RETRY = "retry"
    FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class Offer:
    """A case to call, and why it comes first."""

    row: CaseRow
    reason: Reason


class Queue(Protocol):
    """The cases of a wave, as far as the choice needs them; survey.ports.Cases has it all."""

    def held(self, wave: UUID, by: UUID) -> CaseRow | None:
        """Return the case an operator has in hand."""
        ...

    def first(self, wave: UUID, stage: Stage, due: datetime | None) -> CaseRow | None:
        """Return the first case of a stage: by due time up to `due`, or by order of the draw when `due` is None."""
        ...


def choose(cases: Queue, wave: UUID, by: UUID, now: datetime) -> Offer | None:
    """Return the case to offer, None when there is none.

    The one in hand comes first, then an appointment that is due, then a retry whose pause is over, then the
    next of the draw.
    """
    if held := cases.held(wave, by):
        return Offer(held, Reason.IN_HAND)
    ranks = (
        (Reason.APPOINTMENT, Stage.APPOINTED, now),
        (Reason.RETRY, Stage.PAUSED, now),
        (Reason.FRESH, Stage.FRESH, None),
    )
    for reason, stage, due in ranks:
        if row := cases.first(wave, stage, due):
            return Offer(row, reason)
    return None
