"""When to call back, in the words that people use: "ертең 11:30", "завтра после обеда", "in 2 hours".

What a word means is given, so that it is understood whatever the language of the screen. A part of the day or a day
without a time is a soft promise: it is due when that part begins.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from survey.edition import CallingHours
from survey.errors import Refused
from survey.registry.folding import fold_search

Words = Mapping[str, str]
"""What a folded word or phrase means: `today`, `weekday.2`, `month.11`, `part.evening`, `hour`, `number.3`."""

NOON, AFTER_LUNCH, EVENING = time(12), time(14), time(18)
BEGINS = {"noon": NOON, "after_lunch": AFTER_LUNCH, "evening": EVENING}
MINUTES = {"minute": 1, "half_hour": 30, "hour": 60, "hour_and_half": 90}
DAYS = {"today": 0, "tomorrow": 1, "after_tomorrow": 2, "day": 1, "week": 7}
HALF_A_YEAR = timedelta(days=183)
YEARS_TO_A_LEAP_DAY = 9
_TOKEN = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}(?:\.\d{1,2}(?:\.\d{2,4})?|:\d{2})?(?!\d)|\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class When:
    """A moment to call back (aware, in the clients' time zone).

    A soft one names no time: `part` is the part of the day that was said, empty for the whole of it.
    """

    at: datetime
    soft: bool = False
    part: str = ""


def read_when(said: str, now: datetime, hours: CallingHours, words: Words) -> When:
    """Return what was meant, seen from `now` in the clients' time zone. Raises Refused (appointment.unclear)."""
    heard = _Heard(said, words)
    ahead = _ahead(heard) if heard.take("later") else None
    if isinstance(ahead, timedelta):
        when = When((now + ahead).replace(second=0, microsecond=0))
    else:
        day = _day(heard, now.date()) if ahead is None else now.date() + timedelta(days=ahead)
        when = _within(day, heard, now, hours)
    if heard.rest:
        raise Refused("appointment.unclear", said=said)
    return when


class _Heard:
    """What was said as meanings, those not yet understood."""

    def __init__(self, said: str, words: Words) -> None:
        self.said = said
        self.rest = " ".join(_meanings(_TOKEN.findall(fold_search(said)), words))

    def take(self, pattern: str) -> re.Match[str] | None:
        """Find a meaning and strike it out."""
        found = re.search(rf"(?<!\S)(?:{pattern})(?!\S)", self.rest)
        if found:
            self.rest = " ".join((self.rest[: found.start()] + self.rest[found.end() :]).split())
        return found

    def unclear(self) -> Refused:
        return Refused("appointment.unclear", said=self.said)


def _meanings(tokens: list[str], words: Words) -> Iterator[str]:
    """Yield what the tokens mean, the longest phrases first; a word that is unknown stands for itself."""
    longest = max(phrase.count(" ") for phrase in words) + 1
    place = 0
    while place < len(tokens):
        phrases = (" ".join(tokens[place : place + length]) for length in range(longest, 0, -1))
        phrase = next((one for one in phrases if one in words), tokens[place])
        meaning = words.get(phrase, phrase)
        if meaning != "filler":
            yield meaning.removeprefix("number.")
        place += phrase.count(" ") + 1


def _ahead(heard: _Heard) -> timedelta | int:
    """Return how long from now, or in how many days."""
    if found := heard.take(r"(?:(\d{1,3}) )?(day|week)"):
        return int(found[1] or 1) * DAYS[found[2]]
    minutes, units = 0, "|".join(MINUTES)
    while found := heard.take(rf"(?:(\d{{1,3}}) )?({units})"):
        minutes += int(found[1] or 1) * MINUTES[found[2]]
    if not minutes:
        raise heard.unclear()
    return timedelta(minutes=minutes)


def _day(heard: _Heard, today: date) -> date | None:
    """Return the day that was named, None when none was."""
    weekday = heard.take(r"weekday\.(\d)")
    if found := heard.take("today|tomorrow|after_tomorrow"):
        named: date | None = today + timedelta(days=DAYS[found[0]])
    elif weekday and not (named := _dated(heard, today)):
        named = today + timedelta(days=(int(weekday[1]) - today.isoweekday() - 1) % 7 + 1)
    else:
        named = named if weekday else _dated(heard, today)
    if weekday and named and named.isoweekday() != int(weekday[1]):
        raise heard.unclear()
    return named


def _dated(heard: _Heard, today: date) -> date | None:
    if found := heard.take(r"(\d{4})-(\d{2})-(\d{2})|(\d{4}) (\d{1,2}) month\.(\d+)"):
        year, month, day = (found[1], found[2], found[3]) if found[1] else (found[4], found[6], found[5])
    elif found := heard.take(r"(\d{1,2}) month\.(\d+)(?: (\d{4}))?|(\d{1,2})\.(0?[1-9]|1[0-2])(?:\.(\d{4}|\d{2}))?"):
        day, month, year = (found[1], found[2], found[3]) if found[1] else (found[4], found[5], found[6])
    elif found := heard.take(r"month\.(\d+) (\d{1,2})(?: (\d{4}))?"):
        month, day, year = found.groups()
    else:
        return None
    if year:
        named = _date_or_none(int(year) % 2000 + 2000, int(month), int(day))
    else:
        years = range(today.year, today.year + YEARS_TO_A_LEAP_DAY)
        dates = (_date_or_none(one, int(month), int(day)) for one in years)
        # A date of the last months is one that has passed: it is refused as such.
        named = next((one for one in dates if one and one > today - HALF_A_YEAR), None)
    if named is None:
        raise heard.unclear()
    return named


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _within(day: date | None, heard: _Heard, now: datetime, hours: CallingHours) -> When:
    """Return the moment of a day, today when none was named."""
    found = heard.take(r"part\.(\w+)")
    part = found[1] if found else ""
    clock = _clock(heard, part, hours)
    if clock is None and not part and day is None:
        raise heard.unclear()
    begins = max(BEGINS.get(part, hours.start), hours.start)
    at = datetime.combine(day or now.date(), clock or begins, now.tzinfo)
    return When(at) if clock else When(at, soft=True, part=part)


def _clock(heard: _Heard, part: str, hours: CallingHours) -> time | None:
    found = (
        heard.take(r"(?:hour )?(\d{1,2})[:.](\d{2})(?: hour)?( am| pm| day)?")
        or heard.take(r"(\d{1,2}) hour (\d{1,2}) minute( am| pm| day)?")
        or heard.take(r"(?:hour )?(\d{1,2})()(?: hour)?( am| pm| day)?")
    )
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").strip()
    later = part == "evening" or half in {"pm", "day"}
    twelve_more = hour < NOON.hour and (later or _meant_after_noon(found[1], half, hours))
    hour = hour + NOON.hour if twelve_more else hour % NOON.hour if half == "am" else hour
    try:
        return time(hour, minute)
    except ValueError:
        raise heard.unclear() from None


def _meant_after_noon(hour: str, half: str, hours: CallingHours) -> bool:
    """Tell whether an hour with one digit, at which nobody calls, is one after noon: "at 3"."""
    if len(hour) > 1 or half == "am":
        return False
    return int(hour) < hours.start.hour and int(hour) + NOON.hour < hours.end.hour
