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
    the outcome ends the case. `by_hand` is False for codes that the program derives (1.1, 1.2, 2.12, 3.11).
    """

    code: str
    group: Group
    text: Text
    button: int | None
    retry_minutes: int | None
    note_needed: bool
    asks_time: bool
    by_hand: bool
