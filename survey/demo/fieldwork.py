"""Half a fieldwork, played on the real calling desk."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from survey.edition import Edition
from survey.language import Language
from survey.questionnaire import Question
from survey.services.calling import CallingDesk, Turn

INTERVIEWED, PROMISED = 0.62, 0.05
OUTCOMES = (("3.13", 50), ("3.12", 14), ("2.112", 14), ("3.20", 7), ("2.332", 2), ("2.20", 6), ("3.16", 7))
ANSWERS = {
    "q1": (("yes", 960), ("no", 25), ("dk", 13), ("refused", 2)),
    "q2": (("5", 490), ("4", 330), ("3", 120), ("2", 30), ("1", 12), ("dk", 13), ("refused", 5)),
    "q3": (("yes", 790), ("no", 150), ("dk", 50), ("refused", 10)),
    "q4": (("yes", 560), ("no", 380), ("dk", 50), ("refused", 10)),
}
NOTES = ("түстен кейін қоңырау шалу ыңғайлы", "просил говорить по-русски", "орталық қызметкеріне рақмет айтты")
NOTED = 0.03
KAZAKH = 0.6
MORNING = time(10)


@dataclass(slots=True)
class SteppingClock:
    """A clock that stands until it is moved, and never passes its end."""

    at: datetime
    end: datetime

    def __call__(self) -> datetime:
        """Return the moment it stands at."""
        return self.at

    def move(self, step: timedelta) -> None:
        """Move on."""
        self.at = min(self.at + step, self.end)


def play_fieldwork(calling: CallingDesk, clock: SteppingClock, edition: Edition, seed: int, turns: int) -> None:
    """Call so many clients between the clock's moment and its end, within the edition's calling hours."""
    chance = Random(seed)  # noqa: S311  invented on purpose, and repeatable
    step = _open_time(clock, edition) / turns
    for _ in range(turns):
        clock.move(step)
        _wait_for_calling_hours(clock, edition)
        turn = calling.next_client()
        if isinstance(turn, Turn):
            _call(chance, calling, clock, edition, turn)


def _call(chance: Random, calling: CallingDesk, clock: SteppingClock, edition: Edition, turn: Turn) -> None:
    case = turn.case.id
    calling.dial(case, turn.case.phones[0])
    clock.move(timedelta(seconds=20))
    if chance.random() < NOTED:
        calling.note(case, chance.choice(NOTES))
    if chance.random() < INTERVIEWED:
        _interview(chance, calling, clock, turn)
    elif chance.random() < PROMISED / (1 - INTERVIEWED):
        calling.appoint(case, _next_morning(clock, edition))
    else:
        codes, weights = zip(*OUTCOMES, strict=True)
        calling.close(case, chance.choices(codes, weights)[0])


def _interview(chance: Random, calling: CallingDesk, clock: SteppingClock, turn: Turn) -> None:
    language = Language.KK if chance.random() < KAZAKH else Language.RU
    question = turn.interview.next_question()
    while question:
        clock.move(timedelta(seconds=12))
        question = calling.answer(
            turn.case.id, question.id, _choice(chance, question), language
        ).interview.next_question()
    calling.complete(turn.case.id)


def _choice(chance: Random, question: Question) -> str:
    keys, weights = zip(*ANSWERS[question.id], strict=True)
    return str(chance.choices(keys, weights)[0])


def _open_time(clock: SteppingClock, edition: Edition) -> timedelta:
    """Return how long calls may be made between the clock's moment and its end."""
    zone, hours = ZoneInfo(edition.time_zone), edition.calling_hours
    opened = timedelta()
    day = clock.at.astimezone(zone).date()
    while day <= clock.end.astimezone(zone).date():
        if day.isoweekday() in hours.weekdays:
            start = max(clock.at, datetime.combine(day, hours.start, zone))
            end = min(clock.end, datetime.combine(day, hours.end, zone))
            opened += max(end - start, timedelta())
        day += timedelta(days=1)
    return opened


def _wait_for_calling_hours(clock: SteppingClock, edition: Edition) -> None:
    zone, hours = ZoneInfo(edition.time_zone), edition.calling_hours
    there = clock().astimezone(zone)
    if there.isoweekday() in hours.weekdays and hours.start <= there.time() < hours.end:
        return
    day = there.date() if there.time() < hours.start else there.date() + timedelta(days=1)
    while day.isoweekday() not in hours.weekdays:
        day += timedelta(days=1)
    clock.move(datetime.combine(day, hours.start, zone) - clock())


def _next_morning(clock: SteppingClock, edition: Edition) -> datetime:
    zone = ZoneInfo(edition.time_zone)
    day = clock().astimezone(zone).date() + timedelta(days=1)
    while day.isoweekday() not in edition.calling_hours.weekdays:
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, zone)
