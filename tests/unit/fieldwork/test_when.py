"""Times to call back in the words that people use."""

from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.edition import CallingHours
from survey.edition_file import load_edition
from survey.errors import Refused
from survey.fieldwork.hours import is_calling_day
from survey.fieldwork.when import BEGINS, When, read_when
from survey.language import Language
from survey.registry.folding import fold_search
from ui.interview.spoken import slot_words, understand, vocabulary
from ui.texts import ALMATY, Texts, read_area

EDITION = load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")
HOURS = CallingHours(time(9), time(20), frozenset({1, 2, 3, 4, 5, 6}))
TUESDAY = datetime(2026, 11, 24, 10, 20, 30, tzinfo=ALMATY)
SCREENS = [Texts(language) for language in Language]


def read(said: str) -> When:
    return read_when(said, TUESDAY, HOURS, vocabulary())


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ертең 11:30", "25.11 11:30"),
        ("Ертен сағат 11-де", "25.11 11:00"),
        ("бүгін 15:00-де", "24.11 15:00"),
        ("2 сағаттан кейін", "24.11 12:20"),
        ("бір жарым сағаттан кейін", "24.11 11:50"),
        ("бейсенбіде сағат 15-те", "26.11 15:00"),
        ("сенбі күні он бірде", "28.11 11:00"),
        ("26 қарашада 14:00", "26.11 14:00"),
        ("2027 жылғы 5 қаңтар, 10:00", "05.01.2027 10:00"),
        ("кешкі 7", "24.11 19:00"),
        ("в среду в 15:00", "25.11 15:00"),
        ("во вторник в 15", "01.12 15:00"),
        ("через час", "24.11 11:20"),
        ("через полчаса", "24.11 10:50"),
        ("через 1 час 30 минут", "24.11 11:50"),
        ("через 2 дня в 15.30", "26.11 15:30"),
        ("завтра в 3", "25.11 15:00"),
        ("завтра в 3 часа дня", "25.11 15:00"),
        ("завтра в 3 ночи", "25.11 03:00"),
        ("послезавтра в 12:30", "26.11 12:30"),
        ("25.11 11.30", "25.11 11:30"),
        ("11.30", "24.11 11:30"),
        ("25.11.2026 11:30", "25.11 11:30"),
        ("tomorrow 11", "25.11 11:00"),
        ("in 2 hours", "24.11 12:20"),
        ("in half an hour", "24.11 10:50"),
        ("on Friday at 3 pm", "27.11 15:00"),
        ("December 1st at 12 am", "01.12 00:00"),
        ("2026-12-01 09:05", "01.12 09:05"),
        ("20 ноября 11:00", "20.11 11:00"),
        ("10 января 11:00", "10.01.2027 11:00"),
    ],
)
def test_words_mean_a_moment(said: str, meant: str) -> None:
    when = read(said)
    day = f"{when.at:%d.%m}" if when.at.year == TUESDAY.year else f"{when.at:%d.%m.%Y}"
    assert (f"{day} {when.at:%H:%M}", when.soft) == (meant, False)


@pytest.mark.parametrize(
    ("said", "begins", "part"),
    [
        ("бүгін кешке", "2026-11-24T18:00+05:00", "evening"),
        ("дүйсенбі түстен кейін", "2026-11-30T14:00+05:00", "after_lunch"),
        ("завтра после обеда", "2026-11-25T14:00+05:00", "after_lunch"),
        ("через неделю утром", "2026-12-01T09:00+05:00", "morning"),
        ("tomorrow in the afternoon", "2026-11-25T14:00+05:00", "after_lunch"),
        ("днём", "2026-11-24T12:00+05:00", "noon"),
        ("ертең", "2026-11-25T09:00+05:00", ""),
        ("2 күннен кейін", "2026-11-26T09:00+05:00", ""),
    ],
)
def test_a_part_of_the_day_is_soft_and_due_when_it_begins(said: str, begins: str, part: str) -> None:
    assert read(said) == When(datetime.fromisoformat(begins).astimezone(ALMATY), soft=True, part=part)


@pytest.mark.parametrize(
    "said",
    [
        *("", "когда-нибудь", "ертең бәлкім 11:30", "31 ноября 11:00", "завтра 25:00", "11:75", "через", "12345"),
        *("среда, 24 ноября, 11:30", "завтра 11:30 12:30", "2026", "кейін", "через 2 часа завтра", "2027-02-30 10:00"),
    ],
)
def test_what_is_unclear_is_refused_and_never_guessed(said: str) -> None:
    with pytest.raises(Refused, match=r"appointment\.unclear"):
        read(said)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("вчера", "unclear"),
        ("бүгін 10:00", "past"),
        ("20 ноября", "past"),
        ("ертең 21:00", "hours"),
        ("в воскресенье в 11:00", "hours"),
        ("16 желтоқсан 11:00", "holiday"),
        ("15 желтоқсан 11:00", "closed"),
    ],
)
def test_an_impossible_slot_is_refused_with_its_reason(said: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        understand(said, TUESDAY, date(2026, 12, 14), EDITION)
    assert refused.value.code == f"appointment.{why}"
    assert SCREENS[0].error(refused.value)


def test_after_the_closing_day_calls_are_promised_as_before() -> None:
    assert understand("ертең 11:30", TUESDAY, date(2026, 11, 23), EDITION).at.day == 25


def test_a_slot_is_shown_in_full_in_the_language_of_the_screen() -> None:
    exact, soft = read("ертең 11:30"), read("дүйсенбі түстен кейін")
    shown = [slot_words(when, TUESDAY.date(), texts) for when in (exact, soft) for texts in SCREENS]
    assert shown == [
        "сәрсенбі, 25 қараша, 11:30",
        "среда, 25 ноября, 11:30",
        "Wednesday, 25 November, 11:30",
        "дүйсенбі, 30 қараша, түстен кейін",
        "понедельник, 30 ноября, после обеда",
        "Monday, 30 November, after lunch",
    ]


NOWS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis makes them aware
DAYS_AHEAD, CLOCKS = st.integers(0, 500), st.times().map(lambda at: at.replace(second=0, microsecond=0))


@settings(deadline=None)
@given(NOWS, DAYS_AHEAD, st.one_of(CLOCKS, st.sampled_from(["", "morning", *BEGINS])), st.sampled_from(SCREENS))
def test_what_the_screen_shows_means_the_same_when_it_is_typed_in(
    now: datetime, ahead: int, told: time | str, texts: Texts
) -> None:
    there = now.astimezone(ALMATY)
    day = there.date() + timedelta(days=ahead)
    clock = told if isinstance(told, time) else BEGINS.get(told, HOURS.start)
    soft = {} if isinstance(told, time) else {"soft": True, "part": told}
    when = When(datetime.combine(day, clock, ALMATY), **soft)
    assert read_when(slot_words(when, there.date(), texts), there, HOURS, vocabulary()) == when


@settings(deadline=None)
@given(st.text("ертеңбүгін завтра tomorrow 0123456789:.-", max_size=30))
def test_whatever_is_typed_is_understood_or_refused(said: str) -> None:
    with suppress(Refused):
        when = understand(said, TUESDAY, None, EDITION)
        assert when.at > TUESDAY
        assert is_calling_day(when.at.date(), EDITION)


def test_no_phrase_has_two_meanings() -> None:
    meanings = {
        (fold_search(phrase), meaning)
        for meaning, entry in read_area("when").items()
        for words in entry.values()
        for phrase in str(words).split(", ")
    }
    assert [phrase for phrase, number in Counter(phrase for phrase, _ in meanings).items() if number > 1] == []
