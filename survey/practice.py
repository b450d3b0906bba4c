"""What can be learnt from a call of the practice: how long it took, and what was left out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import takewhile

from survey.edition import Edition
from survey.facts import Answer, Appointment, Claim, Dial, Disposition, Fact, Note
from survey.interview import Interview
from survey.outcome import COMPLETE, Group


class LeftOut(StrEnum):
    """What a good call has and this one had not."""

    DIALLING = "dialling"
    OTHER_NUMBER = "other_number"
    NOTE = "note"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A call of the practice that has ended."""

    complete: bool
    time: timedelta
    left_out: tuple[LeftOut, ...]


def lesson_of(facts: Sequence[Fact], phones: Collection[str], edition: Edition) -> Lesson | None:
    """Return what a case's last call teaches, None while it has not ended.

    A number that nobody answers has another beside it; a refusal wants a note for whoever calls next.
    """
    call = list(takewhile(lambda fact: not isinstance(fact, Claim), reversed(facts)))
    if not call or not isinstance(end := call[0], Disposition | Appointment):
        return None
    claim = facts[-len(call) - 1]
    dialled = {fact.phone for fact in call if isinstance(fact, Dial)}
    outcome = edition.outcome(end.outcome) if isinstance(end, Disposition) else None
    unfinished = Interview.of(edition.questionnaire, tuple(facts)).next_question() is not None
    left_out = {
        LeftOut.DIALLING: not dialled,
        LeftOut.OTHER_NUMBER: bool(
            outcome and outcome.group is Group.NC and not outcome.contact and dialled and set(phones) - dialled
        ),
        LeftOut.NOTE: bool(
            outcome and outcome.group is Group.R and not any(isinstance(fact, Note) and fact.text for fact in call)
        ),
        LeftOut.QUESTIONS: unfinished and any(isinstance(fact, Answer) for fact in call),
    }
    return Lesson(
        complete=isinstance(end, Disposition) and end.outcome == COMPLETE,
        time=end.at - claim.at,
        left_out=tuple(what for what, missing in left_out.items() if missing),
    )
