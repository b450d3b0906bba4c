"""What makes an interview look odd. A flag asks for a look; it never decides."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from uuid import UUID

from survey.edition import Edition
from survey.facts import Answer
from survey.interview import Interview
from survey.quality.interviews import Finished
from survey.questionnaire import DOES_NOT_KNOW, REFUSED, Question

LEAST_ANSWERS = 3
"""Fewer answers make no line."""


class Flag(StrEnum):
    """Why an interview asks for a look, the weightiest first."""

    DISAGREES = "disagrees"
    SAME_MINUTE = "same_minute"
    FAST = "fast"
    SHORT = "short"
    STRAIGHT = "straight"


def flags(
    interviews: Sequence[Finished], disagreeing: Collection[UUID], edition: Edition
) -> dict[UUID, tuple[Flag, ...]]:
    """Return the flags of each interview of a wave by its case.

    `disagreeing` are the interviews whose client answered otherwise when he was asked again.
    """
    least = _least_time([time for one in interviews if (time := one.time)], edition)
    crowds = Counter(_minute(one) for one in interviews if one.timed)
    return {
        one.case: tuple(_flags(one, least, crowds[_minute(one)], edition, disagrees=one.id in disagreeing))
        for one in interviews
    }


def _flags(one: Finished, least: timedelta, crowd: int, edition: Edition, *, disagrees: bool) -> Iterator[Flag]:
    if disagrees:
        yield Flag.DISAGREES
    if one.timed and crowd >= edition.quality.same_minute:
        yield Flag.SAME_MINUTE
    if any(time < reading_time(answer, edition) for answer, time in one.timed.values()):
        yield Flag.FAST
    if one.time is not None and one.time < least:
        yield Flag.SHORT
    if _is_straight(one, edition):
        yield Flag.STRAIGHT


def reading_time(answer: Answer, edition: Edition) -> timedelta:
    """Return the time without which a question was not read out, in the language it was asked in."""
    question = edition.questionnaire.question(answer.question)
    letters = sum(map(str.isalnum, question.text[answer.language])) if question else 0
    return timedelta(seconds=letters / edition.quality.letters_per_second)


def _least_time(times: Sequence[timedelta], edition: Edition) -> timedelta:
    """Return the time under which an interview is short."""
    rules = edition.quality
    usual = median(time.total_seconds() for time in times) if times else 0.0
    return timedelta(seconds=max(rules.short_seconds, usual * rules.short_percent / 100))


def _minute(one: Finished) -> tuple[UUID, datetime]:
    return one.by, one.at.replace(second=0, microsecond=0)


def _is_straight(one: Finished, edition: Edition) -> bool:
    """Tell whether every answer stands at the same end of its list, or is the same "don't know", without a word.

    Yes, 5, yes, yes is no such line: a mark begins with the worst and yes or no with the best.
    """
    interview = Interview.of(edition.questionnaire, one.facts)
    if one.note or len(interview.choices) < LEAST_ANSWERS:
        return False
    lines = [_ends(question, interview.choices[question.id]) for question in interview.route()]
    return bool(frozenset.intersection(*lines))


def _ends(question: Question, choice: str) -> frozenset[str]:
    """Return which ends of its list a choice stands at."""
    if choice in {DOES_NOT_KNOW, REFUSED}:
        return frozenset({choice})
    keys = [one.key for one in question.choices if one.key not in {DOES_NOT_KNOW, REFUSED}]
    return frozenset(name for name, key in (("first", keys[0]), ("last", keys[-1])) if key == choice)
