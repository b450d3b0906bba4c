"""What a case's facts say, worked out a second time and otherwise than the program does: rules as plain as can be."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from survey.facts import Answer, Appointment, Disposition, Ending, Fact, Undone

ALMATY = timedelta(hours=5)
HOLIDAYS = {date(2026, 10, 26)}
GROUPS = ("3.1", "3.9", "3.2", "2.2", "2.3", "2.1", "1.2", "1.1", "4")
"""The beginnings of codes, the weakest first; 3.9 says as little as 3.1."""
PAUSES = {"3.12": 60, "3.13": 180, "2.20": 180, "2.222": 180, "2.11": 7 * 24 * 60, "2.332": 60, "3.16": 0, "3.20": 0}
"""The least minutes before a case is called again; a dead number makes way for the next one at once."""


def may_call(at: datetime) -> bool:
    """Tell whether it is 9 to 20 in Almaty from Monday to Saturday, no holiday."""
    there = at + ALMATY
    return 9 <= there.hour < 20 and there.isoweekday() != 7 and there.date() not in HOLIDAYS


def counted(facts: Sequence[Fact]) -> list[Fact]:
    """Return what was not taken back."""
    back = {fact.of for fact in facts if isinstance(fact, Undone)}
    return [fact for fact in facts if fact.id not in back]


def final_code(facts: Sequence[Fact]) -> str:
    """Return the code of a whole history."""
    left = counted(facts)
    given = ["2.21" if isinstance(fact, Appointment) else code(fact) for fact in left]
    codes = [one for one in given if one]
    if "1.1" in codes:
        return "1.1"
    answered = {fact.question for fact in left if isinstance(fact, Answer)}
    if answered:
        return "1.2" if {"q1", "q2"} <= answered else "2.12"
    best = "3.11"
    for one in codes:
        if strength(one) >= strength(best):
            best = one
    endings = [fact.outcome for fact in left if isinstance(fact, Ending)]
    return max([best, *endings], key=strength)


def code(fact: Fact) -> str:
    """Return the code of an outcome, nothing for another fact."""
    return fact.outcome if isinstance(fact, Disposition) else ""


def strength(of: str) -> int:
    """Return how much a code says."""
    place = next(place for place, begin in enumerate(GROUPS) if of.startswith(begin))
    return max(place, 1)


def not_before(facts: Sequence[Fact]) -> datetime | None:
    """Return the moment before which a case must not be called again, None before its first call."""
    last = next((f for f in reversed(counted(facts)) if isinstance(f, Disposition | Appointment)), None)
    if isinstance(last, Appointment):
        return last.due
    return last.at + timedelta(minutes=PAUSES[last.outcome]) if isinstance(last, Disposition) else None
