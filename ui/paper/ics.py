"""Due dates for the calendars people carry: iCalendar (RFC 5545)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from survey.calendar import working_day_before
from survey.deadlines import DueDate
from ui.paper.files import save_whole
from ui.texts import Texts

OCTETS = 75
"""The most that a line may have (RFC 5545, 3.1)."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
MORNING = 9
"""The hour at which one is reminded, on the working day before (methodology decision 7)."""


def save_ics(dates: Sequence[DueDate], texts: Texts, at: datetime, file: Path) -> Path:
    """Write due dates as they stand at a moment (UTC) to a file. Raises FileRefused (report.write_failed)."""

    def build(out: BinaryIO) -> None:
        out.write(calendar_ics(dates, texts, at).encode())

    return save_whole(file, build)


def calendar_ics(dates: Sequence[DueDate], texts: Texts, at: datetime) -> str:
    """Return due dates as whole days; the same duty of the same period is the same event in every export."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Pikirterim//{texts.language.value}", "CALSCALE:GREGORIAN"]
    lines += [line for one in dates for line in _event(one, texts, at)]
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line))


def _event(one: DueDate, texts: Texts, at: datetime) -> Iterator[str]:
    what = texts(f"calendar.{one.duty.value}", period=one.period)
    yield "BEGIN:VEVENT"
    yield f"UID:{one.duty.value}-{one.period}@pikirterim"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{one.due:%Y%m%d}"
    yield _property("SUMMARY", texts("calendar.event", what=what, paragraph=one.paragraph))
    yield _property("DESCRIPTION", texts(f"calendar.state.{one.state.value}"))
    yield "TRANSP:TRANSPARENT"
    if not one.done:
        days = (one.due - working_day_before(one.due)).days
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-PT{24 * days - MORNING}H")
        yield _property("DESCRIPTION", what)
        yield "END:VALARM"
    yield "END:VEVENT"


def _property(name: str, words: str) -> str:
    return f"{name}:{words.translate(ESCAPED)}"


def _folded(line: str) -> Iterator[str]:
    """Cut a line into parts of at most 75 octets, no letter torn apart; each but the first begins with a space."""
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > OCTETS:
            yield part
            part = " "
        part += letter
    yield part
