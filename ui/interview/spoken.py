"""Times to call back as people say them, and as the screen says them back."""

from datetime import date, datetime
from functools import cache

from survey.edition import Edition
from survey.fieldwork.hours import check_slot
from survey.fieldwork.when import When, Words, read_when
from survey.language import Language
from survey.registry.folding import fold_search
from ui.texts import ALMATY, Texts, read_area


def understand(said: str, now: datetime, closes: date | None, edition: Edition) -> When:
    """Return what was meant when it may be promised.

    Raises Refused (appointment.unclear, and what check_slot raises).
    """
    when = read_when(said, now.astimezone(ALMATY), edition.calling_hours, vocabulary())
    check_slot(when.at, now, closes, edition)
    return when


def slot_words(when: When, today: date, texts: Texts) -> str:
    """Return a time in full, so that it means the same when it is typed in again."""
    day = when.at.date()
    shown = texts.day(day) if day.year == today.year else texts.long_date(day)
    part = _first(texts, f"when.part.{when.part}") if when.part else ""
    clock = part if when.soft else texts.clock(when.at)
    return ", ".join(words for words in (_first(texts, f"when.weekday.{day.isoweekday()}"), shown, clock) if words)


@cache
def vocabulary() -> Words:
    """Return what each word means, in all languages."""
    words = {
        fold_search(phrase): meaning
        for language in Language
        for meaning in read_area("when")
        for phrase in Texts(language)(f"when.{meaning}").split(", ")
    }
    months = {
        fold_search(Texts(language)(f"common.{name}.{number}")): f"month.{number}"
        for language in Language
        for name in ("month", "month_of")
        for number in range(1, 13)
    }
    return words | months


def _first(texts: Texts, key: str) -> str:
    return texts(key).partition(", ")[0]
