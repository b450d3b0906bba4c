"""Who is called next, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from survey.fieldwork.case import Stage
from survey.ports import CaseRow, UnitOfWork


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


def choose(work: UnitOfWork, wave: UUID, by: UUID, now: datetime) -> Offer | None:
    """Return the case to offer, None when there is none.

    The one in hand comes first, then an appointment that is due, then a retry whose pause is over, then the
    next of the draw.
    """
    if held := work.cases.held(wave, by):
        return Offer(held, Reason.IN_HAND)
    ranks = (
        (Reason.APPOINTMENT, Stage.APPOINTED, now),
        (Reason.RETRY, Stage.PAUSED, now),
        (Reason.FRESH, Stage.FRESH, None),
    )
    for reason, stage, due in ranks:
        if row := work.cases.first(wave, stage, due):
            return Offer(row, reason)
    return None
