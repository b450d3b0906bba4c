"""Call outcomes as data: AAPOR Standard Definitions, 10th edition, 2023."""

from dataclasses import dataclass
from enum import StrEnum

from survey.language import Text


class Group(StrEnum):
    """The group in which a final code counts in the rates."""

    I = "I"  # noqa: E741  AAPOR's own letter
    P = "P"
    R = "R"
    NC = "NC"
    O = "O"  # noqa: E741  AAPOR's own letter
    UH = "UH"
    UR = "UR"
    UO = "UO"
    NE = "NE"


COMPLETE = "1.1"
PARTIAL = "1.2"
BREAK_OFF = "2.12"
NEVER_CALLED = "3.11"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A call outcome: its code, where it counts, and what follows from it.

    `button` is the place among the outcomes shown at the bottom of the interview screen (1, 2, …), None for those
    behind "other" and those an operator never gives. `retry_minutes` is the pause before the next call, None when
    the outcome ends the case; with `retry_most` the pause is between the two. `attempts` is how many calls may end
    so before the case is at its end. `other_hours` asks for a part of the day that was tried least. `contact` says
    that somebody answered the call, `bad_number` that the registry's number is wrong or dead. `soft` is a refusal
    that somebody else may turn round, `bars` one that holds for the person and the number for good;
    `other_language` says that the client speaks another language. `by_hand` is False for codes that the program
    derives (1.1, 1.2, 2.12, 3.11).
    """

    code: str
    group: Group
    text: Text
    button: int | None
    retry_minutes: int | None
    retry_most: int | None
    attempts: int | None
    other_hours: bool
    note_needed: bool
    asks_time: bool
    contact: bool
    bad_number: bool
    soft: bool
    bars: bool
    other_language: bool
    by_hand: bool


_STRENGTH = {
    Group.UH: 0,
    Group.UO: 0,
    Group.UR: 1,
    Group.NC: 2,
    Group.O: 3,
    Group.R: 4,
    Group.P: 5,
    Group.I: 6,
    Group.NE: 7,
}


def stronger(before: Outcome, now: Outcome) -> Outcome:
    """Return which of two calls' outcomes says what became of the case: what was learnt is never unlearnt.

    A refusal stays a refusal when nobody answers after it or the attempts are used up; of two outcomes that say as
    much the later counts (AAPOR Standard Definitions: final disposition codes).
    """
    return before if _STRENGTH[before.group] > _STRENGTH[now.group] else now
