"""Fieldwork played by a floor of operators through the real desks on a real store, with a stepped clock."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from uuid import UUID

from storage.engine import Store
from survey.edition import Edition
from survey.fieldwork.case import FRESH, Case, CaseRow
from survey.fieldwork.queue import Hindrance, Reason
from survey.ids import uuid7
from survey.interview import Interview
from survey.language import Language
from survey.periods import Month, Quarter
from survey.registry.records import Record, Version
from survey.sampling.design import Draw, Plan, Request, Wave
from survey.services.calling import CallingDesk, Pause, Turn
from survey.services.sampling import SamplingDesk
from tests.storage.calling.conftest import HandClock, record
from tests.storage.calling.floor import seat

QUARTER = Quarter(2026, 3)
OPENING = datetime(2026, 10, 19, 4, 0, tzinfo=UTC)
"""A Monday, 9:00 in Almaty. The Monday after is a holiday: Republic Day fell on Sunday."""
REGIONS = ("KZ-63", "KZ-10", "KZ-75")
CALLBACK, SOFT, HARD, BARRIER = "2.21", "2.11", "2.112", "2.332"
WEIGHTS = {
    "interview": 24,
    "3.13": 36,
    CALLBACK: 10,
    "3.12": 9,
    HARD: 6,
    SOFT: 4,
    "3.20": 3,
    "2.20": 3,
    "2.222": 2,
    "3.16": 2,
    BARRIER: 1.5,
    "break-off": 1,
    "2.30": 0.4,
    "4.70": 0.1,
}
MISTAKES = 0.02
SHARED = 0.05
"""Clients who gave the number of the client before them."""
IDLE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Served:
    """A client put before an operator (UTC)."""

    at: datetime
    operator: int
    case: UUID
    reason: Reason


@dataclass
class Shift:
    """What happened on the floor."""

    served: list[Served] = field(default_factory=list)
    given: Counter[str] = field(default_factory=Counter)
    waits: Counter[Hindrance] = field(default_factory=Counter)
    in_hand: dict[UUID, int] = field(default_factory=dict)
    doubled: int = 0


def draw_wave(store: Store, clock: HandClock, edition: Edition, number: int, seed: int) -> Wave:
    """Store a wave of so many fresh cases in three regions; a few clients share a number."""
    chance, by = random.Random(seed), store.staff.id
    day = date(2026, 10, 1)
    month = Month(2026, 9)
    version = Version(
        uuid7(clock()),
        month,
        1,
        "r.xlsx",
        "0" * 64,
        day,
        late=False,
        rows=number,
        counted=number,
        imported_at=clock(),
        by=by,
    )
    plan = Plan(QUARTER, Request(), number, number, number, 0.4, ())
    wave = Wave(uuid7(clock()), edition.id, plan, "seed", "0" * 64, clock(), by)
    template = record(1)
    rows = [_row(template, place) for place in range(1, number + 1)]
    cases = [
        Case(uuid7(clock()), wave.id, n, 1, chance.choice(REGIONS), f"p:{n}", 1, version.id, n, _phones(chance, n))
        for n in range(1, number + 1)
    ]
    with store.work() as work:
        work.registries.add(version, rows, [])
        work.waves.add(wave, Draw(plan, "seed", "0" * 64, ()), [CaseRow(case, FRESH) for case in cases])
        work.commit()
    return wave


def _row(template: Record, place: int) -> Record:
    return replace(template, number=place, person=f"p:{place}", enterprise=f"e:{place}")


def _phones(chance: random.Random, n: int) -> tuple[str, ...]:
    first = n - 1 if n > 1 and chance.random() < SHARED else n
    return (f"+7705{first:07}", f"+7723{n:07}")[: chance.choice((1, 2, 2))]


def man_the_floor(store: Store, clock: HandClock, edition: Edition, number: int) -> list[CallingDesk]:
    """Seat so many operators: half speak both languages, a third turn refusals round, two keep to a region."""
    spoken = ((Language.KK, Language.RU), (Language.KK, Language.RU), (Language.KK,), (Language.RU,))
    return [
        seat(
            store,
            clock,
            edition,
            f"operator-{place}",
            languages=spoken[place % 4],
            converts=place % 3 == 0,
            region=REGIONS[0] if place in {4, 5} else "",
        )
        for place in range(number)
    ]


class Floor:
    """Plays the shifts: who is free asks, who has a client ends the call some minutes later."""

    def __init__(self, desks: list[CallingDesk], clock: HandClock, edition: Edition, seed: int) -> None:
        self.desks, self.clock, self.edition = desks, clock, edition
        self.chance = random.Random(seed)
        self.shift = Shift()

    def play(self, until: datetime) -> Shift:
        """Work until a moment (UTC); who has a client on the line then finishes."""
        events: list[tuple[datetime, int, Turn | None]] = [(OPENING, place, None) for place in range(len(self.desks))]
        while events:
            at, place, turn = heappop(events)
            self.clock.at = max(self.clock.at, at)
            if turn:
                self._end(place, turn)
                heappush(events, (self.clock.at, place, None))
            elif at < until:
                heappush(events, self._ask(place))
        return self.shift

    def _ask(self, place: int) -> tuple[datetime, int, Turn | None]:
        found = self.desks[place].next_client()
        if isinstance(found, Pause):
            self.shift.waits.update(found.hindrances)
            return found.opens or self.clock.at + IDLE, place, None
        self.shift.doubled += found.case.id in self.shift.in_hand
        self.shift.in_hand[found.case.id] = place
        self.shift.served.append(Served(self.clock.at, place, found.case.id, found.reason))
        if found.phone:
            self.desks[place].dial(found.case.id, found.phone)
        return self.clock.at + timedelta(seconds=self.chance.randrange(40, 300)), place, found

    def _end(self, place: int, turn: Turn) -> None:
        desk, case = self.desks[place], turn.case.id
        ending = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        self.shift.given[ending] += 1
        if ending != "interview" and self.chance.random() < MISTAKES:
            desk.close(case, HARD)
            desk.undo(case, "басқа батырма")
        self._give(desk, turn, ending)
        del self.shift.in_hand[case]

    def _give(self, desk: CallingDesk, turn: Turn, ending: str) -> None:
        case = turn.case.id
        if ending == "interview":
            while question := turn.interview.next_question():
                choice = self.chance.choice(question.choices).key
                progress = desk.answer(case, question.id, choice, Language.KK)
                turn = _with(turn, progress.interview)
            desk.complete(case)
        elif ending == "break-off":
            if question := turn.interview.next_question():
                desk.answer(case, question.id, question.choices[0].key, Language.RU)
            desk.close(case, HARD)
        elif ending == CALLBACK:
            desk.appoint(case, self._promise())
        else:
            desk.note(case, "жазба")
            desk.close(case, ending)

    def _promise(self) -> datetime:
        """Return a quarter of an hour within calling hours in the next two days, no holiday."""
        day = self.clock.at.date() + timedelta(days=self.chance.choice((1, 1, 2)))
        while day.isoweekday() == 7 or day == date(2026, 10, 26):
            day += timedelta(days=1)
        return datetime(day.year, day.month, day.day, self.chance.randrange(4, 14), 15, tzinfo=UTC)


def _with(turn: Turn, interview: Interview) -> Turn:
    return replace(turn, interview=interview)


def supervisor(store: Store, clock: HandClock, edition: Edition) -> SamplingDesk:
    """Return the desk that closes the wave."""
    return SamplingDesk(store.work, clock, edition, store.staff)
