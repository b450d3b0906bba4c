"""Where a month's registry stands between provider and agency (¶¶8-9): derived from facts that are only added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from survey.calendar import registry_due
from survey.edition_letter import Letter
from survey.periods import Month
from survey.registry.records import Version


class Step(StrEnum):
    """What happened to a month after its registry was taken in."""

    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFact:
    """A step of a month: which version it is about, on which day it happened, who entered it when (UTC).

    The same step entered again for the same version corrects the earlier one.
    """

    id: UUID
    month: Month
    version: UUID
    step: Step
    day: date
    at: datetime
    by: UUID


class MonthState(StrEnum):
    """Where a month stands.

    RECEIVED: taken in, and the letter about what was found in it has yet to go; CHECKED: taken in, and nothing in it
    needs a letter; NOTIFIED: the letter about its newest version is out; CORRECTED: a version came after the letter;
    ACCEPTED: the supervisor took its newest version for good.
    """

    RECEIVED = "received"
    CHECKED = "checked"
    NOTIFIED = "notified"
    CORRECTED = "corrected"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Standing:
    """A month's state and dates.

    `notice_due` is None when the newest version needs no letter. `sent` and `received` are of the last letter of the
    month, and `corrections_due` is None until its receipt is entered.
    """

    state: MonthState
    notice_due: date | None
    sent: date | None
    received: date | None
    corrections_due: date | None


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest version of a month, the day its faults were found, and whether any of them calls for a letter."""

    version: Version
    found: date
    faulty: bool


def standing(newest: Newest, facts: Sequence[MonthFact], letter: Letter) -> Standing:
    """Return where a month stands; `facts` are the month's in the order they were entered."""
    sent = last(facts, Step.SENT)
    received = last(facts, Step.RECEIVED, sent.version) if sent else None
    return Standing(
        state=_state(newest, facts, sent),
        notice_due=letter.notice_due(newest.found) if newest.faulty else None,
        sent=sent.day if sent else None,
        received=received.day if received else None,
        corrections_due=letter.corrections_due(received.day) if received else None,
    )


def is_late(received: date, before: Version | None, facts: Sequence[MonthFact], month: Month, letter: Letter) -> bool:
    """Tell whether a version that comes on a day misses its date: ¶7's, or ¶9's where a letter asked for it.

    A letter asks for the correction of a version that came in time. Until the letter's receipt is entered ¶9's days
    have not run out.
    """
    if received <= registry_due(month):
        return False
    sent = last(facts, Step.SENT)
    if before is None or before.late or sent is None or received < sent.day:
        return True
    read = last(facts, Step.RECEIVED, sent.version)
    return read is not None and received > letter.corrections_due(read.day)


def last(facts: Sequence[MonthFact], step: Step, version: UUID | None = None) -> MonthFact | None:
    """Return the last fact of a step, of one version or of any."""
    found = (fact for fact in reversed(facts) if fact.step is step and version in {None, fact.version})
    return next(found, None)


def _state(newest: Newest, facts: Sequence[MonthFact], sent: MonthFact | None) -> MonthState:
    if last(facts, Step.ACCEPTED, newest.version.id):
        return MonthState.ACCEPTED
    if sent:
        return MonthState.NOTIFIED if sent.version == newest.version.id else MonthState.CORRECTED
    return MonthState.RECEIVED if newest.faulty else MonthState.CHECKED
