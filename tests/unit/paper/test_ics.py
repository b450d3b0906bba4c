"""Due dates as other calendars read them (RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from survey.deadlines import DueDate, DueState, Duty
from survey.errors import FileRefused
from survey.language import Language
from survey.periods import Month, Quarter
from ui.paper import ics
from ui.paper.ics import calendar_ics, save_ics
from ui.texts import Texts

AT = datetime(2026, 9, 21, 5, 12, tzinfo=UTC)
DATES = (
    DueDate(Duty.REGISTRY, Month(2026, 7), date(2026, 8, 3), DueState.DONE, date(2026, 8, 1)),
    DueDate(Duty.NOTICE, Month(2026, 8), date(2026, 9, 22), DueState.DUE),
    DueDate(Duty.REPORT, Quarter(2026, 3), date(2026, 10, 12), DueState.OPEN),
    DueDate(Duty.FINAL, Quarter(2026, 4), date(2026, 12, 10), DueState.NOT_STARTED),
)


def events(content: str) -> Sequence[Component]:
    return Calendar.from_ical(content).walk("VEVENT")


@pytest.mark.parametrize("language", list(Language))
def test_each_due_date_is_a_day_of_its_own_in_every_language(language: Language) -> None:
    texts = Texts(language)
    found = events(calendar_ics(DATES, texts, AT))
    assert [one.decoded("DTSTART") for one in found] == [one.due for one in DATES]
    assert [str(one["SUMMARY"]) for one in found] == [
        texts(
            "calendar.event",
            what=texts(f"calendar.{one.duty.value}", period=one.period),
            paragraph=one.paragraph,
        )
        for one in DATES
    ]
    assert {one.decoded("DTSTAMP") for one in found} == {AT}


def test_an_event_keeps_its_name_from_export_to_export() -> None:
    later = [DueDate(one.duty, one.period, one.due, DueState.DONE, one.due) for one in DATES]
    first, second = (
        [str(one["UID"]) for one in events(calendar_ics(dates, Texts(language), AT + since))]
        for dates, language, since in ((DATES, Language.KK, timedelta()), (later, Language.RU, timedelta(days=1)))
    )
    assert first == second
    assert len(set(first)) == len(DATES)


def test_one_is_reminded_on_the_working_day_before_of_what_is_not_done() -> None:
    done, notice, report, _final = events(calendar_ics(DATES, Texts(Language.KK), AT))
    assert done.walk("VALARM") == []
    reminders = [one.walk("VALARM")[0].decoded("TRIGGER") for one in (notice, report)]
    midnight = [datetime(2026, 9, 22), datetime(2026, 10, 12)]  # noqa: DTZ001  a day of the calendar, nowhere in the world
    moments = [day + before for day, before in zip(midnight, reminders, strict=True)]
    assert [str(moment) for moment in moments] == ["2026-09-21 09:00:00", "2026-10-09 09:00:00"]


@pytest.mark.parametrize("language", list(Language))
def test_lines_end_in_crlf_and_have_at_most_75_octets(language: Language) -> None:
    content = calendar_ics(DATES, Texts(language), AT).encode()
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(line.decode() for line in lines[:-1])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n"), max_size=300))
def test_whatever_the_words_are_they_are_read_back_as_they_were(words: str) -> None:
    folded = "".join(f"{part}\r\n" for part in ics._folded(ics._property("SUMMARY", words)))
    assert max(len(line.encode()) for line in folded.split("\r\n")) <= 75
    event = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{folded}END:VEVENT\r\nEND:VCALENDAR\r\n"
    assert str(events(event)[0]["SUMMARY"]) == words


def test_a_calendar_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(FileRefused, match=r"report\.write_failed"):
        save_ics(DATES, Texts(Language.KK), AT, tmp_path / "taken" / "calendar.ics")
